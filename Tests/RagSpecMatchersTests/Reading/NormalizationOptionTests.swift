import RagSpecCore
import RagSpecMatchers
import Testing

/// The options `normalize` and `articles`, and what an assessment says of the steps that it needed.
@Suite struct NormalizationOptionTests {
  @Test func `articles of the language that is named do not count`() throws {
    for (language, expected, output) in [
      ("en", "sick note", "the sick note"), ("de", "Krankmeldung", "Die Krankmeldung"),
      ("fr", "arrêt maladie", "l’arrêt maladie"),
      ("es", "baja médica", "La baja médica"), ("it", "certificato", "il certificato"),
    ] {
      #expect(try Judged.passes(output, "equals: \(expected)\narticles: \(language)"), "\(output)")
      #expect(try !Judged.passes(output, "equals: \(expected)"), "\(output)")
    }
    #expect(try !Judged.passes("Die Krankmeldung", "equals: Krankmeldung\narticles: en"))
    #expect(try Judged.passes("the B", "equals: B\nnormalize: [articles, white-space]"))
    #expect(try !Judged.passes("The b", "equals: B\nnormalize: [white-space]\narticles: en"))
    #expect(try Judged.passes("the B", "equals: B\nnormalize: [white-space]\narticles: en"))
  }

  @Test func `what cannot be is refused`() throws {
    #expect(try Judged.problems("equals: a\nnormalize: none\narticles: en").map(\.id) == ["contradicting-options"])
    #expect(try Judged.problems("equals: a\narticles: xx").map(\.id) == ["unknown-value"])
  }

  /// Expectations that an output fulfils after these steps, and not without them.
  private static let needed: [(expectation: String, output: String, caseKeys: String, steps: String?)] = [
    ("equals: net 30", "**Net 30**", "", "case, markdown"), ("one-of: [a b, c]", "A  B", "", "case, white-space"),
    ("contains: cafe", "the CAFE", "", "case"), ("starts-with: \"yes\"", "“Yes”", "", "case, punctuation, white-space"),
    ("ends-with: no", "NO", "", "case"), ("contains-all: [ab, cd]", "AB cd", "", "case"),
    ("contains-all: [ab, cd]\nmin: 0.5", "AB cd", "", nil), ("contains-any: [ab, cd]", "x CD", "", "case"),
    ("mentions: parental leave", "Parental Leave", "", "case"),
    ("mentions: parental leave", "parental leaves", "", nil),
    ("mentions-all: [pass port, visa]", "PASS PORT, visa", "", "case"),
    ("carries: [pass port]", "PASS PORT", "", "case"), ("similar: one two three", "ONE TWO THREE", "", "case"),
    ("similar: one two three", "one two tree", "", nil), ("set: [Ann, Bob]", "- ann\n- bob", "", "case"),
    ("list: [Ann, Bob]", "Ann, Bob", "", nil), ("list: [Ann, Bob]", "ANN, Bob", "", "case"),
    ("unchanged: true", "what is tea", "question: What is tea?", "case, punctuation, white-space"),
    ("equals: é", "e\nx", "", nil), ("equals: the cat\narticles: en", "cat", "", "articles, white-space"),
    (
      "cell: {row: a, column: B}", "YES", "question: q\ntable: {columns: [A, B], rows: [[a, \"yes\"]]}", "case"
    ),
  ]

  @Test func `an assessment names the steps without which it would not have passed`() throws {
    for (expectation, output, caseKeys, steps) in Self.needed {
      let assessment = try Judged(expectation, case: caseKeys).assess(output)
      let notes = assessment.notes.filter { $0.hasPrefix("needed") }
      let wanted = steps.map { ["needed the normalization steps \($0)"] } ?? []
      #expect(notes == wanted, "\(expectation) on '\(output)': \(assessment.notes)")
    }
  }

  @Test func `the steps are listed with the version of Unicode`() {
    #expect(NormalizationCatalog.steps.map(\.name).first == "compatibility")
    #expect(NormalizationCatalog.steps.count == 8)
    #expect(NormalizationCatalog.steps[0].summary.contains(/Unicode [0-9]+\.[0-9]+/))
  }

  @Test func `a failure says which words are others`() throws {
    for (expectation, output, difference) in [
      ("equals: net thirty days", "Net 45 days", "differs: '45' instead of 'thirty'"),
      ("equals: a b c", "a c", "differs: 'b' is missing"),
      ("equals: a c", "a b c d", "differs: 'b' is added; 'd' is added"),
      ("similar: Is throat cancer treatable?", "Is it treatable?", "differs: 'it' instead of 'throat cancer'"),
      ("equals: a", "b", nil), ("equals: a", "", nil), ("equals: a b", "A  B.", nil),
      (
        "equals: a 1 b 2 c 3 d 4 e 5 f 6 g 7", "a b c d e f g",
        "differs: '1' is missing; '2' is missing; '3' is missing; '4' is missing; '5' is missing; and 2 more"
      ),
    ] {
      let notes = try Judged(expectation).assess(output).notes.filter { $0.hasPrefix("differs") }
      #expect(notes == [difference].compactMap(\.self), "\(expectation) on '\(output)'")
    }
  }
}
