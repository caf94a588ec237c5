import RagSpecTestSupport
import Testing

@testable import RankingMetrics

/// The numbers of pytrec_eval, which is trec_eval's own code, and of ir_measures.
@Suite struct RankingMetricsReferenceTests {
  private static let measures = [
    "nDCG", "nDCG@1", "nDCG@3", "nDCG@10", "nDCG@1000", "P@1", "P@3", "P@10", "P@1000", "R@1", "R@3", "R@10", "R@1000",
    "AP", "AP@1", "AP@3", "AP@10", "AP@1000", "RR", "RR@1", "RR@3", "RR@10", "Success@1", "Success@3", "Success@10",
    "Rprec", "Judged", "Judged@1", "Judged@3", "Judged@10", "Judged@1000", "P(rel=2)@1", "P(rel=2)@5", "P(rel=3)@10",
    "R(rel=2)@5", "AP(rel=2)", "AP(rel=3)@5", "RR(rel=2)", "RR(rel=2)@5", "Success(rel=2)@3", "Rprec(rel=2)",
    "Rprec(rel=3)", "Bpref", "Bpref(rel=2)", "infAP", "infAP(rel=2)", "SetP", "SetP(rel=2)", "SetP(relative=True)",
    "SetR",
    "SetR(rel=2)", "SetF", "SetF(rel=2)", "SetF(beta=2.0)", "SetF(beta=0.5)", "SetAP", "SetAP(rel=2)", "NumRet",
    "NumRet(rel=1)", "NumRet(rel=2)", "NumRel", "P(judged_only=True)@5", "AP(judged_only=True)",
    "nDCG(judged_only=True)@10", "RR(rel=2,judged_only=True)", "nDCG(gains={0:0,1:3,2:5,3:9})@10",
    "nDCG(gains={1:0,2:7})",
  ]

  /// What TREC's gdeval computes for ir_measures, and prints with five digits.
  private static let measuresOfFiveDigits = [
    "ERR@1", "ERR@5", "ERR@20", "nDCG(dcg='exp-log2')@1", "nDCG(dcg='exp-log2')@5", "nDCG(dcg='exp-log2')@20",
  ]

  private let queries: [JudgedQuery]
  private let rankings: [JudgedRanking]

  init() throws {
    queries = (1...30 as ClosedRange<UInt64>).flatMap { JudgedQuery.grid(seed: $0) }
    rankings = try queries.map { try $0.ranking() }
  }

  @Test func `values agree with pytrec_eval and ir_measures`() throws {
    let measures = Self.measures + Self.measuresOfFiveDigits
    let settings = [Setting(level: 1), Setting(level: 2), Setting(level: 1, isJudgedOnly: true)]
    let input = Input(queries: queries, measures: measures, settings: settings)
    let output: Output = try ReferencePython.run("ranking_metrics.py", on: input)
    let libraries = output.measures
    #expect(Set(libraries["pytrec_eval", default: [:]].keys) == Set(Self.measures.filter(isInTrecEval)))
    #expect(Set(libraries["ir_measures", default: [:]].keys) == Set(measures))
    for (library, values) in libraries {
      for (name, values) in values { try compare(name, with: values, of: library) }
    }
    for (setting, values) in zip(settings, output.settings) {
      #expect(values.count >= (setting.level == 1 ? 85 : 84))
      for (name, values) in values { try compare(name, with: values, in: setting) }
    }
  }

  private func isInTrecEval(_ name: String) -> Bool {
    let families = ["nDCG", "AP", "RR", "P", "R", "Success", "Rprec"]
    let hasMore = ["judged_only", "gains", "dcg"].contains { name.contains($0) }
    return families.contains { name.split { "(@".contains($0) }.first == $0[...] } && !hasMore
      && !(name.hasPrefix("RR") && name.contains("@"))
  }

  private func compare(_ name: String, with values: [Double?], of library: String) throws {
    let measure = try Measure(parsing: name)
    let tolerance = Self.measuresOfFiveDigits.contains(name) ? 0.000_005_001 : 1e-9
    try #require(values.count == queries.count)
    for (index, query) in queries.enumerated() {
      let (value, expected) = (measure.value(of: rankings[index]), values[index])
      // Where we say that a measure is undefined, the libraries say 0 or leave the query out.
      if !query.isComplete, name.hasPrefix("Num") { continue }
      #expect(abs((value ?? 0) - (expected ?? 0)) <= tolerance, "\(library) \(name) \(query)")
      #expect((value != nil) == query.defines(name), "\(name) \(query)")
    }
  }

  /// Compares all that trec_eval computes, with its option `-l` or `-J`.
  private func compare(_ name: String, with values: [Double?], in setting: Setting) throws {
    // Before version 10 trec_eval, which pytrec_eval is made of, rounded shares of recall in another way.
    let isOfRecall = name.hasPrefix("iprec") || name.hasPrefix("11pt")
    let ours = name == "11pt_avg" ? "11pt(rounding='up')" : "IPrec(rounding='up')@\(name.suffix(4))"
    let measure = try Measure(parsing: isOfRecall ? ours : name, relevanceLevel: setting.level)
    try #require(values.count == queries.count)
    let rankings = setting.isJudgedOnly ? rankings.map { $0.withoutUnjudged() } : rankings
    for (index, query) in queries.enumerated() {
      let (found, expected) = (measure.value(of: rankings[index]) ?? 0, values[index])
      let value = name.hasPrefix("gm_") ? max(found, 0.00001) : found
      // pytrec_eval does not count at all where one of the two is missing.
      if !query.isComplete, ["num_", "utility", "gm_"].contains(where: name.hasPrefix) { continue }
      #expect(abs(value - (expected ?? 0)) <= 1e-9, "\(name) \(setting) \(query)")
    }
  }

  private struct Setting: Encodable {
    let level: Int
    var isJudgedOnly = false
  }

  private struct Input: Encodable {
    let queries: [JudgedQuery]
    let measures: [String]
    let settings: [Setting]
  }

  private struct Output: Decodable {
    /// By library and measure a value for each query.
    let measures: [String: [String: [Double?]]]
    /// For each setting by trec_eval's name a value for each query.
    let settings: [[String: [Double?]]]
  }
}

/// A query that people judged and a retriever answered, made from a seed.
private struct JudgedQuery: Encodable {
  let seed: UInt64
  var judgments: [String: Int] = [:]
  var scores: [String: Double] = [:]

  /// Nothing, some documents and all documents judged, and the same for what was returned.
  static func grid(seed: UInt64) -> [JudgedQuery] {
    var random = SplitMix64(state: seed)
    return [0, 0.4, 1].flatMap { judged in
      [0, 0.4, 1].map { returned in
        JudgedQuery(seed: seed, judged: judged, returned: returned, random: &random)
      }
    }
  }

  private init(seed: UInt64, judged: Double, returned: Double, random: inout SplitMix64) {
    self.seed = seed
    let highest = Int.random(in: 0...4, using: &random)
    for document in Self.documents {
      if .random(in: 0..<1, using: &random) < judged {
        judgments[document] = .random(in: -2...highest, using: &random)
      }
      // Few different scores, so that there are many ties, each exact in single precision: pytrec_eval rounds to it.
      if .random(in: 0..<1, using: &random) < returned {
        scores[document] = Double(Int.random(in: -4...4, using: &random)) / 4
      }
    }
    // trec_eval reads memory that is not its own where all grades of a query are negative.
    if let first = judgments.keys.min(), judgments.values.allSatisfy({ $0 < 0 }) { judgments[first] = 0 }
  }

  private static let documents =
    (1...24).map { "d\($0)" } + ["D1", "d-1", "d_1", "doc:1/2#3", "é", "\u{FFFD}", "😀", "日本"]

  /// Whether the query is judged and answered.
  var isComplete: Bool { !judgments.isEmpty && !scores.isEmpty }

  func ranking() throws -> JudgedRanking {
    let ranking = try Ranking(scored: scores.map { ScoredDocument($0.key, score: $0.value) })
    return JudgedRanking(ranking, Judgments(judgments))
  }

  /// Tells whether the measure has a value: there is a document that is relevant, or one that is judged.
  func defines(_ measure: String) -> Bool {
    if measure.hasPrefix("Num") { return true }
    if measure.hasPrefix("Judged") { return !judgments.isEmpty }
    if measure.contains("1:0,2:7") { return judgments.values.contains { $0 >= 2 } }
    let level = measure.contains("rel=3") ? 3 : measure.contains("rel=2") ? 2 : 1
    return judgments.values.contains { $0 >= level }
  }
}
