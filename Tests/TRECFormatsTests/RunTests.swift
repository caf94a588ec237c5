import TRECFormats
import Testing

@testable import RankingMetrics

@Suite struct RunTests {
  @Test(arguments: [
    "q1 Q0 a 1 2.5 bm25\nq1 Q0 b 2 -1 bm25\nq2 Q0 a 1 3e2 bm25\n",
    "q1\tQ0\ta\t1\t2.5\tfirst\r\nq1\tQ0\tb\t2\t-1.000\tfirst\r\nq2\tQ0\ta\t1\t300\tbm25\r\n",
    "# comment\n\nq1 0 a 1 +2.50 bm25 more words here\nq2 0 a x 3.0E+2 bm25\nq1 0 b 9 -1 bm25\n# the end\n\n",
  ])
  func `lines are read in any shape`(text: String) throws {
    let run = try Run(Array(text.utf8))
    #expect(run.queries == ["q1", "q2"])
    #expect(run.count == 3)
    #expect(run.scores(ofQueryAt: 0).map(\.document) == ["a", "b"])
    #expect(run.scores(ofQueryAt: 0).map(\.score) == [2.5, -1])
    #expect(run.scores(ofQueryAt: 1).map(\.score) == [300])
  }

  @Test func `the name is that of the last line`() throws {
    #expect(try Run(Array("q Q0 a 1 1 first\nq Q0 b 2 0 last extra\n# comment\n\n".utf8)).name == "last")
    #expect(try Run(Array("q Q0 a 1 1 only".utf8)).name == "only")
  }

  /// The short way of reading agrees with the standard library's, to the last digit.
  @Test func `scores are rounded correctly`() throws {
    var random = SplitMix64(state: 7)
    let fixed =
      ["0", "-0", "0.1", ".5", "-.5", "1e-3", "123456789012345678", "0.30000000000000004", "9007199254740993"]
      + ["0.12345678901234567", "12345678901.234567", "-1.7976931348623157e308", "5e-324", "inf", "-infinity"]
    let drawn = (0..<2000).map { _ in
      let number = Double.random(in: -100...100, using: &random)
      return String("\(number)".prefix(Int.random(in: 3...20, using: &random)))
    }
    let texts = fixed + drawn.filter { Double($0) != nil }
    let lines = texts.enumerated().map { "q Q0 d\($0) 1 \($1) run\n" }.joined()
    let scores = try Run(Array(lines.utf8)).scores(ofQueryAt: 0).map(\.score)
    #expect(scores.count == texts.count)
    for (text, score) in zip(texts, scores) {
      let library: Double? = [".5": 0.5, "-.5": -0.5][text] ?? Double(text)
      #expect(score.bitPattern == library?.bitPattern, "\(text)")
    }
  }

  @Test func `bytes that are no UTF-8 are told, wherever they stand`() {
    let latin = Array("q1 Q0 caf".utf8) + [0xE9] + Array(" 1 1 r\n".utf8)
    for lines in [0, 1, 40] {
      let start =
        Array(String(repeating: "q1 Q0 d\u{E9}j\u{E0} 1 1 r\n", count: min(lines, 1)).utf8)
        + Array((0..<max(lines - 1, 0)).map { "q1 Q0 d\($0) 1 1 r\n" }.joined().utf8)
      #expect { try Run(start + latin) } throws: {
        "\($0)" == "line \(lines + 1): the line is not UTF-8; Latin-1 becomes it by 'iconv -f LATIN1 -t UTF-8'"
      }
    }
    #expect(throws: Never.self) { try Run(Array("q1 Q0 caf\u{E9} 1 1 r\nq1 Q0 漢字😀 2 0 r".utf8)) }
  }

  @Test(arguments: [
    ("", "the rankings are empty"),
    ("q1 Q0 a 1 2.5\n", "line 1: 5 fields instead of 6: query, Q0, document, rank, score and run"),
    ("q1 Q0 a 1 best bm25\n", "line 1: the score 'best' is not a number"),
    ("q1 Q0 a 1 nan bm25\n", "line 1: the score 'nan' is not a number"),
    ("q1 Q0 a 1 . bm25\n", "line 1: the score '.' is not a number"),
    ("q1 Q0 a 1 - bm25\n", "line 1: the score '-' is not a number"),
    ("q1 Q0 a 1 1.2.3 bm25\n", "line 1: the score '1.2.3' is not a number"),
    ("q1 Q0 a 1 2 r\nq1 Q0 b 2 1 r\nq1 Q0 a 3 0 r\n", "line 3: document 'a' of query 'q1' is already on line 1"),
    ("q1 0 a 1\n", "line 1: this is a line of judgments, not of a run; judgments come first, then the run"),
  ])
  func `what is wrong is told with its line`(text: String, message: String) {
    #expect { try Run(Array(text.utf8)) } throws: { "\($0)" == message }
  }

  @Test func `many queries in any order keep their documents`() throws {
    var random = SplitMix64(state: 3)
    var expected: [String: [String]] = [:]
    var text = ""
    for number in 0..<5000 {
      let query = "query-\(Int.random(in: 0..<400, using: &random))"
      expected[query, default: []].append("document-\(number)")
      text += "\(query) Q0 document-\(number) 1 \(number) run\n"
    }
    let run = try Run(Array(text.utf8))
    let found = run.queries.enumerated().map { ($1, run.scores(ofQueryAt: $0).map(\.document)) }
    #expect(Dictionary(uniqueKeysWithValues: found) == expected)
  }
}
