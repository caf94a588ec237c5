import RagSpecCore
import Testing

@Suite struct MentionsAllMatcherTests {
  private static let expectation = "mentions-all: [passport, proof of address, \"2024\"]"

  private static let scored: [(output: String, share: Double)] = [
    ("Bring your passport and a proof of address from 2024.", 1),
    ("- **Passports**\n- Proof of adress (2024)", 1), ("passport; proof-of-address; 2024", 1),
    ("1. Passport\n2. A recent proof of address", 2 / 3), ("Passport 2024", 2 / 3), ("In 2024, nothing", 1 / 3),
    ("In 12024 and 2024.5, nothing", 0), ("A proof of the address", 0), ("of address", 0), ("pass port", 1 / 3),
    ("", 0), ("PASSPORT\u{A0}PROOF\u{A0}OF\u{A0}ADDRESS\u{A0}2024", 1), ("passwort", 0), ("2023 passports", 1 / 3),
  ]

  @Test func `scores the share of phrases that are mentioned`() throws {
    let judged = try Judged(Self.expectation)
    for (output, share) in Self.scored {
      let assessment = try judged.assess(output)
      #expect(
        abs(assessment.score - share) < 1e-12 && assessment.passed == (share == 1), "'\(output)': \(assessment.score)")
    }
  }

  @Test func `says which phrases are missing`() throws {
    let output = "Bring a passport, and a proof of the adress."
    let assessment = try Judged("mentions-all: [passport, proof of address, visa]").assess(output)
    #expect(assessment.notes == ["missing: 'proof of address', 'visa'"])
    #expect(assessment.explanation?.expected == "all of 'passport', 'proof of address', 'visa'")
    #expect(assessment.span(in: output)?.contains("proof of") ?? false)
    #expect(try Judged("mentions-all: [visa]").assess("visa").notes == [])
  }

  @Test func `options move the thresholds`() throws {
    #expect(try Judged.passes("passport", "\(Self.expectation)\nmin: 0.3"))
    #expect(try Judged.passes("pasport", "mentions-all: [passport]"))
    #expect(try !Judged.passes("pasport", "mentions-all: [passport]\nsimilarity: 1"))
    #expect(try !Judged.passes("PASSPORT", "mentions-all: [passport]\nnormalize: none\nsimilarity: 1"))
  }

  @Test func `refuses what cannot be looked for`() throws {
    #expect(try Judged.problems("mentions-all: []").map(\.id) == ["empty-list"])
    #expect(try Judged.problems("mentions-all: [a, \"…\"]").map(\.id) == ["empty-text"])
    #expect(try Judged.problems("mentions-all: passport").map(\.id) == ["wrong-type"])
    #expect(try Judged.problems("mentions-all: [$references]").map(\.id) == ["misplaced-references"])
    #expect(try Judged.problems("mentions-all: [a]\nsimilarity: 2").map(\.id) == ["wrong-type"])
  }
}
