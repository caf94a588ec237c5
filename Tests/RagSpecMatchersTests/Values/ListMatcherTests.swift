import RagSpecCore
import Testing

@Suite struct ListMatcherTests {
  private static let scored: [(expectation: String, output: String, score: Double)] = [
    ("list: [apply, interview, offer]", "1. Apply\n2. Interview\n3. Offer", 1),
    ("list: [apply, interview, offer]", "First apply, then interview, offer", 1),
    ("list: [apply, interview, offer]", "The steps are: apply, interview, and offer.", 1),
    ("list: [apply, interview, offer]", "apply → interview → offer", 1),
    ("list: [apply, interview, offer]", "[\"apply\", \"interview\", \"offer\"]", 1),
    ("list: [apply, interview, offer]", "Interview\nApply\nOffer", 2.0 / 3),
    ("list: [apply, interview, offer]", "offer, interview, apply", 1.0 / 3),
    ("list: [apply, interview, offer]", "apply, interview, interview, offer", 6.0 / 7),
    ("list: [apply, interview, offer]", "apply, test, interview, offer", 6.0 / 7),
    ("list: [apply, interview, offer]\nallow-extra: true", "apply, test, interview, offer", 1),
    ("list: [apply, interview, offer]\nallow-extra: true", "interview, apply, test, offer", 2.0 / 3),
    ("list: [a, b, a]", "a, b, a", 1), ("list: [a, b, a]", "a, b", 0.8), ("list: [a, a]", "a, a, a", 0.8),
    ("list: [\"1\", \"2\", \"3\"]", "1,2,3", 1), ("list: [\"1\", \"2\", \"3\"]", "3, 2, 1", 1.0 / 3),
    ("list: [[Mon, Monday], Tuesday]", "- Monday\n- Tuesday", 1), ("list: [a]", "", 0), ("list: [a]", "a", 1),
    ("list: [Berlin, Paris]", "Our offices, in order of size, are Berlin and Paris.", 2.0 / 3),
    ("list: [Berlin, Paris]", "Ranking:\n\n🥇 Berlin\n🥈 Paris", 1),
  ]

  @Test func `the score is F1 of the items in their order`() throws {
    for (expectation, output, score) in Self.scored {
      let assessed = try Judged(expectation).assess(output).score
      #expect(abs(assessed - score) < 1e-12, "\(expectation) on '\(output)': \(assessed)")
    }
  }

  @Test func `says that only the order is wrong`() throws {
    let assessment = try Judged("list: [a, b, c]").assess("c, b, a")
    #expect(assessment.notes == ["the items stand in another order"] && !assessment.passed)
    #expect(assessment.explanation?.expected == "exactly 'a', 'b', 'c', in this order")
    #expect(
      try Judged("list: [a, b, c]").assess("c, x, a").notes == [
        "missing: 'b'", "extra: 'x'", "the items stand in another order",
      ])
  }

  @Test func `refuses what is no list of items`() throws {
    #expect(try Judged.problems("list: []").map(\.id) == ["empty-list"])
    #expect(try Judged.problems("list: {a: b}").map(\.id) == ["wrong-type"])
    #expect(try Judged.problems("list: [a]\nallow-extra: maybe").map(\.id) == ["wrong-type"])
  }
}
