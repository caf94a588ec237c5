import RagSpecTestSupport
import RankingMetrics
import Testing

/// The numbers of pytrec_eval, which is trec_eval's own code, and of ir_measures.
@Suite struct RankingMetricsReferenceTests {
  private static let measures = [
    "nDCG", "nDCG@1", "nDCG@3", "nDCG@10", "nDCG@1000", "P@1", "P@3", "P@10", "P@1000", "R@1", "R@3", "R@10", "R@1000",
    "AP", "AP@1", "AP@3", "AP@10", "AP@1000", "RR", "RR@1", "RR@3", "RR@10", "Success@1", "Success@3", "Success@10",
    "Rprec", "Judged", "Judged@1", "Judged@3", "Judged@10", "Judged@1000", "P(rel=2)@1", "P(rel=2)@5", "P(rel=3)@10",
    "R(rel=2)@5", "AP(rel=2)", "AP(rel=3)@5", "RR(rel=2)", "RR(rel=2)@5", "Success(rel=2)@3", "Rprec(rel=2)",
    "Rprec(rel=3)",
  ]

  @Test func `values agree with pytrec_eval and ir_measures`() throws {
    let queries = (1...30 as ClosedRange<UInt64>).flatMap { JudgedQuery.grid(seed: $0) }
    let input = Input(queries: queries, measures: Self.measures)
    let libraries: [String: [String: [Double?]]] = try ReferencePython.run("ranking_metrics.py", on: input)
    #expect(Set(libraries["pytrec_eval", default: [:]].keys) == Set(Self.measures.filter(isInTrecEval)))
    #expect(Set(libraries["ir_measures", default: [:]].keys) == Set(Self.measures))
    for (library, values) in libraries {
      for (name, values) in values { try compare(name, with: values, of: library, on: queries) }
    }
  }

  private func isInTrecEval(_ name: String) -> Bool {
    !name.hasPrefix("Judged") && !(name.hasPrefix("RR") && name.contains("@"))
  }

  private func compare(_ name: String, with values: [Double?], of library: String, on queries: [JudgedQuery]) throws {
    let measure = try Measure(parsing: name)
    try #require(values.count == queries.count)
    for (query, expected) in zip(queries, values) {
      let value = try measure.value(of: query.ranking(), given: Judgments(query.judgments))
      // Where we say that a measure is undefined, the libraries say 0 or leave the query out.
      #expect(abs((value ?? 0) - (expected ?? 0)) <= 1e-9, "\(library) \(name) \(query)")
      #expect((value != nil) == query.defines(name), "\(name) \(query)")
    }
  }

  private struct Input: Encodable {
    let queries: [JudgedQuery]
    let measures: [String]
  }
}

/// A query that people judged and a retriever answered, made from a seed.
private struct JudgedQuery: Encodable {
  let seed: UInt64
  var judgments: [String: Int] = [:]
  var scores: [String: Double] = [:]

  /// Nothing, some documents and all documents judged, and the same for what was returned.
  static func grid(seed: UInt64) -> [JudgedQuery] {
    var random = SeededGenerator(state: seed)
    return [0, 0.4, 1].flatMap { judged in
      [0, 0.4, 1].map { returned in
        JudgedQuery(seed: seed, judged: judged, returned: returned, random: &random)
      }
    }
  }

  private init(seed: UInt64, judged: Double, returned: Double, random: inout SeededGenerator) {
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

  func ranking() throws -> Ranking {
    try Ranking(scored: scores.map { ScoredDocument($0.key, score: $0.value) })
  }

  /// Tells whether the measure has a value: there is a document that is relevant, or one that is judged.
  func defines(_ measure: String) -> Bool {
    if measure.hasPrefix("Judged") { return !judgments.isEmpty }
    let level = measure.contains("rel=3") ? 3 : measure.contains("rel=2") ? 2 : 1
    return judgments.values.contains { $0 >= level }
  }
}

/// SplitMix64 (Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, 2014).
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
