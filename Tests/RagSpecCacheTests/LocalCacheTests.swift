import ContentDigest
import Foundation
import RagSpecCache
import RagSpecCore
import RagSpecSQLite
import Testing

@Suite struct LocalCacheTests {
  @Test func leavesNoTraceUntilSomethingIsRecorded() throws {
    let folder = TemporaryFolder()
    let cache = LocalCache(path: folder[".ragspec/cache.sqlite"])
    #expect(try cache.answers(for: [.sample(1)]).map { $0 == nil } == [true])
    try cache.flush()
    #expect(folder.names.isEmpty)
    cache.record(.sample(1))
    try cache.flush()
    #expect(folder.exists(".ragspec/cache.sqlite"))
  }

  /// A file of the form before details, with one answer.
  private func makeFirstForm(at path: String) throws {
    let database = try Database(path: path, access: .readWrite)
    try database.execute(
      """
      CREATE TABLE response (key BLOB PRIMARY KEY, content TEXT NOT NULL, finish TEXT NOT NULL, input_tokens INTEGER,
        output_tokens INTEGER, latency_ms REAL NOT NULL, recorded_at INTEGER NOT NULL, request TEXT NOT NULL);
      INSERT INTO response VALUES (x'\(SHA256Digest.sample(1).hex)', 'old', 'stop', 1, 2, 3, 4, '{}');
      PRAGMA user_version = 1;
      """)
  }

  @Test func readsAndExtendsAFileOfTheFirstForm() throws {
    let folder = TemporaryFolder()
    try makeFirstForm(at: folder["c"])
    let cache = LocalCache(path: folder["c"])
    #expect(try cache.answers(for: [.sample(1)])[0]?.output.content == "old")
    var count = 0
    try CacheCatalog(path: folder["c"]).forEach { _ in count += 1 }
    #expect(count == 1)
    cache.record(.sample(2, details: #"{"refusal":"no"}"#))
    try cache.flush()
    let found = try cache.answers(for: [.sample(1), .sample(2)])
    #expect(found[0]?.output.content == "old" && found[0]?.output.details == nil)
    #expect(found[1]?.output.details?.json == Array(#"{"refusal":"no"}"#.utf8))
    try CacheCatalog(path: folder["c"]).forEach { _ in count += 1 }
    #expect(count == 3)
  }

  @Test func outlivesTheObject() throws {
    let folder = TemporaryFolder()
    let first = LocalCache(path: folder["cache.sqlite"])
    first.record(.sample(1))
    try first.flush()
    let second = LocalCache(path: folder["cache.sqlite"])
    #expect(try second.answers(for: [.sample(1)])[0]?.output.content == "answer 1")
  }

  @Test func seesWhatAnotherConnectionRecordsLater() throws {
    let folder = TemporaryFolder()
    let (reader, writer) = (LocalCache(path: folder["c"]), LocalCache(path: folder["c"]))
    for number in 0..<5 {
      #expect(try reader.answers(for: [.sample(number)])[0] == nil)
      writer.record(.sample(number))
      try writer.flush()
      #expect(try reader.answers(for: [.sample(number)])[0] != nil)
    }
  }

  /// What a model answered may be nobody else's business.
  @Test func nobodyElseMayReadTheFiles() throws {
    let folder = TemporaryFolder()
    let cache = LocalCache(path: folder["c"])
    _ = cache.claim(.sample(1))
    cache.record(.sample(1))
    try cache.flush()
    let reader = try Database(path: folder["c"], access: .readWrite)
    try reader.execute("BEGIN IMMEDIATE; CREATE TABLE x (y); COMMIT")
    #expect(folder.names == ["c", "c-claims", "c-shm", "c-wal"])
    for name in folder.names {
      let rights = try FileManager.default.attributesOfItem(atPath: folder[name])[.posixPermissions] as? Int
      #expect(rights == 0o600, "\(name)")
    }
  }

  /// Whoever records without pause does not keep what was recorded from the disk.
  @Test func putsBatchesOnDiskWhileMoreIsRecorded() async throws {
    let folder = TemporaryFolder()
    let (writer, reader) = (LocalCache(path: folder["c"]), LocalCache(path: folder["c"]))
    var number = 0
    try await eventually {
      writer.record(.sample(number))
      number += 1
      return try reader.answers(for: [.sample(0), .sample(number / 2)]).allSatisfy { $0 != nil }
    }
  }

  @Test func putsASingleResponseOnDiskWithinAMoment() async throws {
    let folder = TemporaryFolder()
    let (writer, reader) = (LocalCache(path: folder["c"]), LocalCache(path: folder["c"]))
    for number in 0..<3 {
      writer.record(.sample(number))
      try await eventually { try reader.answers(for: [.sample(number)])[0] != nil }
    }
  }

  /// The last response of a run is not lost with the object that recorded it.
  @Test func recordsWhatWasTakenInBeforeTheObjectWent() async throws {
    let folder = TemporaryFolder()
    LocalCache(path: folder["c"]).record(.sample(1))
    let reader = LocalCache(path: folder["c"])
    try await eventually { try reader.answers(for: [.sample(1)])[0] != nil }
  }

  @Test func manyConnectionsMayMakeTheFileAtOnce() async throws {
    for _ in 0..<20 {
      let folder = TemporaryFolder()
      let path = folder["c"]
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<8 {
          group.addTask {
            let cache = LocalCache(path: path)
            cache.record(.sample(number))
            try cache.flush()
          }
        }
        try await group.waitForAll()
      }
      #expect(try LocalCache(path: path).answers(for: (0..<8).map(SHA256Digest.sample)).allSatisfy { $0 != nil })
    }
  }
}
