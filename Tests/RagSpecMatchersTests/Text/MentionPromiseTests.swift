import RagSpecCore
import Testing

@testable import RagSpecMatchers

/// Fragments, fillings and short words, which fuzzy scores overlook.
@Suite struct MentionPromiseTests {
  private static let judged: [(phrase: String, right: [String], wrong: [String])] = [
    (
      "a severe allergy to penicillin", ["has a severe allergy to penicilin", "A severe allergy to Penicillin."],
      [
        "has severe allergy to penicillin", "I severe allergy to penicillin", "severe allergy to penicillin is",
        "an allergy to penicillin", "severe allergy, to penicillin, x",
      ]
    ),
    (
      "dogs are not allowed in the office building", ["Dogs are not allowed in the office buildings"],
      [
        "dogs are now allowed in the office building", "dogs are allowed in the office building",
        "dogs are allowed in the office building now", "dogs are not not allowed in the office building",
      ]
    ),
    ("dogs are allowed in the office building", [], ["dogs are not allowed in the office building"]),
    ("take it with food", ["take it with foods"], ["take it without food", "take it with out food"]),
    ("the president of the United States of America", [], ["vice president of the United States of America"]),
    ("ten sick days", ["ten sick day", "Ten sick-days"], ["ten sick dogs", "sick days"]),
    ("income tax", ["income taxes"], ["income tex", "income fax"]),
  ]

  @Test func `every word of a phrase must be there`() throws {
    for (phrase, right, wrong) in Self.judged {
      for output in right { #expect(try Judged.passes(output, "mentions: \(phrase)"), "\(phrase) in '\(output)'") }
      for output in wrong { #expect(try !Judged.passes(output, "mentions: \(phrase)"), "\(phrase) in '\(output)'") }
    }
  }

  @Test func `a phrase of three characters is looked for as it is, and says so`() throws {
    for (phrase, right, wrong) in [
      ("EU", ["the EU.", "EU-wide", "(eu)"], ["Europe", "E U", "eur", "neu", "en"]),
      ("\"no\"", ["No, thanks", "no."], ["not", "now", "know"]), ("cat", ["a cat"], ["cats", "cut"]),
    ] {
      for output in right { #expect(try Judged.passes(output, "mentions: \(phrase)"), "\(phrase) in '\(output)'") }
      for output in wrong {
        let assessment = try Judged("mentions: \(phrase)\nmin: 0.1").assess(output)
        #expect(assessment.score == 0, "\(phrase) in '\(output)'")
        #expect(assessment.notes.contains { $0.contains("of fewer than four characters, and so looked for as whole") })
      }
    }
    #expect(try Judged("mentions: cats").assess("cat").notes.isEmpty)
    #expect(try Judged.problems("mentions: cat\nusing: jaro-winkler").map(\.id) == ["short-text"])
    #expect(try Judged.problems("mentions: cat").isEmpty && Judged.problems("mentions: cats\nusing: osa").isEmpty)
  }

  /// One passing and one fragment for each metric, on its own scale from 0 to 1.
  @Test(arguments: MentionMetric.allCases)
  func `no metric takes a fragment for the whole`(_ metric: MentionMetric) throws {
    let phrase = "the yearly report of the audit committee for members"
    let yaml = "mentions: \(phrase)\nusing: \(metric.name)\nmin: 0.05"
    #expect(try Judged.passes("see the Yearly report of the audit committee for members, page 4", yaml))
    let words = phrase.split(separator: " ")
    for missing in words.indices {
      let rest = words[..<missing] + words[(missing + 1)...]
      for output in [rest.joined(separator: " "), "xx " + rest.joined(separator: " ") + " xx"] {
        #expect(try Judged("mentions: \(phrase)\nusing: \(metric.name)").assess(output).score == 0, "\(output)")
      }
    }
  }

  @Test func `metrics to which a part is as good as the whole are refused`() throws {
    for name in ["partial-ratio", "token-set", "token-ratio", "weighted-ratio", "ngram-containment"] {
      #expect(try Judged.problems("mentions: one two\nusing: \(name)").map(\.id) == ["unknown-value"], "\(name)")
      #expect(try Judged.problems("mentions-all: [one two]\nusing: \(name)").map(\.id) == ["unknown-value"], "\(name)")
    }
  }

  @Test func `the best of several texts counts, also of references`() throws {
    let several = "mentions: [United Nations, UNO]"
    #expect(try Judged.passes("by the United Nation", several) && Judged.passes("the UNO", several))
    #expect(try !Judged.passes("the union", several))
    let references = "references: [throat cancer, tumour]"
    #expect(try Judged.passes("Is a tumour treatable?", "mentions: $references", case: references))
    #expect(try !Judged.passes("Is it treatable?", "mentions: $references", case: references))
    #expect(try Judged.problems("mentions: $references").map(\.id) == ["no-references"])
    #expect(try Judged.problems("mentions: []").map(\.id) == ["empty-list"])
    let expected = try Judged(several).assess("the union").explanation?.expected
    #expect(expected == "the phrase 'United Nations' or 'UNO'")
  }

  @Test func `words may stand in another order where the metric says so`() throws {
    let output = "the committee for audit reported"
    #expect(try Judged.passes(output, "mentions: audit committee for the\nusing: token-sort\nmin: 0.9"))
    #expect(try !Judged.passes(output, "mentions: audit committee for the\nmin: 0.1"))
    #expect(try Judged.passes("taxes, income", "mentions-all: [income tax]\nusing: token-sort\nsimilarity: 0.8"))
  }
}
