import RagSpecCore
import RagSpecRunner
import Testing

/// Runs that end before their last case: at the first failure, or because somebody stops them.
@Suite(.timeLimit(.minutes(5))) struct RunnerStoppingTests {
  private static let skipped = "skipped: after the first failure"

  @Test func skipsEverythingBehindTheFirstFailure() async {
    let rehearsal = Rehearsal(RunOptions(concurrency: 1, stopsAtFirstFailure: true)) { $0.hasPrefix("bad") ? "0" : "1" }
    let told = await rehearsal.run(.sample(["a", "b", "bad", "c", "bad 2"], name: "one"), .sample(["d"], name: "two"))
    #expect(told.outcomes == ["passed", "passed", "failed", Self.skipped, Self.skipped, Self.skipped])
    #expect(rehearsal.calls.questions == ["a", "b", "bad"])
    #expect(told.summary.suites.map(\.tally.total) == [5, 1])
    #expect(told.summary.exitCode == .gateFailed)
    #expect(!told.summary.wasInterrupted)
  }

  @Test func runsOnWithoutTheOption() async {
    let rehearsal = Rehearsal { $0 == "bad" ? "0" : "1" }
    let told = await rehearsal.run(.sample(["a", "bad", "c"]))
    #expect(told.outcomes == ["passed", "failed", "passed"])
  }

  /// What could not be scored ends the run as well; a known failure and an unexpected pass do not.
  @Test func endsAtErrorsAndNotAtKnownFailures() async {
    let rehearsal = Rehearsal(RunOptions(concurrency: 1, stopsAtFirstFailure: true)) { question throws(ProviderError) in
      if question == "down" { throw ProviderError(.unreachable, "refused") }
      return question == "known" ? "0" : "1"
    }
    let told = await rehearsal.run(
      .sample([Asked("known", known: "small model"), Asked("fixed", known: "was wrong"), "a", "down", "b"]))
    #expect(told.outcomes == ["failed", "passed", "passed", "errored: endpoint", Self.skipped])
  }

  /// However the calls finish, the report is that of the first failure in the plan.
  @Test func isDeterministic() async {
    for _ in 0..<50 {
      let rehearsal = Rehearsal(RunOptions(concurrency: 16, stopsAtFirstFailure: true)) { question in
        for _ in 0..<Int.random(in: 0..<20) { await Task.yield() }
        return (Int(question) ?? 0) % 10 == 7 ? "0" : "1"
      }
      for number in stride(from: 0, to: 200, by: 3) {
        rehearsal.cache.remember("\(number)", number % 10 == 7 ? "0" : "1")
      }
      let told = await rehearsal.run(.sample((0..<200).map { Asked("\($0)") }))
      let expected = Array(repeating: "passed", count: 7) + ["failed"] + Array(repeating: Self.skipped, count: 192)
      #expect(told.outcomes == expected)
    }
  }

  /// A recorded failure makes the calls behind it superfluous, but not those before it.
  @Test func callsOnlyWhatComesBeforeARecordedFailure() async {
    let rehearsal = Rehearsal(RunOptions(stopsAtFirstFailure: true)) { _ in "1" }
    rehearsal.cache.remember("bad", "0")
    let told = await rehearsal.run(.sample(["a", "b", "bad", "c", "d"]))
    #expect(told.outcomes == ["passed", "passed", "failed", Self.skipped, Self.skipped])
    #expect(rehearsal.calls.questions.sorted() == ["a", "b"])
  }

  /// A plan of thousands is not worked through when its first case fails.
  @Test func looksUpLittleBehindTheFirstFailure() async {
    let rehearsal = Rehearsal(RunOptions(mode: .replay, stopsAtFirstFailure: true))
    let told = await rehearsal.run(.sample((0..<10_000).map { Asked("\($0)") }))
    #expect(told.outcomes.first == "errored: missing-recording")
    #expect(told.outcomes.dropFirst().allSatisfy { $0 == Self.skipped })
    #expect(rehearsal.cache.now.asked.count < 2_000)
    #expect(told.summary.exitCode == .missingRecording)
  }

  /// Calls that nobody waits for any longer are cancelled: the run does not take as long as the slowest of them.
  @Test func cancelsCallsThatAreSuperfluous() async {
    let rehearsal = Rehearsal(RunOptions(concurrency: 4, stopsAtFirstFailure: true)) { question throws(ProviderError) in
      question == "bad" ? "0" : try await waitForCancellation()
    }
    let told = await rehearsal.run(.sample(["bad", "slow 1", "slow 2", "slow 3", "slow 4"]))
    #expect(told.outcomes == ["failed"] + Array(repeating: Self.skipped, count: 4))
    #expect(!told.summary.wasInterrupted)
  }

  /// A call before the first failure is waited for: it may turn out to be the first.
  @Test func waitsForCallsBeforeTheFailure() async {
    let meeting = Meeting()
    let rehearsal = Rehearsal(RunOptions(concurrency: 2, stopsAtFirstFailure: true)) { question in
      if question == "slow" { await meeting.wait(for: ["bad"]) }
      meeting.arrive(question)
      return "0"
    }
    let told = await rehearsal.run(.sample(["slow", "bad", "c"]))
    #expect(told.outcomes == ["failed", Self.skipped, Self.skipped])
  }
}

// MARK: - Interruption

extension RunnerStoppingTests {
  /// Two calls answer, two never do, the rest waits for a free place: then the run is cancelled.
  @Test func keepsWhatItHasWhenItIsCancelled() async {
    let meeting = Meeting()
    let rehearsal = Rehearsal(RunOptions(concurrency: 2)) { question throws(ProviderError) in
      defer { meeting.arrive(question) }
      if question.hasPrefix("good") { return "1" }
      meeting.arrive("stuck \(question)")
      return try await waitForCancellation()
    }
    rehearsal.cache.remember("recorded", "1")
    let suite = Suite.sample(["good 1", "good 2", "stuck 1", "stuck 2", "never", "recorded"])
    let run = Task { await rehearsal.run(suite) }
    await meeting.wait(for: ["good 1", "good 2", "stuck stuck 1", "stuck stuck 2"])
    run.cancel()
    let told = await run.value
    let interrupted = "skipped: interrupted"
    #expect(told.outcomes == ["passed", "passed", interrupted, interrupted, interrupted, "passed"])
    #expect(!rehearsal.calls.questions.contains("never"))
    #expect(rehearsal.cache.now.responses.count == 3, "what was answered is recorded")
    #expect(rehearsal.cache.now.flushes == 1)
    #expect(told.summary.wasInterrupted)
    #expect(told.summary.exitCode == .interrupted)
    #expect(told.summary.suites.map(\.tally.total) == [6])
  }

  @Test func aRunThatIsCancelledBeforeItStartsSkipsAll() async {
    let rehearsal = Rehearsal { _ in "1" }
    let run = Task {
      try? await Task.sleep(for: .seconds(600))
      return await rehearsal.run(.sample((0..<1_000).map { Asked("\($0)") }))
    }
    run.cancel()
    let told = await run.value
    #expect(told.results.count == 1_000)
    #expect(told.outcomes.allSatisfy { $0 == "skipped: interrupted" })
    #expect(rehearsal.calls.questions.isEmpty)
    #expect(told.summary.exitCode == .interrupted)
  }

  /// Somebody who stops a run wants to know of failures that are known by then.
  @Test func interruptionBeatsOtherExitCodes() async {
    let meeting = Meeting()
    let rehearsal = Rehearsal { question throws(ProviderError) in
      if question == "down" {
        meeting.arrive(question)
        throw ProviderError(.unreachable, "refused")
      }
      return try await waitForCancellation()
    }
    let run = Task { await rehearsal.run(.sample(["down", "stuck"])) }
    await meeting.wait(for: ["down"])
    run.cancel()
    let told = await run.value
    #expect(told.outcomes == ["errored: endpoint", "skipped: interrupted"])
    #expect(told.summary.exitCode == .interrupted)
  }
}
