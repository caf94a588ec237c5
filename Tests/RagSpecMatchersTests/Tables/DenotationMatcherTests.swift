import RagSpecCore
import RagSpecTestSupport
import Testing

@testable import RagSpecMatchers

@Suite struct DenotationMatcherTests {
  /// Texts and how they are compared.
  @Test(arguments: [
    ("Éric Süß", "eric suß"), ("It’s 5–4", "it's 5-4"), ("ﬁve²", "five2"), ("Ⅳ", "iv"), ("−5", "-5"),
    ("Foo[citation needed]", "foo"), ("Foo[1][note 2]†", "foo"), ("[1]", ""), ("[note]", "[note]"), ("#1", "#1"),
    ("Foo*#+", "foo"), ("Foo (x)[2]", "foo"), ("Foo (x) (y)", "foo"), ("Foo(bar)", "foo(bar)"), ("(bar)", "(bar)"),
    ("a (b (c)", "a"), ("a[b[1]", "a"), ("\"Foo\"", "foo"), ("“Foo”.", "\"foo\""),
    ("\"a\" and \"b\"", "\"a\" and \"b\""),
    ("Foo.", "foo"), ("Foo..", "foo."), ("  a \u{A0}  b\n", "a b"), ("10%", "10%"), ("", ""), (".", ""), ("†", ""),
    ("\"Foo (a)[1]\" (b)", "foo"), ("हिन्दी", "हिनदी"),
  ])
  func textsAreNormalized(text: String, expected: String) {
    #expect(DenotationText.normalized(text) == expected)
  }

  @Test(arguments: [
    (
      "denotation: Norway",
      ["Norway", "norway", "NORWAY.", "“Norway”", "Norway (approx)", "Norway[1]", "Norway †", "  Norway "]
    ),
    ("denotation: \"18\"", ["18", "18.0", "1.8e1", "18.00000001", "18.", "\"18\"", "1_8", "18\n18"]),
    ("denotation: [a, b]", ["a\nb", "b\ta", "[\"b\", \"A\"]", "a\r\n\r\nb\r\n", "a\nb\na"]),
    ("{denotation: [a, b], separator: \", \"}", ["a, b", "b, a", "b, a, b"]),
    ("denotation: [\"1\", \"1.0\"]", ["1"]),
    ("{denotation: \"Dec. 17, 2007\", canonical: [2007-12-17]}", ["2007-12-17", "dec. 17, 2007"]),
    ("{denotation: October, canonical: [xxxx-10-xx]}", ["xx-10-xx", "October"]),
    ("{denotation: \"2,008\", canonical: [2008-xx-xx]}", ["2008", "2,008"]),
  ])
  func rightAnswers(expectation: String, outputs: [String]) throws {
    let judged = try Judged(expectation)
    for output in outputs { #expect(try judged.assess(output).passed, "\(expectation) on '\(output)'") }
  }

  @Test(arguments: [
    ("denotation: Norway", ["", "The answer is Norway.", "**Norway**", "Norway\nSweden", "Norwa", "\n"]),
    ("denotation: \"5\"", ["5 people", "$5", "5%", "6", "nan", "five", "inf", "1_", "5_0"]),
    ("denotation: \"1234\"", ["1,234"]),
    ("denotation: [a, b]", ["a", "a\nb\nc", "a, b", "a and b"]),
    ("{denotation: \"Dec. 17, 2007\", canonical: [2007-12-17]}", ["2007-12-18", "2007-12-xx", "12/17/2007"]),
    ("denotation: \"7\"", ["[7, 8]", "{\"a\": 7}"]),
  ])
  func wrongAnswers(expectation: String, outputs: [String]) throws {
    let judged = try Judged(expectation)
    for output in outputs { #expect(try !judged.assess(output).passed, "\(expectation) on '\(output)'") }
  }

  @Test func whatIsMissingAndWhatIsNotExpectedIsNamed() throws {
    let explanation = try #require(try Judged("denotation: [Peru, Chile]").assess("Peru\nBolivia").explanation)
    #expect(explanation.notes == ["missing: 'Chile'", "not expected: 'Bolivia'"])
    let tooMany = try #require(try Judged("denotation: Peru").assess("Peru\nPeru (country)\nperu[1]\n2").explanation)
    #expect(tooMany.notes == ["not expected: '2'"])
  }

  @Test(arguments: [
    ("denotation: []", "empty-list"), ("{denotation: a, separator: \"\"}", "empty-text"),
    ("{denotation: [a, b], canonical: [a]}", "wrong-count"), ("{denotation: a, canonical: a}", "wrong-type"),
  ])
  func badOptionsAreDiagnostics(expectation: String, id: String) throws {
    let error = #expect(throws: InvalidInput.self) { try Judged(expectation) }
    #expect(error?.diagnostics.first?.id.rawValue == id)
  }

  /// Taking off goes from the end, and what was looked at once is not looked at again.
  @Test func longTextsTakeLinearTime() {
    let many = String(repeating: " (a)[1]\u{2020}", count: 100_000)
    #expect(DenotationText.normalized("x" + many) == "x")
    #expect(
      DenotationText.normalized(String(repeating: "[", count: 300_000) + "]") == String(repeating: "[", count: 300_000)
        + "]")
    #expect(DenotationText.normalized("x" + String(repeating: " (", count: 200_000) + ")") == "x")
  }

  @Test func anyTextIsJudged() throws {
    var generator = SeededGenerator(seed: 7)
    let alphabet = Array("ab1 .,-_\"'[](){}\t\n†*#eEéñ٣−“”xX".unicodeScalars)
    let judged = try Judged("denotation: [a, \"1\"]")
    for _ in 0..<2_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...24, using: &generator) {
        text.append(alphabet.randomElement(using: &generator) ?? "a")
      }
      let output = String(text)
      #expect([0, 1].contains(try judged.assess(output).score))
      let once = DenotationText.normalized(output)
      #expect(!once.hasPrefix(" ") && !once.hasSuffix(" ") && !once.contains("  "))
      // A text always denotes itself, as far as it is one item.
      #expect(DenotationValue(output).matches(DenotationValue(output)))
    }
  }
}
