import RankingMetrics
import Testing

@Suite struct PrintedMeasureTests {
  @Test func `measures of trec_eval come in its order, the others after them, each once`() throws {
    let measures = try PrintedMeasure.reading([
      "nDCG@10", "P.10,5", "map", "AP", "ndcg_cut_10", "P_5", "nDCG@10", "runid",
    ])
    #expect(measures.map(\.name) == ["runid", "map", "P_5", "P_10", "ndcg_cut_10", "nDCG@10", "AP"])
  }

  @Test func `without names they are the official ones`() throws {
    #expect(try PrintedMeasure.reading([]).map(\.name) == PrintedMeasure.reading(["official"]).map(\.name))
    #expect(try PrintedMeasure.reading([]).count == 30)
    #expect(try PrintedMeasure.reading(["all_trec"]).count == 100)
    #expect(try PrintedMeasure.reading(["set"]).map(\.name).last == "set_F")
  }

  @Test func `parameters of a measure hold instead of its usual ones`() throws {
    #expect(try PrintedMeasure.reading(["all_trec", "P.7"]).map(\.name).filter { $0.hasPrefix("P_") } == ["P_7"])
  }

  @Test func `the relevance level is that of measures that do not say another`() throws {
    let measures = try PrintedMeasure.reading(["P_5", "R@5", "R(rel=3)@5"], relevanceLevel: 2)
    let texts = measures.compactMap { measure in
      if case .measure(let measure) = measure.content { "\(measure)" } else { nil }
    }
    #expect(texts == ["P(rel=2)@5", "R(rel=2)@5", "R(rel=3)@5"])
  }

  @Test(arguments: [
    ("P.5,x", "expected a number, found 'x' (character 5 of 'P.5,x')"),
    ("P.0", "expected a number of documents, found '0' (character 3 of 'P.0')"),
    ("P.5,", "expected a number, found the end (character 5 of 'P.5,')"),
    ("map.5", "expected no parameters, found '5' (character 5 of 'map.5')"),
    ("ndcg.1", "expected a grade and its gain as in 2:9, found '1' (character 13 of 'nDCG(gains='1')')"),
    ("mapp", "unknown measure 'mapp', did you mean 'MAP'? (character 1 of 'mapp')"),
  ])
  func `a wrong name is an error`(option: String, message: String) {
    #expect { try PrintedMeasure.reading([option]) } throws: { "\($0)" == message }
  }

  @Test func `no option at all makes it crash`() {
    let parts = ["P", "ndcg", "relstring", "utility", "rbp", ".", "_", ",", "=", "-1", "1e400", "é"]
    for first in parts {
      for second in parts {
        for third in parts {
          let measures = try? PrintedMeasure.reading([first + second + third], relevanceLevel: 2)
          #expect(measures?.isEmpty != true)
        }
      }
    }
  }
}
