import RagSpecCache
import RagSpecCore
import Testing

@Suite struct LayeredCacheTests {
  private let folder = TemporaryFolder()

  private func layers() throws -> LayeredCache {
    LayeredCache(cassettes: try Cassettes(folders: [folder.path]), local: LocalCache(path: folder["c.sqlite"]))
  }

  @Test func asksCassettesFirst() throws {
    try CassetteFile.update(folder["a.jsonl"], with: [.sample(1), .sample(2)], isComplete: true)
    let cache = try layers()
    cache.record(RecordedResponse.sample(2).answering("newer"))
    cache.record(.sample(3))
    try cache.flush()
    let found = try cache.recordings(for: [.sample(3), .sample(1), .sample(4), .sample(2)])
    #expect(found.map { $0?.answer.output.content } == ["answer 3", "answer 1", nil, "answer 2"])
    #expect(found.map { $0?.origin } == [.cached, .cassette, nil, .cassette])
  }

  /// What is recorded goes to the local cache: a run never writes to a committed file.
  @Test func leavesCassettesAlone() throws {
    try CassetteFile.update(folder["a.jsonl"], with: [.sample(1)], isComplete: true)
    let before = try folder.text(of: "a.jsonl")
    let cache = try layers()
    cache.record(RecordedResponse.sample(1).answering("newer"))
    cache.record(.sample(2))
    try cache.flush()
    #expect(try folder.text(of: "a.jsonl") == before)
    #expect(folder.exists("c.sqlite"))
  }

  /// A run that cassettes answer does not touch the local cache, not even a broken one.
  @Test func doesNotAskTheLocalCacheInVain() throws {
    try CassetteFile.update(folder["a.jsonl"], with: [.sample(1)], isComplete: true)
    try folder.write(String(repeating: "not a database ", count: 100), to: "c.sqlite")
    let cache = try layers()
    #expect(try cache.recordings(for: [.sample(1), .sample(1)]).allSatisfy { $0?.origin == .cassette })
    #expect(throws: CacheError.self) { try cache.recordings(for: [.sample(1), .sample(2)]) }
  }
}
