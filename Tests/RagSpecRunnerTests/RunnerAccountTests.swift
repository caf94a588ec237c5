import RagSpecCore
import RagSpecRunner
import Testing

/// What a run adds up: known failures, means, gates and the exit code.
@Suite(.timeLimit(.minutes(5))) struct RunnerAccountTests {
  /// The question is the score.
  private func run(_ asked: [Asked], gates: [Gate] = [Gate(.passRate, 1)]) async -> RunSummary {
    await Rehearsal().run(.sample(asked, gates: gates)).summary
  }

  @Test func knownFailuresCountOnNeitherSide() async {
    let summary = await run(["1", "0.9", Asked("0", known: "small model"), Asked("0.1", known: "small model")])
    #expect(summary.tally[.passed] == 2 && summary.tally[.knownFailure] == 2 && summary.tally[.failed] == 0)
    #expect(summary.tally.passRate == 1)
    #expect(summary.suites.first?.means.map(\.mean) == [0.95])
    #expect(summary.exitCode == .success)
  }

  @Test func anUnexpectedPassIsTold() async {
    let summary = await run(["0", Asked("1", known: "was wrong")], gates: [Gate(.passRate, 0.5)])
    #expect(summary.tally[.unexpectedlyPassed] == 1 && summary.tally[.passed] == 0)
    #expect(summary.tally.passRate == 0.5)
    #expect(summary.suites.first?.means.map(\.mean) == [0.5])
    #expect(summary.exitCode == .success)
  }

  @Test func aKnownFailureThatCannotBeScoredIsAnError() async {
    let summary = await run([Asked("text", known: "small model")])
    #expect(summary.tally[.errored] == 1)
    #expect(summary.exitCode == .notScored)
  }

  @Test func meansAreByLabelAndSuite() async {
    let one = Suite.sample([Asked("1", .score("b"), .score("a")), Asked("0.6", .score("a"))], name: "one")
    let two = Suite.sample([Asked("0.7", .score("a"))], name: "two")
    let summary = await Rehearsal().run(one, two).summary
    #expect(summary.suites.map { $0.means.map(\.label) } == [["a", "b"], ["a"]])
    #expect(summary.suites.map { $0.means.map(\.mean) } == [[0.8, 1], [0.7]])
    #expect(summary.suites.map { $0.means.map(\.count) } == [[2, 1], [1]])
  }

  /// A score of weight 0 is reported, enters its mean, and decides nothing.
  @Test func aScoreWithoutWeightIsReportedAndNotJudged() async {
    let summary = await run([Asked("0.2", .score("a", weight: 0), .score("b", atLeast: 0.1))])
    #expect(summary.tally[.passed] == 1)
    #expect(summary.suites.first?.means.map(\.mean) == [0.2, 0.2])
  }

  @Test func aScorePassesAtItsThreshold() async {
    let summary = await run([
      Asked("0.5", .score(atLeast: 0.5)), Asked("0.49999", .score(atLeast: 0.5)), Asked("0", .score(atLeast: 0)),
    ])
    #expect(summary.tally[.passed] == 2 && summary.tally[.failed] == 1)
  }

  @Test func gatesDecide() async {
    let table: [(gate: Gate, value: Double?, fails: Bool)] = [
      (Gate(.passRate, 0.5), 0.5, false), (Gate(.passRate, 0.51), 0.5, true), (Gate(.passRate, 0), 0.5, false),
      (Gate(.mean("score"), 0.55), 0.55, false), (Gate(.mean("score"), 0.56), 0.55, true),
      (Gate(.mean("other"), 0.1), nil, false), (Gate(.unscored, 0), 0, false),
    ]
    for (gate, value, fails) in table {
      let summary = await run(["0.8", "0.3"], gates: [gate])
      #expect(summary.suites.first?.gates.map(\.value) == [value], "\(gate)")
      #expect(summary.failedGates.count == (fails ? 1 : 0), "\(gate)")
      #expect(summary.exitCode == (fails ? .gateFailed : .success), "\(gate)")
    }
  }

  /// `unscored: 2` puts up with two cases that could not be scored, and says so in the exit code.
  @Test func aGatePutsUpWithUnscoredCases() async {
    let table: [(bound: Double?, code: ExitCode)] = [
      (nil, .notScored), (0, .notScored), (1, .notScored), (2, .success), (9, .success),
    ]
    for (bound, code) in table {
      let gates = [Gate(.passRate, 1)] + (bound.map { [Gate(.unscored, $0)] } ?? [])
      #expect(await run(["1", "text", "more text"], gates: gates).exitCode == code, "\(bound as Any)")
      #expect(await run(["0", "text", "more text"], gates: gates).exitCode == (code == .success ? .gateFailed : code))
    }
  }

  /// A gate of one suite does not excuse another.
  @Test func aGateSpeaksForItsSuite() async {
    let lenient = Suite.sample(["text"], name: "lenient", gates: [Gate(.unscored, 5)])
    let strict = Suite.sample(["text"], name: "strict", gates: [Gate(.unscored, 0)])
    #expect(await Rehearsal().run(lenient).summary.exitCode == .success)
    #expect(await Rehearsal().run(lenient, strict).summary.exitCode == .notScored)
  }

  /// Of several codes the first of 4, 3, 1 wins; a missing recording is never put up with.
  @Test func exitCodesHaveAnOrder() async {
    let table: [(asked: [Asked], code: ExitCode)] = [
      (["1"], .success), (["0"], .gateFailed), (["text"], .notScored), (["missing"], .missingRecording),
      (["1", "0", "text"], .notScored), (["1", "0", "text", "missing"], .missingRecording),
      (["missing", "0"], .missingRecording),
      ([Asked("0", known: "why"), "1"], .success), ([Asked("0", known: "why")], .success),
    ]
    for (asked, code) in table {
      let rehearsal = Rehearsal(RunOptions(mode: .replay))
      for answer in ["1", "0", "text"] { rehearsal.cache.remember(answer, answer) }
      let summary = await rehearsal.run(.sample(asked, gates: [Gate(.passRate, 1), Gate(.unscored, 0)])).summary
      #expect(summary.exitCode == code, "\(asked.map(\.question))")
      #expect(summary.exitCode.rawValue == [.success: 0, .gateFailed: 1, .notScored: 3, .missingRecording: 4][code])
    }
    let lenient = await Rehearsal(RunOptions(mode: .replay)).run(.sample(["missing"], gates: [Gate(.unscored, 5)]))
    #expect(lenient.summary.exitCode == .missingRecording)
  }

  @Test func explainsPassedAssessmentsOnDemand() async {
    for explainsAll in [false, true] {
      let told = await Rehearsal(RunOptions(explainsAll: explainsAll)).run(.sample(["1", "0"]))
      #expect(told.results.map { $0.outcome.assessments.first?.explanation != nil } == [explainsAll, true])
    }
  }

  @Test func tokensAndOriginsAddUp() async {
    let rehearsal = Rehearsal { _ in "1" }
    rehearsal.cache.remember("old", "1")
    let summary = await rehearsal.run(.sample(["old"], name: "a"), .sample(["new", "newer"], name: "b")).summary
    #expect(summary.tally.spent == TokenUsage(input: 20, output: 2))
    #expect(summary.tally.saved == TokenUsage(input: 100, output: 20))
    #expect(summary.suites.map { $0.tally[.called] } == [0, 2])
    var sum = Tally()
    for suite in summary.suites { sum.add(suite.tally) }
    #expect(sum == summary.tally)
  }
}
