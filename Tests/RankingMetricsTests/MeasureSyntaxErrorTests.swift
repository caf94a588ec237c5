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
      "unknown measure 'blue', there are nDCG, AP, RR, P, R, Success, Rprec, Judged (character 1 of 'blue@1')"
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
    ("P@", 3, "expected a whole number from 1 to 1000000000, found the end"),
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
    ("P(level=2)@5", 3, "'P' has no parameter 'level', only rel and cutoff"),
    ("nDCG(rel=2)@5", 6, "'nDCG' has no parameter 'rel', only cutoff"),
    ("Rprec(cutoff=2)", 7, "'Rprec' has no parameter 'cutoff', only rel"),
    ("Rprec@5", 7, "'Rprec' has no cutoff"),
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
    let parts = ["P", "nDCG", "rel", "(", ")", "=", ",", "@", " ", "1", "0", "é", "\u{0}"]
    for first in parts {
      for second in parts {
        for third in parts {
          for fourth in parts { _ = try? Measure(parsing: first + second + third + fourth) }
        }
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
