import RagSpecCore
import Testing

@Suite struct RegexMatcherTests {
  @Test func `a pattern that takes too long cannot be judged`() throws {
    #expect(throws: UnsupportedObservation.self) {
      try Judged("matches: '^(a|aa)+$'").assess(String(repeating: "a", count: 40) + "!")
    }
  }
}
