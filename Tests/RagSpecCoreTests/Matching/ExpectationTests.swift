import RagSpecCore
import Testing

@Suite struct ExpectationTests {
  @Test func `a score passes when it reaches the threshold`() throws {
    let scores: [(score: Double, threshold: Double, passes: Bool)] = [
      (0.8, 0.8, true), (0.8, 0.8.nextUp, false), (0.8.nextDown, 0.8, false), (1, 1, true), (0, 0, true), (0, 1, false),
      (0.1 + 0.2, 0.3, true), (1, 0, true), (0.5, 0.5000001, false),
    ]
    for (score, threshold, passes) in scores {
      let assessment = try RagSpecCore.Expectation.fixed(score, min: threshold).assessed()
      #expect(assessment.passed == passes, "\(score) against \(threshold)")
      #expect((assessment.score, assessment.threshold, assessment.label) == (score, threshold, "fixed"))
    }
  }

  @Test func `a weight of zero reports and does not judge`() throws {
    #expect(try !RagSpecCore.Expectation.fixed(0, weight: 0).assessed().isJudged)
    #expect(try RagSpecCore.Expectation.fixed(0, weight: 0.1).assessed().isJudged)
    #expect(try RagSpecCore.Expectation.fixed(0, weight: 0).assessed().passed == false)
  }

  @Test func `failures are explained, successes on demand`() throws {
    #expect(try RagSpecCore.Expectation.fixed(1).assessed().explanation == nil)
    #expect(
      try RagSpecCore.Expectation.fixed(1).assessed(explaining: true).explanation
        == Explanation(expected: "1.0", got: "an output", span: 0..<9))
    #expect(
      try RagSpecCore.Expectation.fixed(0).assessed().explanation
        == Explanation(expected: "0.0", got: "an output", span: 0..<9))
  }

  @Test func `a score that is no number is an error and no verdict`() {
    for score in [Double.nan, .infinity, -.infinity] {
      for threshold in [0, 1] as [Double] {
        let error = #expect(throws: UnsupportedObservation.self) {
          try RagSpecCore.Expectation.fixed(score, min: threshold).assessed()
        }
        #expect(error?.message == "the matcher 'fixed' gave no finite score")
      }
    }
  }

  @Test func `a matcher that cannot look is an error through every combinator`() {
    let blind = RagSpecCore.Expectation.fixed(1, refuses: true)
    let all: [RagSpecCore.Expectation] = [
      blind, .combined("not", .not(blind)), .combined("any", .atLeast(1, of: [.fixed(1), blind])),
      .combined("not", .not(.combined("all", .atLeast(1, of: [blind])))),
    ]
    for expectation in all {
      let error = #expect(throws: UnsupportedObservation.self) { try expectation.assessed() }
      #expect(error?.message == "cannot look at text")
    }
  }

  @Test func `not turns the verdict around, whatever the score`() throws {
    for (score, threshold) in [(0.7, 0.6), (0.6, 0.6), (0.5, 0.6), (0, 0)] {
      let inner = RagSpecCore.Expectation.fixed(score, min: threshold)
      let assessment = try RagSpecCore.Expectation.combined("not", .not(inner)).assessed()
      #expect(assessment.passed == (score < threshold), "\(score) against \(threshold)")
      #expect(assessment.score == (score < threshold ? 1 : 0))
      #expect(assessment.parts.map(\.score) == [score])
      // Whoever reads that 'not' failed wants to know what was found.
      #expect(assessment.parts.first?.explanation != nil)
    }
    let twice = RagSpecCore.Expectation.combined("not", .not(.combined("not", .not(.fixed(1)))))
    #expect(try twice.assessed().passed)
  }

  @Test func `at least so many of them must hold`() throws {
    for count in 0...4 {
      for holding in 0...3 {
        let parts = (0..<3).map { RagSpecCore.Expectation.fixed($0 < holding ? 1 : 0) }
        let assessment = try RagSpecCore.Expectation.combined("at-least", .atLeast(count, of: parts)).assessed()
        #expect(assessment.passed == (holding >= count), "\(holding) of 3, at least \(count)")
        #expect(assessment.parts.map(\.passed) == parts.indices.map { $0 < holding })
      }
    }
  }

  @Test func `an output without the part fails and says what it lacks`() throws {
    let missing: [(OutputPart, String, String)] = [
      (.pointer("/a"), "{}", "JSON with a value at /a"), (.codeBlock, "no block", "a code block"),
      (.lastLine, " \n", "a last line"),
    ]
    for (part, output, expected) in missing {
      let assessment = try RagSpecCore.Expectation.fixed(1, on: part).assessed(output)
      #expect((assessment.passed, assessment.score) == (false, 0))
      #expect(assessment.explanation == Explanation(expected: expected, got: "an output without one"))
      // The matcher would refuse, but there is nothing to look at.
      #expect(try RagSpecCore.Expectation.fixed(1, on: part, refuses: true).assessed(output).score == 0)
    }
  }

  @Test func `a part is looked at instead of the output, and parts of parts`() throws {
    let inner = RagSpecCore.Expectation.fixed(0, on: .lastLine)
    let outer = RagSpecCore.Expectation.combined("not", .not(inner), on: .codeBlock)
    let assessment = try outer.assessed("text\n```\nfirst\nlast\n```\nbelow")
    #expect(assessment.parts.first?.explanation?.got == "last")
    #expect(assessment.passed)
  }

  @Test func `what has no such part does not pass for lacking something in it`() throws {
    let inner = RagSpecCore.Expectation.fixed(0, on: .codeBlock)
    let assessment = try RagSpecCore.Expectation.combined("not", .not(inner)).assessed("no code at all")
    #expect(!assessment.passed)
    #expect(assessment.parts.first?.explanation?.expected == "a code block")
    #expect(try RagSpecCore.Expectation.combined("not", .not(inner)).assessed("```\ncode\n```").passed)
  }

  @Test func `problems are found inside of combinators`() {
    let faulty = RagSpecCore.Expectation.fixed(1, problem: "no table")
    let all = RagSpecCore.Expectation.combined(
      "all", .atLeast(2, of: [faulty, .combined("not", .not(faulty)), .fixed(1)]))
    #expect(all.problems(in: CaseInput(question: "?")).map(\.message) == ["no table", "no table"])
    #expect(RagSpecCore.Expectation.fixed(1).problems(in: CaseInput(question: "?")).isEmpty)
  }

  @Test func `a matcher reports under its own name and wants the full score unless it says otherwise`() {
    let matcher = FixedMatcher(scores: 1)
    #expect((matcher.label, matcher.threshold) == ("fixed", 1))
    #expect("\(Observation.text("").kind)" == "text")
    #expect("\(Observation.ranking([]).kind)" == "a ranking")
  }
}
