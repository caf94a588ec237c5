import RagSpecCore
import RagSpecTestSupport
import Testing

/// What holds for every matcher on every output.
@Suite struct PropertyTests {
  private static let caseKeys = """
    question: What was services revenue in Q3, is it 5?
    references: [Is throat cancer treatable?, "5"]
    table: {columns: [Segment (USD million), Q2, Q3, At], rows: [[Products, 120, 131.4, "10:00"], [Services, "(55.0)", 57.1, closed]]}
    """

  private static let expectations = [
    "equals: Net 30 days", "contains: \"5\"", "contains: the warranty\nwhole-words: true",
    "contains-all: [a, \"5\", é]", "contains-any: [a b, 苹果]", "starts-with: \"yes\"",
    "ends-with: \"42\"", "matches: '(a|é)+\\b'", "one-of: $references", "length: {max: 30, unit: sentences}",
    "length: {max: 30}", "length: {max: 3, unit: words}",
    "similar: $references", "similar: throat cancer\nusing: partial-ratio", "similar: throat cancer\nusing: token-f1",
    "similar: throat cancer\nusing: rouge-l",
    "similar: throat cancer\nusing: jaro-winkler", "similar: throat cancer\nusing: token-set",
    "similar: throat cancer\nusing: token-sort",
    "similar: throat cancer\nusing: rouge-2\nstem: true\nnormalize: none", "similar: Kestrel 20\nusing: wer",
    "mentions: throat cancer\nusing: osa", "mentions: the Kestrel 20\nusing: jaro-winkler",
    "mentions: the Kestrel 20", "mentions: é", "number: 5\nunit: USD million", "number: 1234.5\ntolerance: 1%",
    "number: 5\npick: any", "json: {a: 1}", "json-path: $..a\ncount: 2",
    "json-pointer: /a\nequals: 1", "json-schema: {type: object, minProperties: 1}", "cell: {row: Services, column: Q3}",
    "cell: {row: Products, column: At}", "cell: {row: Services, column: At}", "standalone: true",
    "standalone: true\nlanguage: de", "standalone: true\nlanguage: fr", "carries: [throat cancer, [\"5\", x]]",
    "mentions-all: [throat cancer, \"5\", é]", "date: 2024-05-01\nwithin: 3", "date: Q3", "date: 2024\npick: any",
    "list: [a, \"5\", throat cancer, a and b]", "list: [a, b]\nallow-extra: true",
    "set: [[a, it], \"5\", 苹果, a, \"a, b\"]",
    "set: [throat cancer, he]\nusing: partial-ratio", "set: [throat cancer, he]\nusing: token-set\nsimilarity: 0.5",
    "choice: B\noptions: [throat cancer, a, \"5\", it, 苹果]", "boolean: true\nyes: [it, 苹果]", "boolean: false",
    "abstains: true\nphrases: [it, 苹果]", "abstains: false",
    "means: [throat cancer, it]\nmin: 0.5", "means: $references\nmin: 0.5", "judge: Is it good?",
    "judge: Is it good?\nscale: {from: 1, to: 5}\nmin: 0.5\nendpoints: [judge, other]\ncombine: mean",
    "number: 5\nbound: at-least", "number: 5\nbound: any\nunit: min", "date: 2024-W12\nwithin: 2", "date: H1 FY24",
    "mentions: 1,000 people", "mentions: refundable", "mentions-all: [refundable, \"1,000\"]\nusing: token-sort",
    "unchanged: true", "contains: a\non: last-line", "contains: a\non: /a", "number: 5\non: code-block",
    "number: {from: 5, to: 12}\nunit: USD", "number: 5\nlabel: services\ndecimals: 1",
    "number: 5\nunit: \"%\"\nshare: true\ndecimal-mark: comma", "number: 5\non: {matches: '(\\S+) and'}",
    "mentions: [throat cancer, the Kestrel 20]\nusing: token-f1", "equals: a B 5\narticles: fr",
    "set: [a, B]\non: {matches: '(?s)1(.*)', group: 1}",
  ]

  @Test func `scores are finite shares, and spans lie inside the output`() throws {
    let judges = try Self.expectations.map { try Judged($0, case: Self.caseKeys) }
    var generator = SeededGenerator(seed: 20_250_101)
    var outputs = Self.oddities
    outputs += Self.repeated + (0..<120).map { _ in Self.text(&generator) }
    for output in outputs {
      for (judged, expectation) in zip(judges, Self.expectations) {
        let assessment = try judged.assess(output)
        #expect(assessment.score.isFinite && (0...1).contains(assessment.score), "\(expectation)")
        guard let span = assessment.explanation?.span else { continue }
        #expect(Self.isInside(span, output), "\(expectation) on '\(output.prefix(80))': \(span)")
      }
    }
  }

  @Test func `the same output gets the same assessment`() throws {
    var generator = SeededGenerator(seed: 1_123)
    let outputs = (0..<20).map { _ in Self.text(&generator) }
    for expectation in Self.expectations {
      let (one, other) = (try Judged(expectation, case: Self.caseKeys), try Judged(expectation, case: Self.caseKeys))
      for output in outputs {
        let (first, second) = (try one.assess(output), try other.assess(output))
        #expect(first.score == second.score && first.explanation == second.explanation, "\(expectation) on '\(output)'")
      }
    }
  }

  /// Whether a range of UTF-8 offsets lies in a text and between scalars.
  private static func isInside(_ span: Range<Int>, _ text: String) -> Bool {
    guard span.lowerBound >= 0, span.upperBound <= text.utf8.count else { return false }
    return [span.lowerBound, span.upperBound].allSatisfy { offset in
      text.utf8.index(text.startIndex, offsetBy: offset).samePosition(in: text.unicodeScalars) != nil
    }
  }

  private static let pieces = [
    "a", "B", "5", "12", "1,234.5", ".", ",", "-", "−", "–", " ", " ", "\n", "\r\n", "\t", "\u{0}", "\u{A0}",
    "\u{202F}", "é", "e\u{301}", "ß", "İ", "ﬁ", "½", "²", "٣", "苹果", "한국", "ไทย",
    "👍🏽", "👨‍👩‍👧", "5️⃣", "\u{202E}", "שלום", "مرحبا", "\u{FEFF}", "\u{200D}", "$", "€", "%", "million", "USD", "(", ")", "[",
    "]", "{", "}", "\"", "'", "’", "“", "*", "**", "_", "`", "```\n", "#",
    "|", "/", ":", "^", "e6", "× 10", "10:00", "am", "Q3", "HX-300", "2024-05-01", "1/2", "it", "he", "that",
    "the second one", "Kestrel 20", "throat cancer", "services", "yes", "and", "\u{10FFFF}", "\u{1D7D3}",
    "\u{E000}", "K", "m", "°C", "twenty", "one", "sie", "ses",
    "March", "5 May", "3/4/2024", "FY24", "or", "- ", "1. ", ";", "no", "not", "I don't know", "it depends",
    "does not mention",
    "the context", "but", "A", "B)", "answer is", "•", "、", "(1) ", "(2) ", "2. ", "→", "between ", " to ", "minus ",
    "hundred",
    "not ", "at least ", "or more", "out of ", "±", "1h30", "ft ", "in ", "cents", "99p", "apples", "nicht ", "ja",
    "nein",
    "oui", "はい", "不是", "です", "和", "と", "y", "en ", "März", "de mayo de ", "年", "月", "日", "2024-W12", "H1 ",
    "week 12 of ",
    "①", "ii. ", "non-refundable", "1,000", "!=", "C#", "half", "dozen", "section ", "Services: ", "{\"a\": ", "[1]",
    "~~~\n", "a/b",
  ]

  private static func text(_ generator: inout SeededGenerator) -> String {
    let count = Int.random(in: 0...30, using: &generator)
    let separator = ["", " ", ""].randomElement(using: &generator) ?? ""
    return (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined(separator: separator)
  }

  /// What the matchers of values take for dates, items, options and refusals, again and again.
  private static let repeated = [
    "5 May ", "1/2/2024/", "2024-05-01/", "2024-", "Q3 FY24 ", "May ", "A or ", "B) a ", "a, ", "a; ", "- a\n", "1,",
    "a and ",
    "not a ", "no ", "the ", "yes, ", "i do not know ", "the context ", "the context. ", "\"a", "(a, ", "1. a\n",
    "not 5 ", "at least ", "5 or ", "5 of ", "1h30", "5 ft 3 in ", "5±", "non refundable ", "1,000 ", "1,000,", "5年",
    "5月3日",
    "是", "和a", "と", "en A ", "H1 2024 ", "week 12 ", "ii. ", "nicht ", "non ", "ja, ", "5 de ", "5 for services ",
    "a. ", "1. a 2. ", "(1) ", "{\"a\":[", "5 to 7 ", "5-7", "(5 ", "a/a", "one hundred ", "services 5 ",
  ].map { String(repeating: $0, count: 300 / $0.utf8.count) }

  /// Long and strange outputs.
  private static let oddities: [String] = {
    let parts = [
      "\u{0}", "9", "1,", "5 ", "1,234 it ", "苹果5", "e\u{301}", "\u{301}", "(", "[", "-", "**", "- 5\n", "$", " ", "\n",
      "'", "1/", "👨‍👩‍👧",
      "10:00 am ", "he ", "twenty one ", "| 5 ", "`", "\"", "1 234 ", "½", "5e",
    ]
    let long = ["throat cancer 5 "].map { String(repeating: $0, count: 100_000 / $0.utf8.count) }
    return ["", " ", "5" + String(repeating: " ", count: 4_000) + "m"] + long
      + parts.map { String(repeating: $0, count: 1_500 / $0.utf8.count) }
  }()
}
