import RagSpecCache
import RagSpecCore
import Testing

@Suite(.enabled(if: SmallDisk.isAvailable, "needs the right to mount a file system"))
struct LocalCacheFullDiskTests {
  /// What was recorded before stays readable, the error names the disk, and nothing is lost once there is room.
  @Test func keepsWhatItHasAndTriesAgain() throws {
    let disk = try SmallDisk(bytes: 4_000_000)
    let cache = LocalCache(path: disk["c"])
    for number in 0..<20 { cache.record(.sample(number)) }
    try cache.flush()
    try disk.fill()
    for number in 20..<400 { cache.record(.sample(number, content: String(repeating: "y", count: 1_000))) }
    let error = try #require(throws: CacheError.self) { try cache.flush() }
    #expect(error.message.contains("full"))
    #expect(error.hint?.contains("free some space") == true)
    #expect(try cache.answers(for: (0..<20).map { .sample($0) }).allSatisfy { $0 != nil })
    #expect(try cache.answers(for: [.sample(399)])[0] == nil)
    try disk.makeRoom()
    try cache.flush()
    #expect(try cache.answers(for: (0..<400).map { .sample($0) }).allSatisfy { $0 != nil })
  }

  @Test func cannotBeMadeOnAFullDisk() throws {
    let disk = try SmallDisk(bytes: 262_144)
    try disk.fill()
    let cache = LocalCache(path: disk["c"])
    cache.record(.sample(1))
    #expect(throws: CacheError.self) { try cache.flush() }
    #expect(try cache.answers(for: [.sample(1)])[0] == nil)
    try disk.makeRoom()
    try cache.flush()
    #expect(try cache.answers(for: [.sample(1)])[0] != nil)
  }

  /// A cassette is replaced whole or not at all.
  @Test func cassettesStayWhole() throws {
    let disk = try SmallDisk(bytes: 200_000)
    try CassetteFile.update(disk["a.jsonl"], with: [.sample(1)], isComplete: true)
    try disk.fill()
    let many = (0..<200).map { RecordedResponse.sample($0, content: String(repeating: "y", count: 1_000)) }
    #expect(throws: CacheError.self) { try CassetteFile.update(disk["a.jsonl"], with: many, isComplete: true) }
    #expect(try Cassettes(folders: [disk.path]).all.map(\.key) == [.sample(1)])
  }
}
