import ContentDigest
import Foundation
import RagSpecCache
import RagSpecCore
import RagSpecSQLite
import Testing

@Suite struct CacheCatalogTests {
  private let folder = TemporaryFolder()
  private var path: String { folder["cache.sqlite"] }

  private func record(_ responses: [RecordedResponse]) throws {
    let cache = LocalCache(path: path)
    for response in responses { cache.record(response) }
    try cache.flush()
  }

  private func keys(prefix: String = "") throws -> [SHA256Digest] {
    var keys: [SHA256Digest] = []
    try CacheCatalog(path: path).forEach(keyPrefix: prefix) { keys.append($0.key) }
    return keys
  }

  @Test func listsNewestFirst() throws {
    try record((0..<10).map { .sample($0, recordedAt: 1_000 + $0 / 2) })
    var found: [RecordedResponse] = []
    try CacheCatalog(path: path).forEach { found.append($0) }
    #expect(found.map(\.answer.recordedAt) == [1_004, 1_004, 1_003, 1_003, 1_002, 1_002, 1_001, 1_001, 1_000, 1_000])
    #expect(found.allSatisfy { ModelRequest.key(ofCanonical: $0.request) == $0.key })
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.answer.recordedAt > $1.answer.recordedAt || $0.key < $1.key })
  }

  @Test func findsByPrefixInEitherCase() throws {
    try record((0..<300).map { .sample($0) })
    let all = try keys()
    #expect(all.count == 300)
    for key in all.prefix(5) {
      for length in [1, 2, 3, 7, 63, 64] {
        let prefix = String(key.hex.prefix(length))
        let expected = Set(all.filter { $0.hex.hasPrefix(prefix) })
        #expect(Set(try keys(prefix: prefix)) == expected)
        #expect(Set(try keys(prefix: prefix.uppercased())) == expected)
      }
    }
  }

  /// A prefix means its letters, none of which stands for others.
  @Test(arguments: ["%", "_", "%%", "a%", "________", "*", "[0-9]", "'", "' OR 1=1 --", "\0", "g", "é", " "])
  func takesAPrefixByTheLetter(_ prefix: String) throws {
    try record((0..<50).map { .sample($0) })
    #expect(try keys(prefix: prefix).isEmpty)
  }

  @Test func addsUp() throws {
    try record([
      .sample(0, usage: TokenUsage(input: 10, output: 1), latency: .milliseconds(100), recordedAt: 50),
      .sample(1, usage: nil, latency: .milliseconds(250), recordedAt: 40),
      .sample(2, usage: TokenUsage(input: 5, output: 2), latency: .zero, recordedAt: 60),
    ])
    let statistics = try CacheCatalog(path: path).statistics()
    #expect(statistics.count == 3)
    #expect(statistics.tokens == TokenUsage(input: 15, output: 3))
    #expect(statistics.latency == .milliseconds(350))
    #expect(statistics.oldest == 40)
    #expect(statistics.newest == 60)
    #expect(statistics.bytes >= 4_096)
  }

  @Test func removesAndCounts() throws {
    try record((0..<10).map { .sample($0) })
    let catalog = try CacheCatalog(path: path)
    #expect(try catalog.remove([]) == 0)
    #expect(try catalog.remove([.sample(1), .sample(1), .sample(99), .sample(2)]) == 2)
    #expect(try keys().count == 8)
    #expect(try LocalCache(path: path).answers(for: [.sample(1), .sample(3)]).map { $0 == nil } == [true, false])
    #expect(try catalog.remove((0..<10).map { .sample($0) }) == 8)
    #expect(try catalog.statistics().count == 0)
    #expect(try catalog.statistics().oldest == nil)
  }

  @Test func givesRoomBack() throws {
    try record((0..<100).map { .sample($0, content: String(repeating: "x", count: 10_000)) })
    do {
      let catalog = try CacheCatalog(path: path)
      #expect(try catalog.remove((0..<99).map { .sample($0) }) == 99)
      try catalog.compact()
    }
    let size = try #require(FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
    #expect(size < 100_000)
    #expect(try keys() == [.sample(99)])
  }

  @Test func isEmptyWithoutAFile() throws {
    let catalog = try CacheCatalog(path: path)
    #expect(try keys().isEmpty)
    #expect(try catalog.statistics().count == 0)
    #expect(try catalog.remove([.sample(1)]) == 0)
    try catalog.compact()
    #expect(folder.names.isEmpty)
  }

  @Test func seesARunThatIsStillRecording() throws {
    try record([.sample(1)])
    let catalog = try CacheCatalog(path: path)
    try record([.sample(2)])
    #expect(try catalog.statistics().count == 2)
  }

  @Test func refusesWhatIsNoCache() throws {
    try folder.write(String(repeating: "text ", count: 200), to: "cache.sqlite")
    let error = try #require(throws: CacheError.self) { try CacheCatalog(path: path) }
    #expect(error.hint?.contains("move the file away") == true)
  }

  /// Numbers that only a tampering hand puts there.
  @Test func survivesAbsurdNumbers() throws {
    try record([.sample(1), .sample(2)])
    let change = "UPDATE response SET latency_ms = 1e300, input_tokens = 9223372036854775807, output_tokens = -1"
    try Database(path: path, access: .readWrite).execute(change)
    let catalog = try CacheCatalog(path: path)
    #expect(try catalog.statistics().tokens.input == .max)
    #expect(try keys().count == 2)
  }
}
