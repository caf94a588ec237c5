import Foundation
import RankingMetrics
import Testing

@Suite struct MeasureValueTests {
  /// Three places with the grades 2, not judged and 1; in all four documents are relevant.
  @Test func `values worked out by hand`() throws {
    let (third, log3, log5) = (1.0 / 3, log2(3.0), log2(5.0))
    let values: KeyValuePairs<String, Double> = [
      "P@1": 1, "P@2": 0.5, "P@3": 2 * third, "P@10": 0.2, "P(rel=2)@3": third, "P(rel=3)@3": 0,
      "R@1": 0.25, "R@2": 0.25, "R@3": 0.5, "R@100": 0.5, "R(rel=2)@3": 0.5, "R(rel=3)@3": 0,
      "AP": 1.25 * third, "AP@2": 0.25, "AP(rel=2)": 0.5, "AP(rel=3)": 0,
      "RR": 1, "RR(rel=3)": 0, "Success@1": 1, "Success(rel=3)@3": 0,
      "Rprec": 0.5, "Rprec(rel=2)": 0.5, "Rprec(rel=3)": 0,
      "Judged": 2 * third, "Judged@1": 1, "Judged@2": 0.5, "Judged@10": 2 * third,
      "nDCG@1": 2 * third, "nDCG@2": 2 / (3 + 2 / log3), "nDCG@3": 2.5 / (3.5 + 2 / log3),
      "nDCG": 2.5 / (3.5 + 2 / log3 + 1 / log5),
    ]
    try expect(values, of: ["a", "b", "c"], given: ["a": 2, "c": 1, "x": 3, "y": 1, "z": 0])
  }

  @Test func `values of a ranking whose top is wrong`() throws {
    let values: KeyValuePairs<String, Double> = [
      "RR": 1 / 3, "RR@3": 1 / 3, "RR@2": 0, "RR(rel=2)": 0.25, "AP": 5 / 12, "AP@3": 1 / 6, "Success@2": 0,
      "Success@3": 1,
      "P@2": 0, "Rprec": 0, "Rprec(rel=2)": 0,
    ]
    try expect(values, of: ["u", "v", "a", "b"], given: ["a": 1, "b": 2])
  }

  @Test func `a negative grade is a judgment but neither relevant nor a loss`() throws {
    let values: KeyValuePairs<String, Double> = [
      "nDCG": 1 / log2(3.0), "P@2": 0.5, "AP": 0.5, "RR": 0.5, "Rprec": 0, "Judged@2": 1, "R@1": 0,
    ]
    try expect(values, of: ["bad", "good"], given: ["bad": -2, "good": 1])
  }

  @Test func `without relevant documents only the judged share is defined`() throws {
    for grades in [[:], ["a": 0], ["a": -1], ["a": 0, "b": -3]] {
      for measure in try everyMeasure() where !measure.description.hasPrefix("Judged") {
        for ranking in [[], ["a"], ["a", "x"]] {
          #expect(try measure.value(of: Ranking(ranking), given: Judgments(grades)) == nil, "\(measure) \(grades)")
        }
      }
    }
    let judged = try Measure(parsing: "Judged@5")
    #expect(try judged.value(of: Ranking(["a", "x"]), given: Judgments(["a": -1])) == 0.5)
    #expect(try judged.value(of: Ranking(["a", "x"]), given: Judgments([:])) == nil)
  }

  @Test func `a relevance level that no document reaches leaves a measure undefined`() throws {
    for name in ["P(rel=2)@5", "R(rel=2)@5", "AP(rel=2)", "RR(rel=2)", "Success(rel=2)@1", "Rprec(rel=2)"] {
      #expect(try Measure(parsing: name).value(of: Ranking(["a"]), given: Judgments(["a": 1])) == nil)
    }
  }

  @Test func `an empty ranking scores nothing`() throws {
    for measure in try everyMeasure() {
      #expect(try measure.value(of: Ranking([]), given: Judgments(["a": 2, "b": 1])) == 0, "\(measure)")
    }
  }

  @Test func `an ideal ranking scores 1 where the cutoff lets it`() throws {
    let ranking = try Ranking(["a", "b", "c"])
    for measure in try everyMeasure() {
      let value = measure.value(of: ranking, given: Judgments(["a": 9, "b": 5, "c": 5]))
      #expect(value == (measure.description == "P@5" ? 0.6 : 1), "\(measure)")
    }
  }

  @Test func `the largest grades and cutoffs do not overflow`() throws {
    let judgments = Judgments(["a": .max, "b": .max, "c": .min])
    for measure in try everyMeasure() + [Measure(parsing: "nDCG@1000000000"), Measure(parsing: "P@1000000000")] {
      let value = try #require(try measure.value(of: Ranking(["c", "b", "a"]), given: judgments))
      #expect(0...1 ~= value, "\(measure)")
    }
  }

  private func everyMeasure() throws -> [Measure] {
    try Measure.families.map { family in
      try Measure(parsing: family.form.replacing("[@k]", with: "").replacing("@k", with: "@5"))
    }
  }

  private func expect(
    _ values: KeyValuePairs<String, Double>, of ranking: [String], given grades: [String: Int]
  ) throws {
    for (name, expected) in values {
      let value = try #require(try Measure(parsing: name).value(of: Ranking(ranking), given: Judgments(grades)))
      #expect(abs(value - expected) < 1e-12, "\(name)")
    }
  }
}
