import RagSpecCore
import RagSpecRunner
import Testing

/// What becomes of variants: their scores are those that a question names.
@Suite(.timeLimit(.minutes(5))) struct RunnerVariantTests {
  /// A case whose answer is its question, so that the question is its score, and variants of it.
  private static func cases(
    _ base: String, known: String? = nil, _ variants: String..., demand: ScoreDemand.Kind? = .mayDrop,
    by amount: Double = 0.1, own: [RagSpecCore.Expectation] = []
  ) -> [Case] {
    let reported = RagSpecCore.Expectation.score(weight: 0)
    let base = Case(
      id: CaseID(suite: "suite", name: base), node: SampleFile.node, input: CaseInput(question: base),
      expectations: [.score()], knownFailure: known)
    let demands = demand.map { [ScoreDemand($0, "score", by: amount, node: SampleFile.node)] } ?? []
    let relation: Relation = demand == .mustRise ? .direction : .invariance
    let kind = VariantKind(perturbation: "typos", relation: relation, demands: demands)
    return [base]
      + variants.enumerated().map { number, question in
        Case(
          id: CaseID(suite: "suite", name: "\(base.id.name)~typos-\(number + 1)"), node: SampleFile.node,
          input: CaseInput(question: question), expectations: demands.isEmpty ? base.expectations : own + [reported],
          variant: Variant(of: base, kind))
      }
  }

  private static func suite(
    _ cases: [Case], target: any Target = EndpointTarget(endpoint: .sample()), gates: [Gate] = []
  ) -> Suite {
    Suite(
      name: "suite", node: SampleFile.node, behavior: Answering.self, targetName: "target", target: target,
      cases: cases, gates: gates)
  }

  private static let local = LocalTarget { question throws(CaseError) in
    guard question != "down" else { throw CaseError(.target, "no index") }
    return .text(ModelOutput(content: question))
  }

  @Test(arguments: [
    ("0.8", "0.7", "passed"), ("0.8", "0.69", "failed"), ("0.8", "0.9", "passed"), ("0.3", "0.2", "passed"),
    ("0.3", "0.19", "failed"), ("1", "0.9", "passed"), ("0.7", "0.6", "passed"), ("0.9999999999", "0.9", "passed"),
  ]) func `a score may drop by so much, whatever the base's own verdict`(
    _ base: String, _ variant: String, _ word: String
  ) async {
    let told = await Rehearsal().run(Self.suite(Self.cases(base, variant), target: Self.local))
    #expect(told.outcomes.last == word)
  }

  @Test(arguments: [
    ("0.5", "0.6", "passed"), ("0.5", "0.59", "failed"), ("0.95", "1", "failed"), ("0.2", "0.3", "passed"),
  ]) func `a score must rise by so much`(
    _ base: String, _ variant: String, _ word: String
  ) async {
    let told = await Rehearsal().run(Self.suite(Self.cases(base, variant, demand: .mustRise), target: Self.local))
    #expect(told.outcomes.last == word)
  }

  @Test func `a failure tells both scores`() async throws {
    let told = await Rehearsal().run(Self.suite(Self.cases("0.8", "0.5"), target: Self.local))
    let assessments = try #require(told.results.last?.outcome.assessments)
    #expect(assessments.map(\.label) == ["score", "may-drop score"])
    #expect(assessments[1].score == 0.5 && assessments[1].threshold == 0.7)
    let explanation = try #require(assessments[1].explanation)
    #expect(explanation.expected == "score at most 0.1 below the 0.8 of its base")
    #expect(explanation.got == "0.5, 0.3 below it")
  }

  @Test func `without a score of the base there is no verdict`() async {
    let down = await Rehearsal().run(Self.suite(Self.cases("down", "0.5", "0.6"), target: Self.local))
    #expect(down.outcomes == ["errored: target", "errored: base", "errored: base"])
    #expect(down.summary.exitCode == .notScored)
    let both = await Rehearsal().run(Self.suite(Self.cases("down", "down"), target: Self.local))
    #expect(both.outcomes == ["errored: target", "errored: target"])
    let replayed = Rehearsal(RunOptions(mode: .replay))
    replayed.cache.remember("0.5", "0.5")
    let told = await replayed.run(Self.suite(Self.cases("0.8", "0.5")))
    #expect(told.outcomes == ["errored: missing-recording", "errored: base"])
    #expect(told.summary.exitCode == .missingRecording)
  }

  @Test func `what meets its base's expectations needs no base`() async {
    let told = await Rehearsal().run(Self.suite(Self.cases("down", "0.5", "0.4", demand: nil), target: Self.local))
    #expect(told.outcomes == ["errored: target", "passed", "failed"])
  }

  @Test func `a base that has nothing to lose leaves nothing to judge`() async {
    let told = await Rehearsal().run(Self.suite(Self.cases("0.1", known: "hard", "0", "1"), target: Self.local))
    let reason = "skipped: its base has score 0.1, from which no drop is too deep"
    #expect(told.outcomes == ["failed", reason, reason])
    let own = await Rehearsal().run(
      Self.suite(Self.cases("0.1", "0.4", own: [.score("own")]), target: Self.local))
    #expect(own.outcomes == ["failed", "failed"], "an expectation of its own is judged all the same")
  }

  @Test func `a base that was not chosen runs unseen, once for all its variants`() async throws {
    let cases = Self.cases("0.8", "0.75", "0.5") + Self.cases("0.9", "0.85")
    let suite = Self.suite(cases, gates: [Gate(.passRate, 0.5), Gate(.mean("score"), 0.95)])
    let rehearsal = Rehearsal()
    let plan = Plan(suites: [Plan.SuitePlan(suite: suite, cases: [cases[1], cases[2], cases[3]])])
    let told = await rehearsal.run(plan)
    #expect(told.names == ["0.8~typos-1", "0.8~typos-2", "0.9"] && told.outcomes == ["passed", "failed", "passed"])
    #expect(told.summary.tally.total == 3)
    #expect(rehearsal.calls.questions.sorted() == ["0.5", "0.75", "0.8", "0.9"])
    // The base that nobody chose is in no mean.
    #expect(told.summary.suites[0].means.map(\.mean) == [0.9])
  }

  @Test func `an unseen base that errors is the variants' error, and not its own`() async {
    let cases = Self.cases("down", "0.5")
    let plan = Plan(suites: [Plan.SuitePlan(suite: Self.suite(cases, target: Self.local), cases: [cases[1]])])
    let told = await Rehearsal().run(plan)
    #expect(told.outcomes == ["errored: base"] && told.summary.tally[.errored] == 1)
  }

  @Test func `answers may come in any order`() async {
    let meeting = Meeting()
    // The base is answered last.
    let rehearsal = Rehearsal(RunOptions(concurrency: 8)) { question in
      if question == "0.8" { await meeting.wait(for: ["0.75", "0.5"]) }
      meeting.arrive(question)
      return question
    }
    let told = await rehearsal.run(Self.suite(Self.cases("0.8", "0.75", "0.5")))
    #expect(told.outcomes == ["passed", "passed", "failed"])
  }

  @Test func `a variant that fails ends a run that ends at the first failure`() async {
    let cases = Self.cases("0.8", "0.5", "0.75") + Self.cases("0.9", "0.9")
    let rehearsal = Rehearsal(RunOptions(concurrency: 1, stopsAtFirstFailure: true))
    let told = await rehearsal.run(Self.suite(cases))
    let after = "skipped: after the first failure"
    #expect(told.outcomes == ["passed", "failed", after, after, after])
    // One that passes its own expectations but drops too far is a failure as well, and one that may drop is none.
    let fine = await Rehearsal(RunOptions(stopsAtFirstFailure: true)).run(
      Self.suite(Self.cases("0.55", "0.46") + Self.cases("0.9", "0.9"), target: Self.local))
    #expect(fine.outcomes == ["passed", "passed", "passed", "passed"])
  }

  @Test func `variants count as cases and enter no mean`() async throws {
    let gates = [Gate(.passRate, 0.9), Gate(.mean("score"), 0.8)]
    let cases = Self.cases("0.8", "0.5", "0.75") + Self.cases("0.9", known: "lucky", "0.85")
    let told = await Rehearsal().run(Self.suite(cases, target: Self.local, gates: gates))
    let summary = try #require(told.summary.suites.first)
    #expect(summary.tally.total == 5 && summary.tally[.failed] == 1)
    #expect(summary.gates.map(\.failed) == [true, false], "4 of 5 pass; the mean is that of 0.8 and 0.9")
    let variants = try #require(summary.variants.first)
    #expect(summary.variants.count == 1 && variants.perturbation == "typos" && variants.relation == .invariance)
    #expect(variants.tally.total == 3 && variants.failureRate == 1.0 / 3)
    let mean = try #require(variants.means.first { $0.label == "score" })
    #expect(abs(mean.base - 2.5 / 3) < 1e-12 && abs(mean.variant - 2.1 / 3) < 1e-12)
  }

  @Test func `variants with a gate of their own count in no other pass rate`() async throws {
    let gates = [
      Gate(.passRate, 1), Gate(.variantPassRate("typos"), 0.5), Gate(.variantMean("score", perturbation: "typos"), 0.7),
      Gate(.variantPassRate("case"), 1),
    ]
    let told = await Rehearsal().run(
      Self.suite(Self.cases("0.8", "0.5", "0.75"), target: Self.local, gates: gates))
    let results = try #require(told.summary.suites.first).gates
    #expect(results.map(\.value) == [1, 0.5, 0.625, nil])
    #expect(results.map(\.failed) == [false, false, true, false])
    #expect(results.map(\.gate.name) == ["pass-rate", "pass-rate~typos", "score~typos", "pass-rate~case"])
  }

  @Test func `thousands of variants find their base`() async {
    let cases = (0..<2_000).flatMap { number in
      Self.cases("0.\(number + 5000)", "0.\(number + 4500)", "0.\(number + 3500)")
    }
    let told = await Rehearsal(RunOptions(workers: 4)).run(Self.suite(cases, target: Self.local))
    #expect(told.outcomes == (0..<2_000).flatMap { _ in ["passed", "passed", "failed"] })
  }
}
