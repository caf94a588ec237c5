import RagSpecCore
import Testing

@Suite struct RewritingMatcherTests {
  @Test func `standalone names the word and why`() throws {
    let output = "When did she publish it?"
    let assessment = try Judged("standalone: true").assess(output)
    #expect(!assessment.passed && assessment.span(in: output) == "she")
    #expect(
      assessment.notes == [
        "'she' refers to somebody of the conversation", "'it' refers to something of the conversation",
      ])
    #expect(try Judged("standalone: true").assess("When did Ada Lovelace publish the notes?").explanation?.span == nil)
  }

  @Test func `standalone can be unwanted, and in another language`() throws {
    #expect(try Judged.passes("Why?", "standalone: false") && !Judged.passes("Who is Ada?", "standalone: false"))
    #expect(
      try !Judged.passes("Wo sitzt sie?", "standalone: true\nlanguage: de")
        && Judged.passes("Wo sitzt sie?", "standalone: true"))
    #expect(try Judged.passes("", "standalone: true"))
    #expect(try Judged.problems("standalone: \"yes\"").map(\.id) == ["wrong-type"])
    #expect(try Judged.problems("standalone: true\nlanguage: it").map(\.id) == ["unknown-value"])
  }

  private static let carried: [(expectation: String, output: String, score: Double)] = [
    ("carries: [throat cancer]", "Is throat cancer treatable?", 1), ("carries: [throat cancer]", "Is it treatable?", 0),
    ("carries: [Kestrel 20, warranty]", "How long is the warranty of the Kestrel 12?", 0.5),
    ("carries: [[UN, United Nations], \"1945\"]", "The United Nations, 1945", 1),
    ("carries: [Wójcik]", "When does Wo\u{301}jcik's desk open?", 1),
    ("carries: [parental leave]", "Rules for parental-leaves?", 1),
    ("carries: [SO-51004]", "Where is order SO-48213?", 0), ("carries: [colour]\nsimilarity: 0.6", "the color", 1),
    ("carries: [colour]\nsimilarity: 1", "the color", 0),
    ("carries: [late shift]\nnormalize: none", "LATE SHIFT", 0),
  ]

  @Test func `carries scores the share carried over`() throws {
    for (expectation, output, score) in Self.carried {
      #expect(try Judged(expectation).assess(output).score == score, "\(expectation) on '\(output)'")
    }
  }

  @Test func `carries says what is missing, and what came nearest`() throws {
    let output = "How long is the warranty of the Kestrel 12?"
    let assessment = try Judged("carries: [warranty, [Kestrel 20, K20]]").assess(output)
    #expect(assessment.notes.first == "not carried over: 'Kestrel 20 or K20'")
    #expect(assessment.explanation?.expected == "mentions of 'warranty', 'Kestrel 20 or K20'")
    #expect(assessment.span(in: output) == "Kestrel 12")
  }

  @Test func `unchanged compares with the question`() throws {
    let question = "question: What is a heat pump?"
    #expect(try Judged.passes("what is a  heat pump", "unchanged: true", case: question))
    #expect(try !Judged.passes("What is a heat pump for?", "unchanged: true", case: question))
    #expect(try Judged.passes("What is an HX-300?", "unchanged: false", case: question))
    #expect(try !Judged.passes("What is a heat pump!", "unchanged: false", case: question))
    #expect(try !Judged.passes("what is a heat pump?", "unchanged: true\nnormalize: none", case: question))
    #expect(
      try Judged("unchanged: false", case: question).assess("x").explanation?.expected
        == "something else than 'What is a heat pump?'")
  }
}
