import RagSpecCore
import RagSpecRunner
import Testing

/// Runs that end because their calls, their money or their time is used up, or because somebody stops them softly.
@Suite(.timeLimit(.minutes(5))) struct RunnerBudgetTests {
  private func rehearsal(
    _ limits: RunBudget.Limits = .none, concurrency: Int? = nil, answer: @escaping Rehearsal.Answer = { _ in "1" }
  ) -> Rehearsal {
    var rehearsal = Rehearsal(RunOptions(concurrency: concurrency), answer: answer)
    rehearsal.control = RunControl(limits)
    return rehearsal
  }

  private static func skipped(_ budget: String) -> String { "skipped: the budget of \(budget) is used up" }

  @Test(arguments: [1, 4, 64]) func `the first cases are called, however many at once`(_ concurrency: Int) async {
    let rehearsal = rehearsal(RunBudget.Limits(calls: 3), concurrency: concurrency)
    let told = await rehearsal.run(.sample((0..<9).map { Asked("\($0)") }))
    #expect(
      told.outcomes == Array(repeating: "passed", count: 3)
        + Array(repeating: Self.skipped("3 calls") + " (--max-calls)", count: 6))
    #expect(rehearsal.calls.questions.sorted() == ["0", "1", "2"])
    #expect(told.summary.usedUp?.kind == .calls && told.summary.calls == 3 && told.summary.exitCode == .notScored)
    #expect(!told.summary.wasInterrupted)
  }

  @Test func `what is recorded is judged beyond the budget`() async {
    let rehearsal = rehearsal(RunBudget.Limits(calls: 0))
    for question in ["a", "c"] { rehearsal.cache.remember(question, "1") }
    let told = await rehearsal.run(.sample(["a", "b", "c"]))
    #expect(told.outcomes == ["passed", Self.skipped("0 calls") + " (--max-calls)", "passed"])
  }

  @Test func `a run that needs no more than its budget does not speak of it`() async {
    let rehearsal = rehearsal(RunBudget.Limits(calls: 2))
    let told = await rehearsal.run(.sample(["a", "b", "a"]))
    #expect(told.outcomes == ["passed", "passed", "passed"] && told.summary.usedUp == nil)
    #expect(told.summary.exitCode == .success && told.summary.calls == 2)
  }

  @Test func `gates look at what was scored, and a failure does not hide the budget`() async {
    let rehearsal = rehearsal(RunBudget.Limits(calls: 1)) { _ in "0" }
    let told = await rehearsal.run(.sample(["a", "b"]))
    #expect(told.outcomes.first == "failed" && told.summary.failedGates.count == 1)
    #expect(told.summary.exitCode == .notScored)
  }

  @Test func `a recording that is missing is told before the budget`() async {
    var rehearsal = rehearsal(RunBudget.Limits(calls: 0))
    rehearsal.options.mode = .replay
    let told = await rehearsal.run(.sample(["a"]))
    #expect(told.outcomes == ["errored: missing-recording"] && told.summary.exitCode == .missingRecording)
  }

  @Test func `a failure that ends the run is the reason of what comes behind it`() async {
    var rehearsal = rehearsal(RunBudget.Limits(calls: 2), concurrency: 1) { $0 == "bad" ? "0" : "1" }
    rehearsal.options.stopsAtFirstFailure = true
    let told = await rehearsal.run(.sample(["a", "bad", "c", "d"]))
    #expect(told.outcomes == ["passed", "failed"] + Array(repeating: "skipped: after the first failure", count: 2))
    #expect(told.summary.usedUp == nil && told.summary.exitCode == .gateFailed)
  }

  @Test func `a matcher that has no call left leaves its case skipped, and the target's answer recorded`() async {
    let rehearsal = rehearsal(RunBudget.Limits(calls: 1))
    let told = await rehearsal.run(.sample([Asked("a", .asking())]))
    #expect(told.outcomes == [Self.skipped("1 call") + " (--max-calls)"])
    #expect(rehearsal.cache.now.responses.count == 1)
  }

  /// Eight texts go in one call; it is refused because of one, and each half is a call more.
  @Test func `a batch is a call, and each half of a refused one is another`() async {
    let rehearsal = rehearsal(RunBudget.Limits(calls: 4)) { question throws(ProviderError) in
      if question == "score 5" { throw ProviderError(.status(400), "too long") }
      return "0.9"
    }
    let local = LocalTarget { .text(ModelOutput(content: $0)) }
    let asked = (0..<8).map { Asked("\($0)", .asking(.embedder(batch: 8))) }
    let told = await rehearsal.run(.sample(asked, target: local))
    #expect(rehearsal.calls.batches == [8, 4, 4, 2])
    #expect(told.summary.calls == 4 && told.summary.usedUp?.kind == .calls)
    let outcomes = told.outcomes.map { $0.prefix { $0 != ":" } }
    #expect(
      outcomes == Array(repeating: "passed", count: 4) + Array(repeating: "skipped", count: 4), "\(told.outcomes)")
  }

  @Test func `a call that was never made is given back`() async {
    let rehearsal = rehearsal { _ throws(ProviderError) in throw ProviderError(.notConfigured, "no key") }
    let told = await rehearsal.run(.sample(["a", "b"]))
    #expect(told.outcomes == ["errored: endpoint", "errored: endpoint"] && told.summary.calls == 0)
  }

  /// Each answer takes 10 + 1 tokens: 2 + 1 of the currency.
  @Test(arguments: [1, 2, 64]) func `money is not overspent by calls under way`(_ concurrency: Int) async {
    let price = Price(input: 200_000, output: 1_000_000)
    let rehearsal = rehearsal(RunBudget.Limits(cost: Money(10)), concurrency: concurrency)
    let target = EndpointTarget(endpoint: .sample(price: price))
    let told = await rehearsal.run(.sample((0..<20).map { Asked("\($0)") }, target: target))
    #expect(rehearsal.calls.questions.count == 4, "9 are spent when the fourth begins, and 12 when it ends")
    #expect(told.summary.usedUp?.kind == .cost && told.summary.tally.spending.cost == Money(12))
    #expect(told.outcomes.last == Self.skipped("10.00") + " (--max-cost)")
  }

  // MARK: Stopping

  @Test func `a run that is stopped softly finishes what is under way`() async {
    let meeting = Meeting()
    let rehearsal = rehearsal(concurrency: 2) { question in
      meeting.arrive(question)
      await meeting.wait(for: ["stopped"])
      return "1"
    }
    let suite = Suite.sample(["a", "b", "c", "d"])
    let run = Task { await rehearsal.run(suite) }
    await meeting.wait(for: ["a", "b"])
    rehearsal.control.stop.stop(.interrupted)
    meeting.arrive("stopped")
    let told = await run.value
    #expect(told.outcomes == ["passed", "passed", "skipped: interrupted", "skipped: interrupted"])
    #expect(told.summary.wasInterrupted && told.summary.exitCode == .interrupted && told.summary.usedUp == nil)
    #expect(rehearsal.cache.now.responses.count == 2 && rehearsal.cache.now.flushes == 1)
  }

  @Test func `a run whose time is over begins nothing, computations among it`() async {
    let rehearsal = rehearsal(RunBudget.Limits(time: .seconds(600)))
    rehearsal.control.stop.stop(.budget(.time))
    let local = LocalTarget { .text(ModelOutput(content: $0)) }
    let told = await rehearsal.run(.sample(["1"], name: "x", target: local), .sample(["a"]))
    #expect(told.outcomes.allSatisfy { $0 == Self.skipped("600 s") + " (--max-time)" }, "\(told.outcomes)")
    #expect(told.summary.usedUp?.kind == .time && told.summary.exitCode == .notScored)
  }

  @Test func `the alarm goes off`() async {
    let rehearsal = rehearsal(RunBudget.Limits(time: .milliseconds(50)), concurrency: 1) { _ in
      try? await Task.sleep(for: .milliseconds(20))
      return "1"
    }
    let told = await rehearsal.run(.sample((0..<1_000).map { Asked("\($0)") }))
    #expect(told.summary.usedUp?.kind == .time && rehearsal.calls.questions.count < 1_000)
    #expect(told.summary.tally[.passed] == rehearsal.calls.questions.count, "what is under way is finished")
  }
}
