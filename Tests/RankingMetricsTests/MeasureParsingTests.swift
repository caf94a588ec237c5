import RankingMetrics
import Testing

@Suite struct MeasureParsingTests {
  @Test(arguments: [
    ("nDCG@10", "nDCG@10"), ("nDCG", "nDCG"), ("ndcg@10", "nDCG@10"), ("NDCG", "nDCG"),
    ("P@5", "P@5"), ("precision@5", "P@5"), ("Precision@5", "P@5"), ("p@5", "P@5"),
    ("R@100", "R@100"), ("recall@5", "R@5"), ("RECALL@5", "R@5"),
    ("AP", "AP"), ("AP@3", "AP@3"), ("MAP", "AP"), ("map@20", "AP@20"),
    ("RR", "RR"), ("RR@10", "RR@10"), ("MRR", "RR"), ("mrr@10", "RR@10"),
    ("Success@1", "Success@1"), ("hit@3", "Success@3"), ("hit-rate@3", "Success@3"), ("Hit_Rate@3", "Success@3"),
    ("Rprec", "Rprec"), ("RPrec", "Rprec"), ("R-precision", "Rprec"), ("Judged@10", "Judged@10"), ("judged", "Judged"),
  ])
  func `names and aliases in any case have one canonical name`(text: String, canonical: String) throws {
    #expect(try Measure(parsing: text).description == canonical)
  }

  @Test(arguments: [
    ("P(rel=2)@5", "P(rel=2)@5"), ("P(rel=1)@5", "P@5"), ("P()@5", "P@5"), ("P(cutoff=5)", "P@5"),
    ("P(cutoff=5,rel=2)", "P(rel=2)@5"), (" recall ( rel = 3 ) @ 5 ", "R(rel=3)@5"), ("AP(rel=2)", "AP(rel=2)"),
    ("mrr(rel=2)@10", "RR(rel=2)@10"), ("Rprec(rel=4)", "Rprec(rel=4)"), ("hit(rel=2)@1", "Success(rel=2)@1"),
    ("P(rel=02)@005", "P(rel=2)@5"), ("P@1000000000", "P@1000000000"),
  ])
  func `parameters are part of the canonical name where they differ from the default`(text: String, canonical: String)
    throws
  {
    let measure = try Measure(parsing: text)
    #expect(measure.description == canonical)
    #expect(try Measure(parsing: canonical) == measure)
  }

  @Test func `measures with one canonical name are one`() throws {
    let same = try ["recall@5", "R@5", "R(rel=1)@5", "r(cutoff=5)"].map { try Measure(parsing: $0) }
    #expect(Set(same).count == 1)
    let different = try ["R@5", "R@6", "R(rel=2)@5", "P@5"].map { try Measure(parsing: $0) }
    #expect(Set(different).count == 4)
  }

  @Test func `each family is written as its form says`() throws {
    for family in Measure.families {
      let shortest = family.form.replacing("[@k]", with: "").replacing("@k", with: "@5")
      let longest = family.form.replacing("[", with: "").replacing("]", with: "").replacing("@k", with: "@5")
      for form in [shortest, longest] {
        #expect(try Measure(parsing: form).description == form.replacing("(rel=1)", with: ""))
      }
      for alias in family.aliases {
        #expect(try Measure(parsing: longest.replacing(family.name, with: alias)).description.hasPrefix(family.name))
      }
      #expect(!family.summary.isEmpty)
    }
  }

  @Test func `each name belongs to one family`() {
    let names = Measure.families.flatMap { [$0.name] + $0.aliases }.map { $0.lowercased() }
    #expect(Set(names).count == names.count)
  }
}
