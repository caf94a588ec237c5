import RankingMetrics
import Testing

@Suite struct MeasureSyntaxErrorTests {
  @Test(arguments: [
    ("nDGC@10", "unknown measure 'nDGC', did you mean 'nDCG'? (character 1 of 'nDGC@10')"),
    ("ndcg10", "unknown measure 'ndcg10', did you mean 'nDCG'? (character 1 of 'ndcg10')"),
    ("  recal@5", "unknown measure 'recal', did you mean 'recall'? (character 3 of '  recal@5')"),
    ("sucess@1", "unknown measure 'sucess', did you mean 'Success'? (character 1 of 'sucess@1')"),
    ("hitrat@1", "unknown measure 'hitrat', did you mean 'hit-rate'? (character 1 of 'hitrat@1')"),
    (
      "blue@1",
      "unknown measure 'blue', there are nDCG, AP, RR, P, R, Success, Rprec, Judged and 26 more (character 1 of 'blue@1')"
    ),
  ])
  func `an unknown measure comes with the nearest known name`(text: String, message: String) {
    #expect(failure(of: text)?.description == message)
  }

  @Test(arguments: [
    ("", 1, "expected the name of a measure, found the end"),
    ("   ", 4, "expected the name of a measure, found the end"),
    ("@5", 1, "expected the name of a measure, found '@'"),
    ("(rel=2)", 1, "expected the name of a measure, found '('"),
    ("P", 2, "expected '@' and a whole number from 1 to 1000000000, found the end"),
    ("recall(rel=2)", 14, "expected '@' and a whole number from 1 to 1000000000, found the end"),
    ("P@", 3, "expected a number, found the end"),
    ("P@ ten", 4, "expected a whole number from 1 to 1000000000, found 'ten'"),
    ("P@0", 3, "expected a whole number from 1 to 1000000000, found '0'"),
    ("P@-1", 3, "expected a whole number from 1 to 1000000000, found '-1'"),
    ("P@+1", 3, "expected a whole number from 1 to 1000000000, found '+1'"),
    ("P@5.0", 3, "expected a whole number from 1 to 1000000000, found '5.0'"),
    ("P@٥", 3, "expected a whole number from 1 to 1000000000, found '٥'"),
    ("P@1000000001", 3, "expected a whole number from 1 to 1000000000, found '1000000001'"),
    ("P@99999999999999999999", 3, "expected a whole number from 1 to 1000000000, found '99999999999999999999'"),
    ("P(rel=0)@5", 7, "expected a whole number from 1 to 1000000000, found '0'"),
    ("P@5@6", 4, "expected the end, found '@'"),
    ("P@5(rel=2)", 4, "expected the end, found '('"),
    ("P 5", 3, "expected '(', '@' or the end, found '5'"),
    ("P(rel=2)5", 9, "expected '@' or the end, found '5'"),
    ("P()5", 4, "expected '@' or the end, found '5'"),
    ("P(rel", 6, "expected '=', found the end"),
    ("P(rel)@5", 6, "expected '=', found ')'"),
    ("P(=2)@5", 3, "expected the name of a parameter, found '='"),
    ("P(rel=)@5", 7, "expected a value, found ')'"),
    ("P(rel=2", 8, "expected ',' or ')', found the end"),
    ("P(rel=2 3)@5", 9, "expected ',' or ')', found '3'"),
    ("P(rel=2,)@5", 9, "expected the name of a parameter, found ')'"),
    ("P(rel=2,rel=3)@5", 9, "parameter 'rel' is given twice"),
    ("P(cutoff=5)@5", 13, "parameter 'cutoff' is given twice"),
    ("P(level=2)@5", 3, "'P' has no parameter 'level', only rel, cutoff, judged_only"),
    ("nDCG(rel=2)@5", 6, "'nDCG' has no parameter 'rel', only dcg, gains, cutoff, judged_only"),
    ("Rprec(cutoff=2)", 7, "'Rprec' has no parameter 'cutoff', only rel, judged_only"),
    ("Rprec@5", 7, "'Rprec' has no cutoff"),
    ("IPrec", 6, "expected '@' and a number from 0 to 1, found the end"),
    ("IPrec@1.1", 7, "expected a number from 0 to 1, found '1.1'"),
    ("IPrec@nan", 7, "expected a number from 0 to 1, found 'nan'"),
    ("RBP(p=0x1)", 7, "expected a number from 0 to 1, found '0x1'"),
    ("RBP(p=inf)", 7, "expected a number from 0 to 1, found 'inf'"),
    ("RBP(p='')", 8, "expected a number from 0 to 1, found the end"),
    ("nDCG(dcg='exp')", 11, "expected 'log2' or 'exp-log2', found 'exp'"),
    ("nDCG(dcg='exp-log2", 19, "expected \"'\", found the end"),
    ("nDCG(dcg='exp-log2',gains={1:2})", 21, "'nDCG' has no parameter 'gains', only dcg, cutoff, judged_only"),
    ("nDCG(gains={1:2,x:3})", 17, "expected a grade and its gain as in 2:9, found 'x:3'"),
    ("nDCG(gains={1:2, 1:3})", 18, "expected a grade and its gain as in 2:9, found '1:3'"),
    ("nDCG(gains={1:2,2:y})", 19, "expected a number from -1000000000 to 1000000000, found 'y'"),
    ("11pt(recall='0.5,2')", 18, "expected a number from 0 to 1, found '2'"),
    ("ERR(max=2.5)", 9, "expected a whole number from 1 to 1000000000, found '2.5'"),
    ("SetP(relative=yes)", 15, "expected True or False, found 'yes'"),
  ])
  func `an error names the character, what was expected and what was found`(text: String, column: Int, problem: String)
  {
    let error = failure(of: text)
    #expect(error?.column == column)
    #expect(error?.problem.description == problem)
    #expect(error?.description == "\(problem) (character \(column) of '\(text)')")
  }

  @Test func `columns count Unicode scalars`() {
    #expect(failure(of: "P(e\u{301}=1)@x")?.column == 9)
    #expect(failure(of: "P(e\u{301}=👩‍🔬)(")?.column == 10)
  }

  @Test func `a long text does not fill the message`() {
    let long = String(repeating: "n", count: 1_000_000)
    for text in [long, "P@\(long)", "P(\(long)=1)@5", "P@5 \(long)"] {
      #expect((failure(of: text)?.description.count ?? .max) < 250)
    }
  }

  @Test func `no text at all makes it crash`() {
    let parts = [
      "P", "nDCG(", "gains=", "rel=", "(", ")", "=", ",", "@", "'", "{", "}", ":", " ", "1", ".", "_", "é", "\u{0}",
    ]
    for first in parts {
      for second in parts {
        for third in parts { _ = try? Measure(parsing: first + second + third) }
      }
    }
  }

  private func failure(of text: String) -> MeasureSyntaxError? {
    do throws(MeasureSyntaxError) {
      _ = try Measure(parsing: text)
      return nil
    } catch { return error }
  }
}
