import RagSpecCache
import RagSpecCore
import Testing

@Suite struct ResponseCacheConformanceTests {
  @Test func cacheInMemory() async throws {
    try await ResponseCacheConformance { MemoryCache() }.check()
  }

  @Test func layersOverALocalCache() async throws {
    let folder = TemporaryFolder()
    var count = 0
    try await ResponseCacheConformance {
      count += 1
      return LayeredCache(cassettes: try Cassettes(folders: []), local: LocalCache(path: folder["\(count).sqlite"]))
    }.check()
  }
}
