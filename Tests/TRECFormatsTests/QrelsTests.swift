import TRECFormats
import Testing

@testable import RankingMetrics

@Suite struct QrelsTests {
  @Test(arguments: [
    "q1 0 a 1\nq1 0 b -1\nq2 0 a 12\n", "q1 0 a 1\nq1 0 b -1\nq2 0 a 12",
    "q1\t0\ta\t1\r\nq1\t0\tb\t-1\r\nq2\t0\ta\t12\r\n",
    "# comment\nq1 0 a 1\n\n  # another\nq1 0 b -1\n \t \nq2 0 a 12 # more words\n",
    "\u{FEFF}q1 Q0 a +1 x y\n q1 . b -1\nq2  0  a  12  ",
    "q1 0 a 1.0\nq2 0 a 12\nq1 0 b -1\n",
  ])
  func `lines are read in any shape`(text: String) throws {
    let qrels = try Qrels(Array(text.utf8))
    #expect(qrels.queries == ["q1", "q2"])
    #expect(qrels.count == 3)
    #expect(qrels.grades(ofQueryAt: 0) == ["a": 1, "b": -1])
    #expect(qrels.grades(ofQueryAt: 1) == ["a": 12])
  }

  @Test func `BEIR's judgments are told by their header`() throws {
    let qrels = try Qrels(Array("query-id\tcorpus-id\tscore\r\nq1\ta\t1\r\nq1\tb\t2\r\n".utf8))
    #expect(qrels.grades(ofQueryAt: 0) == ["a": 1, "b": 2])
    let message = "line 3: 2 fields instead of 3: query-id, corpus-id and score"
    #expect { try Qrels(Array("query-id corpus-id score\nq1 a 1\nq1 b\n".utf8)) } throws: { "\($0)" == message }
  }

  @Test func `names are bytes, whatever they look like`() throws {
    let qrels = try Qrels(Array("é 0 日本#1 1\ne\u{301} 0 日本#1 2\n".utf8))
    #expect(qrels.queries.map { Array($0.utf8) } == [Array("é".utf8), Array("e\u{301}".utf8)])
    #expect(qrels.grades(ofQueryAt: 0) == ["日本#1": 1])
  }

  @Test(arguments: [
    ("", "the judgments are empty"), ("\n# nothing\n", "the judgments are empty"),
    ("q1 0 a\n", "line 1: 3 fields instead of 4: query, iteration, document and grade"),
    ("# one\n\nq1 0 a yes\n", "line 3: the grade 'yes' is not a whole number"),
    (
      "q1 0 a 1\nq1 0 b 1.5\nq1 0 c\n",
      "line 2: the grade '1.5' is not a whole number\nline 3: 3 fields instead of 4: query, iteration, document and grade"
    ),
    ("q1 0 a 99999999999999999999\n", "line 1: the grade '99999999999999999999' is not a whole number"),
    ("q1 0 a 1\nq2 0 a 1\n\nq1 0 a 0\n", "line 4: document 'a' of query 'q1' is already on line 1"),
    ("q1 Q0 a 1 2.5 bm25\n", "line 1: this is a line of a run, not of judgments; judgments come first, then the run"),
    ("\u{1F}\u{FFFD}", "line 1: 1 field instead of 4: query, iteration, document and grade"),
  ])
  func `what is wrong is told with its line`(text: String, message: String) {
    #expect { try Qrels(Array(text.utf8)) } throws: { "\($0)" == message }
  }

  @Test(
    arguments: [
      ([0x1F, 0x8B, 8, 0], "the file is compressed; unpack it with gunzip"),
      ([0xFF, 0xFE, 0x71, 0], "the file is in UTF-16; it should be in UTF-8"),
    ] as [([UInt8], String)])
  func `bytes that are no text are told apart`(bytes: [UInt8], message: String) {
    #expect { try Qrels(bytes) } throws: { "\($0)" == message }
    #expect { try Run(bytes) } throws: { "\($0)" == message }
  }

  @Test func `there is an end to the problems that are told`() {
    let text = String(repeating: "q 0 a x\n", count: 1000)
    #expect { try Qrels(Array(text.utf8)) } throws: { ($0 as? TRECFileError)?.problems.count == 20 }
    let repetitions = String(repeating: "q 0 a 1\n", count: 1000)
    #expect { try Qrels(Array(repetitions.utf8)) } throws: { ($0 as? TRECFileError)?.problems.count == 20 }
  }

  @Test func `a file of one line over and over is read quickly`() {
    let text = String(repeating: "q 0 a 1\n", count: 50_000)
    #expect { try Qrels(Array(text.utf8)) } throws: { ($0 as? TRECFileError)?.problems.last?.line == 21 }
  }

  @Test func `no file at all makes it crash`() throws {
    var random = SplitMix64(state: 9)
    let good = Array(
      "\u{FEFF}# c\nq1 0 a 1\r\nq1\t0\tb\t-2 x y\n\nq2 Q0 d 3 1.5e3 run\nquery-id corpus-id score\n".utf8)
    for _ in 0..<3000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let position = Int.random(in: 0..<bytes.count, using: &random)
        let piece = good[Int.random(in: 0..<good.count, using: &random)...].prefix(
          Int.random(in: 0...9, using: &random))
        bytes.replaceSubrange(
          position..<min(position + 2, bytes.count), with: piece + [UInt8(truncatingIfNeeded: random.next())])
      }
      let (qrels, run) = (try? Qrels(bytes), try? Run(bytes))
      #expect((qrels?.count ?? 1) > 0 && (run?.count ?? 1) > 0)
    }
  }

  @Test func `a field of any length does not fill the message`() {
    let text = "q 0 a \(String(repeating: "x", count: 100_000))\n"
    #expect { try Qrels(Array(text.utf8)) } throws: { "\($0)".count < 200 }
  }
}
