import RagSpecCore
import Testing

/// The matchers that look for texts and compare texts.
@Suite struct TextMatcherTests {
  private static let judged: [(expectation: String, right: [String], wrong: [String])] = [
    (
      "equals: Net 30 days", ["net 30 days", "**Net 30 days.**", " Net\u{A0}30 days\n"],
      ["Net 30", "Net 30 days please", ""]
    ),
    ("equals: \"\"", ["", " ", "\n"], ["x"]), ("equals: –", ["–", "-", "— "], ["", "x", "…", "?"]),
    ("equals: café", ["cafe\u{301}", "CAFÉ"], ["cafe"]), ("equals: Straße", ["STRASSE", "straße"], ["Strase"]),
    ("equals: x\nnormalize: none", ["x"], ["X", "x "]), ("equals: \"5\"", ["5", "5."], ["-5", "25", "5.1"]),
    (
      "contains: parental leave", ["You get Parental  Leave.", "parental‐leave", "_parental leave_"],
      ["parental", "leave parental", ""]
    ),
    (
      "contains: \"5\"", ["5", "5!", "(5)", "is 5, and", "5%", "**5**"],
      ["25", "-5", "−5", "5.1", "1,5", "1.5", "five"]
    ),
    ("contains: \"42\"", ["42!", "(42)", "42.", "The answer is\n42."], ["142", "420", "-42"]),
    ("contains: \"2024\"", ["2024-05-01", "FY2024", "in 2024."], ["20245", "12024"]),
    ("contains: \"?\"\nnormalize: none", ["why?"], ["why"]),
    ("contains: cat\nwhole-words: true", ["a cat."], ["concatenate", "cats"]),
    ("contains-any: [a, b]", ["a", "b c"], ["c", ""]), ("contains-all: [a, b]", ["b a"], ["a", "b", ""]),
    ("starts-with: \"yes\"", ["Yes.", "**Yes**, it is", "\"Yes\""], ["No, yes", "", "Ye s"]),
    ("ends-with: \"42\"", ["It is 42.", "42", "**42**"], ["It is 142", "42 it is", "-42"]),
    ("one-of: [Monday, Tuesday]", ["monday.", "**Tuesday**"], ["Monday or Tuesday", ""]),
    ("one-of: Monday", ["Monday"], ["Tuesday"]), ("one-of: [–, \"5\"]", ["-", "5"], ["", "?"]),
    ("matches: '^yes'\nignore-case: true", ["Yes", "no\nyes"], ["no"]), ("matches: '\\x00'", ["a\u{0}b"], ["ab"]),
    ("matches: '^\\w+$'", ["naïve", "日本"], ["", "a b"]),
  ]

  @Test func `accepts what is right and nothing else`() throws {
    for (expectation, right, wrong) in Self.judged {
      for output in right { #expect(try Judged.passes(output, expectation), "\(expectation) on '\(output)'") }
      for output in wrong { #expect(try !Judged.passes(output, expectation), "\(expectation) on '\(output)'") }
    }
  }

  @Test func `contains-all scores the share`() throws {
    let assessment = try Judged("contains-all: [a1, b2, c3, d4]").assess("c3 and a1")
    #expect(assessment.score == 0.5 && assessment.notes == ["missing: 'b2', 'd4'"])
    #expect(try Judged("contains-any: [a1, b2, c3]").assess("c3 and a1").explanation?.got == "'a1', 'c3'")
  }

  @Test func `tells which steps were needed`() throws {
    #expect(try Judged("equals: Net 30").assess("Net 30").notes == [])
    #expect(
      try Judged("equals: Net 30").assess("**net 30**").notes == ["needed the normalization steps case, markdown"])
    #expect(
      try Judged("contains: café").assess("a CAFE\u{301}").notes == [
        "needed the normalization steps compatibility, case"
      ])
    #expect(try Judged("one-of: [a, b]").assess("B").notes == ["needed the normalization steps case"])
  }

  @Test func `shows the nearest passage`() throws {
    let output = "Rules: **Parentel Leave** is paid."
    #expect(try Judged("contains: parental leave").assess(output).span(in: output) == "Parentel Leave")
    #expect(try Judged("contains-all: [paid, parental leave]").assess(output).span(in: output) == "Parentel Leave")
    #expect(try Judged("contains: xylophone").assess(output).span(in: output) == nil)
    let match = try Judged("matches: 'L\\w+'").assess("die Löwen")
    #expect(match.span(in: "die Löwen") == "Löwen")
  }

  private static let problems: [(String, Diagnostic.ID)] = [
    ("contains: \"?!\"", "empty-text"), ("contains: \"\"", "empty-text"), ("contains-any: []", "empty-list"),
    ("contains-all: []", "empty-list"),
    ("contains-all: [a, \"...\"]", "empty-text"), ("one-of: []", "empty-list"), ("similar: []", "empty-list"),
    ("mentions: \"!\"", "empty-text"),
    ("starts-with: \"-\"", "empty-text"), ("carries: []", "empty-list"), ("carries: [[]]", "empty-list"),
    ("carries: [\"!\"]", "empty-text"),
    ("matches: ''", "empty-text"), ("matches: '('", "invalid-regex"), ("matches: '\\C'", "invalid-regex"),
    ("contains: [a]", "wrong-type"),
    ("similar: $references", "no-references"), ("one-of: $references", "no-references"), ("length: {}", "empty-range"),
    ("length: {min: 3, max: 2}", "empty-range"), ("contains: a\nnormalize: [caes]", "unknown-value"),
    ("contains:", "missing-value"),
    ("similar: x\nusing: bleeu", "unknown-value"), ("length: {max: -1}", "wrong-type"),
  ]

  @Test func `refuses what can never be judged`() throws {
    for (expectation, id) in Self.problems {
      #expect(try Judged.problems(expectation).map(\.id) == [id], "\(expectation)")
    }
  }

  @Test func `the steps of normalization can be chosen`() throws {
    #expect(try Judged.passes("Cafe", "equals: café\nnormalize: [compatibility, case, diacritics]"))
    #expect(try !Judged.passes("cafe!", "equals: café\nnormalize: [compatibility, case, diacritics]"))
    #expect(try Judged.passes("A", "one-of: [a]\nnormalize: [case]"))
  }
}
