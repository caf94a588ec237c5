import ContentDigest
import Foundation
import RagSpecCache
import RagSpecCore
import RagSpecSQLite
import Testing

@Suite struct LocalCacheFaultTests {
  @Test func refusesAFileThatIsNoDatabase() throws {
    let folder = TemporaryFolder()
    let text = "a text, as long as the header of a database: " + String(repeating: "x", count: 200)
    try folder.write(text, to: "c")
    try expectFailure(at: folder["c"], message: "not a database", hint: "move the file away")
    #expect(try folder.text(of: "c") == text)
  }

  @Test func takesAnEmptyFileForANewOne() throws {
    let folder = TemporaryFolder()
    try folder.write("", to: "c")
    let cache = LocalCache(path: folder["c"])
    #expect(try cache.answers(for: [.sample(1)])[0] == nil)
    cache.record(.sample(1))
    try cache.flush()
    #expect(try cache.answers(for: [.sample(1)])[0] != nil)
  }

  @Test func refusesANewerForm() throws {
    let folder = TemporaryFolder()
    try makeCache(at: folder["c"])
    try Database(path: folder["c"], access: .readWrite).execute("PRAGMA user_version = 4")
    try expectFailure(at: folder["c"], message: "newer ragspec (form 4, this one knows 3)", hint: "another file")
  }

  /// Nothing is read from it, nothing written to it, whatever version it gives itself.
  @Test(arguments: [0, 1, 5]) func refusesAnotherProgramsDatabase(version: Int) throws {
    let folder = TemporaryFolder()
    do {
      let database = try Database(path: folder["c"], access: .readWrite)
      try database.execute("CREATE TABLE bookmark (url TEXT); PRAGMA user_version = \(version)")
    }
    let before = try Data(contentsOf: URL(filePath: folder["c"]))
    try expectFailure(at: folder["c"], message: version == 5 ? "newer" : "another program", hint: "another file")
    #expect(try Data(contentsOf: URL(filePath: folder["c"])) == before)
  }

  /// A file cut off anywhere gives the answers that were recorded, or an error; never a crash, never another answer.
  @Test func survivesTruncation() throws {
    let folder = TemporaryFolder()
    try makeCache(at: folder["whole"])
    let whole = try Data(contentsOf: URL(filePath: folder["whole"]))
    var failures = 0
    for length in stride(from: 1, to: whole.count, by: 1_777) {
      try folder.write(whole.prefix(length), to: "c\(length)")
      let cache = LocalCache(path: folder["c\(length)"])
      do {
        let answers = try cache.answers(for: Self.numbers.map { .sample($0) })
        for (number, answer) in zip(Self.numbers, answers) where answer != nil {
          #expect(answer?.output.content == Self.content(number))
        }
      } catch { failures += 1 }
    }
    #expect(failures > 5)
  }

  /// SQLite has no checksums, so that a changed letter may go unseen; but nothing ends the process.
  @Test func survivesCorruption() throws {
    let folder = TemporaryFolder()
    try makeCache(at: folder["whole"])
    let whole = try Data(contentsOf: URL(filePath: folder["whole"]))
    for round in 0..<40 {
      var broken = whole
      let start = round * 2_003 % (whole.count - 64)
      for offset in start..<start + 64 { broken[offset] = UInt8(truncatingIfNeeded: offset &* 31 &+ round) }
      try folder.write(broken, to: "c\(round)")
      let cache = LocalCache(path: folder["c\(round)"])
      let answers = try? cache.answers(for: Self.numbers.map { .sample($0) })
      #expect(answers == nil || answers?.count == Self.numbers.count)
    }
  }

  /// The index says which row has a key. Where two of its entries lead to each other's rows nobody gets the other's answer.
  @Test func takesNoOtherRequestsAnswer() throws {
    let folder = TemporaryFolder()
    let cache = LocalCache(path: folder["c"])
    for number in 0..<10 { cache.record(.sample(number)) }
    try cache.flush()
    var bytes = try Data(contentsOf: URL(filePath: folder["c"]))
    let (one, other) = (
      try Self.rowNumberPlace(of: .sample(3), in: bytes), try Self.rowNumberPlace(of: .sample(5), in: bytes)
    )
    bytes.swapAt(one, other)
    try folder.write(bytes, to: "c")
    let damaged = LocalCache(path: folder["c"])
    for number in [3, 5] {
      let error = try #require(throws: CacheError.self) { _ = try damaged.answers(for: [.sample(number)]) }
      #expect(error.hint?.contains("cache verify") == true)
    }
    #expect(try damaged.answers(for: [.sample(4)])[0]?.output.content == "answer 4")
  }

  /// Where the index has the number of a key's row, behind the key; in the table the answer stands there.
  private static func rowNumberPlace(of key: SHA256Digest, in bytes: Data) throws -> Int {
    let key = Data(key.withUnsafeBytes { Array($0) })
    let index = bytes.indices.first { bytes[$0...].starts(with: key) && bytes[$0 + 32] < 16 }
    return try #require(index) + 32
  }

  @Test func saysThatAFolderCannotBeMade() throws {
    let folder = TemporaryFolder()
    try folder.write("", to: "file")
    let cache = LocalCache(path: folder["file/below/c"])
    #expect(try cache.answers(for: [.sample(1)])[0] == nil)
    cache.record(.sample(1))
    let error = try #require(throws: CacheError.self) { try cache.flush() }
    #expect(error.message.contains("Not a directory"))
    #expect(error.hint?.contains("--cache off") == true)
  }

  @Test func saysThatTheFileIsAFolder() throws {
    let folder = TemporaryFolder()
    try expectFailure(at: folder.path, message: "it is a folder", hint: "another file")
  }

  /// A cache that cannot be written does not make every single response wait or fail; the end tells of it.
  @Test func takesInResponsesThatCannotBeWritten() throws {
    let folder = TemporaryFolder()
    try folder.write("", to: "file")
    let cache = LocalCache(path: folder["file/c"])
    for number in 0..<1_000 { cache.record(.sample(number)) }
    #expect(throws: CacheError.self) { try cache.flush() }
    try FileManager.default.removeItem(atPath: folder["file"])
    try cache.flush()
    let found = try cache.answers(for: (0..<1_000).map { .sample($0) })
    #expect(found.allSatisfy { $0 != nil })
  }
}

// MARK: - Broken files

extension LocalCacheFaultTests {
  private static let numbers = 0..<60

  private static func content(_ number: Int) -> String { "answer \(number) " + String(repeating: "x", count: 900) }

  /// Makes a file with several pages of answers, all in the one file.
  private func makeCache(at path: String) throws {
    let cache = LocalCache(path: path)
    for number in Self.numbers { cache.record(.sample(number, content: Self.content(number))) }
    try cache.flush()
    try Database(path: path, access: .readWrite).execute("PRAGMA wal_checkpoint(TRUNCATE)")
  }

  private func expectFailure(at path: String, message: String, hint: String) throws {
    let cache = LocalCache(path: path)
    cache.record(.sample(1))
    let failures = [
      try #require(throws: CacheError.self) { _ = try cache.answers(for: [.sample(1)]) },
      try #require(throws: CacheError.self) { try cache.flush() },
    ]
    for failure in failures {
      #expect(failure.message.hasPrefix("the response cache '\(path)': "))
      #expect(failure.message.contains(message))
      #expect(failure.hint?.contains(hint) == true)
    }
  }
}
