import RagSpecCore
import Testing

@Suite struct CacheModeTests {
  @Test func `modes read, record, both or neither`() {
    let modes = CacheMode.allCases.map { "\($0.rawValue) \($0.reads) \($0.records)" }
    #expect(modes == ["auto true true", "replay true false", "refresh false true", "off false false"])
  }
}
