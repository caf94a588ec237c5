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

  /// The same ranking; the best one collects 3, 2, 1 and 1.
  @Test func `values of graded measures worked out by hand`() throws {
    let (log3, log5) = (log2(3.0), log2(5.0))
    let two = 3 + 2 / log3
    let four = two + 0.5 + 1 / log5
    let values: KeyValuePairs<String, Double> = [
      "nDCG(dcg='exp-log2')": 3.5 / (7 + 3 / log3 + 0.5 + 1 / log5), "nDCG(dcg='exp-log2')@1": 3.0 / 7,
      "nDCG(gains={1:0,2:4})": 4 / (4 + 3 / log3), "nDCG(gains={0:5,2:0})@3": 0.5 / (5 + 3 / log3 + 0.5),
      "nDCGrel": (2.0 / 3 + 2.5 / (two + 0.5) + 2 * 2.5 / four) / 4,
      "Rndcg": (2.0 / 3 + 2 / two + 2.5 / four) / 3,
      "G": (2 / log3 + 1 / log5) / 7, "binG": (1 + 1 / log3) / 4, "binG(rel=2)": 0.5,
      "G(gains={1:0.5,2:1,3:1})": (1 / log2(2.0) + 0.5 / log2(3.5)) / 3,
      "ERR": 3.0 / 16 + 13.0 / 768, "ERR@2": 3.0 / 16, "ERR(max=2)": 0.75 + 0.25 * 0.25 / 3,
      "RBP(p=0.5)": 0.375, "RBP(p=0.5,rel=1)": 0.625, "RBP(p=0.5,rel=1)@2": 0.5, "RBP(p=0.5,rel=2)": 0.5,
    ]
    try expect(values, of: ["a", "b", "c"], given: ["a": 2, "c": 1, "x": 3, "y": 1, "z": 0])
  }

  @Test func `values of sets, recall and pools worked out by hand`() throws {
    let epsilon = 0.00001
    let values: KeyValuePairs<String, Double> = [
      "Bpref": 0.5, "Bpref(rel=3)": 0, "infAP": (1 + (1 + (1 + epsilon) / (1 + 2 * epsilon)) / 3) / 4,
      "IPrec@0": 1, "IPrec@0.3": 1, "IPrec@0.5": 2.0 / 3, "IPrec@0.6": 2.0 / 3, "IPrec@0.75": 0, "IPrec(rel=2)@1": 0,
      "IPrec(rounding='up')@0.6": 0, "11pt": 6.0 / 11, "11pt(recall='0.5,1')": 1.0 / 3,
      "RelativeP@2": 0.5, "RelativeP@3": 2.0 / 3, "RelativeP@10": 0.5, "RprecMult@0.5": 0.5, "RprecMult@0.3": 0.5,
      "RprecMult@2": 0.25,
      "RprecMult@0": 0, "SetP": 2.0 / 3, "SetP(relative=True)": 2.0 / 3, "SetR": 0.5, "SetF": 4.0 / 7,
      "SetF(beta=2)": 6.0 / 11, "SetAP": 1.0 / 3, "Utility": 1, "Utility(a=2,b=-0.5,c=-1,d=3,documents=10)": 16.5,
      "Unjudged@2": 0.5, "Unjudged@10": 0.1, "RBPResidual(p=0.5)": 0.375, "GMAP": 1.25 / 3, "GMBpref": 0.5,
      "NumQ": 1, "NumRet": 3, "NumRet(rel=2)": 1, "NumRel": 4, "NumRel(rel=2)": 2, "NumRelRet": 2,
      "NumNonrelJudgedRet": 0, "NumNonrelJudgedRet(rel=2)": 1, "AP(judged_only=True)": 0.5, "P(judged_only=True)@2": 1,
    ]
    try expect(values, of: ["a", "b", "c"], given: ["a": 2, "c": 1, "x": 3, "y": 1, "z": 0])
  }

  @Test func `values of rankings that go on after the last relevant document`() throws {
    let values: KeyValuePairs<String, Double> = [
      // One grade above 0 ends after the first place; the end of the ranking adds a second point.
      "Rndcg": (0 + 1 / log2(3.0)) / 2, "Bpref": 0, "Bpref(rel=3)": 0, "nDCGrel": 1 / log2(3.0),
    ]
    try expect(values, of: ["a", "b", "c"], given: ["a": 0, "b": 3])
    // Two of the four documents below the level come before one of the three at it.
    let grades = ["a": 2, "b": 1, "c": 0, "d": 2, "e": 2, "f": 1, "g": 0]
    try expect(["Bpref(rel=2)": (1 + 1.0 / 3) / 3], of: ["a", "b", "c", "d"], given: grades)
  }

  /// Before the relevant document there are one that was judged, one whose judgment is missing, and one of no pool.
  @Test func `values with documents that were to be judged, but were not`() throws {
    let epsilon = 0.00001
    let values: KeyValuePairs<String, Double> = [
      "Bpref": 0, "infAP": (1 + 2 * epsilon / (1 + 2 * epsilon)) / 4, "Judged": 0.75, "Unjudged@4": 0.5,
      "NumNonrelJudgedRet": 1, "RBPResidual(p=0.5)": 0.0625 + 0.5 * 1.5, "P(judged_only=True)@2": 0.5,
    ]
    try expect(values, of: ["pooled", "unknown", "bad", "good"], given: ["pooled": -1, "bad": 0, "good": 1])
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

  @Test func `without relevant documents only counts and what is about judgments are defined`() throws {
    let others = ["Judged", "Unjudged", "RBPResidual", "Num", "Utility"]
    for grades in [[:], ["a": 0], ["a": -1], ["a": 0, "b": -3]] {
      for measure in try everyMeasure() where !others.contains(where: measure.description.hasPrefix) {
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
    for measure in try everyMeasure() where !["NumQ", "NumRel"].contains(measure.description) {
      #expect(try measure.value(of: Ranking([]), given: Judgments(["a": 2, "b": 1])) == 0, "\(measure)")
    }
  }

  @Test func `an ideal ranking scores 1 where the cutoff lets it`() throws {
    let ranking = try Ranking(["a", "b", "c"])
    // These look at places that there are no documents for, at what comes after them, or count.
    let others = ["P@5": 0.6, "Unjudged@5": 0, "RBPResidual": 0, "NumQ": 1, "Utility": 3, "NumNonrelJudgedRet": 0]
    for measure in try everyMeasure() where !["RBP", "ERR", "infAP"].contains(measure.description) {
      let value = measure.value(of: ranking, given: Judgments(["a": 9, "b": 5, "c": 5]))
      let isCount = ["NumRet", "NumRel", "NumRelRet"].contains(measure.description)
      #expect(value == (isCount ? 3 : others[measure.description] ?? 1), "\(measure)")
    }
  }

  @Test func `the largest grades and cutoffs do not overflow`() throws {
    let judgments = Judgments(["a": .max, "b": .max, "c": .min])
    let more = [
      "nDCG@1000000000", "P@1000000000", "nDCG(dcg='exp-log2')", "RBP(p=1)", "ERR(max=100)", "RprecMult@1000",
    ]
    for measure in try everyMeasure() + more.map({ try Measure(parsing: $0) }) where measure.aggregation != .sum {
      let value = try #require(try measure.value(of: Ranking(["c", "b", "a"]), given: judgments))
      #expect(0...1 ~= value, "\(measure)")
    }
  }

  private func everyMeasure() throws -> [Measure] {
    try Measure.families.map { try Measure(parsing: $0.exampleForms.shortest) }
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
