import Testing

@Suite struct JSONMatcherTests {
  private static let judged: [(expectation: String, output: String, passes: Bool)] = [
    ("json: {answer: 42}", "{\"answer\": 42.0, \"unit\": \"kg\"}", true),
    ("json: {answer: 42}", "{\"answer\": 4.2e1}", true),
    ("json: {answer: 42}", "Here it is:\n```json\n{\"answer\": 42}\n```\nDone.", true),
    ("json: {answer: 42}", "{\"answer\": \"42\"}", false),
    ("json: {answer: 42}\nexact: true", "{\"answer\": 42, \"unit\": \"kg\"}", false),
    ("json: {a: {b: 1}}\nexact: true", "{\"a\": {\"b\": 1, \"c\": 2}}", false),
    ("json: [1, 2]", "[1, 2]", true), ("json: [1, 2]", "[2, 1]", false), ("json: [1, 2]", "[1]", false),
    ("json: []", "[]", true),
    ("json: {a: [{b: 1}]}", "{\"a\": [{\"b\": 1, \"c\": 2}]}", true), ("json: true", "true", true),
    ("json: \"true\"", "true", false),
    ("json: null", "null", true), ("json: \"\"", "\"\"", true), ("json: {answer: 42}", "42", false),
    ("json: 42", "forty-two", false),
    ("json: 1", "", false), ("json: 1", "{", false), ("json: {a: 1}", "{\"a\": 1, \"a\": 2}", false),
    ("json: 1", "\u{0}", false), ("json: 9007199254740993", "9007199254740993.0", true),
    ("json: 9007199254740993", "9007199254740992", false), ("json: \"\\u00e9\"", "\"e\\u0301\"", false),
  ]

  @Test func `compares values, not spellings`() throws {
    for (expectation, output, passes) in Self.judged {
      #expect(try Judged.passes(output, expectation) == passes, "\(expectation) on \(output)")
    }
  }

  @Test func `says where two values differ`() throws {
    func notes(_ expectation: String, _ output: String) throws -> [String] {
      try Judged(expectation).assess(output).notes
    }
    #expect(try notes("json: {a: {b: 1}}", "{\"a\": {\"b\": 2}}") == ["/a/b is 2, not 1"])
    #expect(try notes("json: {a/b: 1, c~: 2}", "{\"a/b\": 1}") == ["/c~0 is missing"])
    #expect(try notes("json: {a/b: 1}", "{\"a/b\": 2}") == ["/a~1b is 2, not 1"])
    #expect(try notes("json: {a: 1}\nexact: true", "{\"a\": 1, \"x/y\": 2}") == ["/x~1y is not expected"])
    #expect(try notes("json: [1]", "[1, 2]") == ["the list has 2 elements, not 1"])
    #expect(try notes("json: 5", "6") == ["the value is 6, not 5"])
    #expect(try notes("json: 5", "five").first?.hasPrefix("it is no JSON: ") == true)
  }

  @Test func `deep nesting is an answer like any other`() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(try !Judged.passes(deep, "json: [1]"))
  }
}
