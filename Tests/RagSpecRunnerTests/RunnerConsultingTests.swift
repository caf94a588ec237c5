import RagSpecCore
import RagSpecRunner
import Testing

/// Cases whose matchers ask models before they judge. Targets answer with the question; a matcher asks "score ANSWER".
@Suite(.timeLimit(.minutes(5))) struct RunnerConsultingTests {
  private func asked(_ questions: String...) -> Suite { .sample(questions.map { Asked($0, .asking()) }) }

  @Test func asksAfterTheTargetAndJudges() async throws {
    let rehearsal = Rehearsal { $0 == "score bad" ? "0.2" : $0.hasPrefix("score") ? "0.9" : $0 }
    let told = await rehearsal.run(asked("good", "bad"))
    #expect(told.outcomes == ["passed", "failed"])
    #expect(told.results.map(\.origin) == [.called, .called])
    let consultation = try #require(told.results[0].consulted.first)
    #expect(consultation.label == "asking" && consultation.request.endpoint.name == "judge")
    #expect(consultation.answer?.output.content == "0.9" && consultation.answer?.origin == .called)
    #expect(told.summary.tally.consultations(.called) == 2)
    #expect(told.summary.tally.spent == TokenUsage(input: 40, output: 4), "judges cost, too")
    #expect(rehearsal.cache.now.responses.count == 4)
  }

  @Test func asksNobodyTheSecondTime() async {
    let rehearsal = Rehearsal { $0.hasPrefix("score") ? "again" : $0.hasPrefix("again") ? "0.9" : $0 }
    let first = await rehearsal.run(asked("a", "b"))
    #expect(rehearsal.calls.questions.count == 6)
    let second = await rehearsal.run(asked("a", "b"))
    #expect(first.outcomes == second.outcomes)
    #expect(rehearsal.calls.questions.count == 6)
    #expect(second.summary.tally.consultations(.cached) == 4)
    #expect(second.summary.tally.spent == TokenUsage(input: 0, output: 0))
    #expect(second.summary.tally.saved == TokenUsage(input: 60, output: 6))
  }

  @Test func replayNeverAsks() async {
    let rehearsal = Rehearsal(RunOptions(mode: .replay))
    rehearsal.cache.remember("known", "known")
    rehearsal.cache.remember("score known", "0.9", at: .sample("judge"))
    rehearsal.cache.remember("half", "half")
    rehearsal.cache.remember("score half", "again", at: .sample("judge"))
    rehearsal.cache.remember("unjudged", "unjudged")
    let told = await rehearsal.run(asked("known", "half", "unjudged", "new"))
    let missing = "errored: missing-recording"
    #expect(told.outcomes == ["passed", missing, missing, missing])
    #expect(told.summary.exitCode == .missingRecording && told.summary.tally.missingRecordings == 3)
    #expect(rehearsal.calls.questions.isEmpty)
    guard case .errored(let error) = told.results[2].outcome else { return }
    #expect(error.message == "no response is recorded for what 'asking' asks endpoint 'judge'")
    #expect(told.results[1].consulted.map { $0.answer != nil } == [true, false], "what it would ask is known")
  }

  @Test(arguments: [CacheMode.refresh, .off]) func otherModesAskOnceInARun(_ mode: CacheMode) async {
    let rehearsal = Rehearsal(RunOptions(mode: mode)) { $0.hasPrefix("score") ? "0.9" : "the same" }
    rehearsal.cache.remember("score the same", "0", at: .sample("judge"))
    let told = await rehearsal.run(asked("a", "b", "c"))
    #expect(told.outcomes == ["passed", "passed", "passed"])
    #expect(rehearsal.calls.questions.filter { $0 == "score the same" }.count == 1)
    #expect(told.summary.tally.consultations(.called) == 1 && told.summary.tally.consultations(.cached) == 2)
  }

  /// An answer that is there when somebody asks late is not called for again, although nothing was recorded yet.
  @Test func sharesAnswersWithThoseWhoAskLater() async {
    let meeting = Meeting()
    let rehearsal = Rehearsal(RunOptions(mode: .off, concurrency: 2)) { question in
      if question == "late" { await meeting.wait(for: ["score same"]) }
      defer { meeting.arrive(question) }
      return question.hasPrefix("score") ? "0.9" : "same"
    }
    let told = await rehearsal.run(asked("early", "late"))
    #expect(told.outcomes == ["passed", "passed"])
    #expect(rehearsal.calls.questions.filter { $0 == "score same" }.count == 1)
  }

  @Test func nonsenseIsErroredAndKeepsTheOutput() async {
    let rehearsal = Rehearsal { $0.hasPrefix("score") ? "again" : $0.hasPrefix("again") ? "hm" : $0 }
    let told = await rehearsal.run(asked("a"))
    #expect(told.outcomes == ["errored: unusable-answer"])
    guard case .errored(let error) = told.results[0].outcome, case .text(let output)? = told.results[0].output else {
      Issue.record("no output")
      return
    }
    #expect(error.message == "'asking': 'hm' is no score" && output.content == "a")
    #expect(told.results[0].consulted.count == 2)
    #expect(told.summary.exitCode == .notScored && told.summary.tally.spent.input == 30)
  }

  @Test func anUnreachableJudgeErrorsItsCasesOnly() async {
    let rehearsal = Rehearsal { question throws(ProviderError) in
      if question == "score b" { throw ProviderError(.status(401), "status 401", hint: "set the key") }
      return question.hasPrefix("score") ? "0.9" : question
    }
    let told = await rehearsal.run(asked("a", "b", "c"), .sample(["0.9"], name: "plain"))
    #expect(told.outcomes == ["passed", "errored: endpoint", "passed", "passed"])
    guard case .errored(let error) = told.results[1].outcome else { return }
    #expect(error.message == "'asking' asked endpoint 'judge': status 401" && error.hint == "set the key")
    #expect(told.results[1].origin == .called && told.results[1].output != nil)
  }

  @Test func twoMatchersMayAskTheSame() async {
    let rehearsal = Rehearsal { $0.hasPrefix("score") ? "0.9" : $0 }
    let told = await rehearsal.run(
      .sample([Asked("a", .asking(label: "one"), .asking(label: "two"), .asking(.sample("other")))]))
    #expect(told.outcomes == ["passed"])
    #expect(told.results[0].outcome.assessments.map(\.label) == ["one", "two", "asking"])
    #expect(told.results[0].consulted.count == 2)
    #expect(rehearsal.calls.questions.count == 3)
  }

  @Test func localTargetsMayBeJudgedByModels() async {
    let rehearsal = Rehearsal { _ in "0.9" }
    let target = LocalTarget { .text(ModelOutput(content: $0)) }
    let told = await rehearsal.run(.sample([Asked("a", .asking())], target: target))
    #expect(told.outcomes == ["passed"] && told.results[0].origin == .local)
    let ranking = await rehearsal.run(
      .sample([Asked("a", .asking())], target: LocalTarget { _ in .ranking([]) }, behavior: Searching.self))
    #expect(ranking.outcomes == ["errored: unsupported-observation"])
  }

  @Test func aBrokenCacheIsNoVerdict() async {
    let rehearsal = Rehearsal(RunOptions(mode: .replay))
    rehearsal.cache.remember("a", "a")
    rehearsal.cache.change {
      $0.readFailure = CacheError("broken")
      $0.failsForMissing = true
    }
    let told = await rehearsal.run(asked("a"))
    #expect(told.outcomes == ["errored: cache"])
  }
}

// MARK: - Order and stopping

extension RunnerConsultingTests {
  @Test func tellsInTheOrderOfThePlan() async {
    let rehearsal = Rehearsal(RunOptions(concurrency: 7)) { question in
      for _ in 0..<Int.random(in: 0..<10) { await Task.yield() }
      return question.hasPrefix("score") ? "0.9" : question
    }
    let questions = (0..<300).map { Asked("\($0)", $0 % 3 == 0 ? .score(atLeast: 0) : .asking()) }
    let told = await rehearsal.run(.sample(questions))
    #expect(told.names == (0..<300).map(String.init))
    #expect(told.outcomes.allSatisfy { $0 == "passed" })
    #expect(rehearsal.calls.most.values.allSatisfy { $0 <= 7 })
  }

  /// However the calls finish, the report is that of the first failure in the plan.
  @Test func failFastIsDeterministic() async {
    for _ in 0..<50 {
      let rehearsal = Rehearsal(RunOptions(concurrency: 2, stopsAtFirstFailure: true)) { question in
        for _ in 0..<Int.random(in: 0..<20) { await Task.yield() }
        guard question.hasPrefix("score") else { return question }
        return question.hasSuffix("7") ? "0" : question.hasSuffix("3") ? "again" : "0.9"
      }
      let told = await rehearsal.run(.sample((0..<40).map { Asked("\($0)", .asking(.sample("main"))) }))
      // Number 3 is asked about twice, and what comes is no score.
      let expected =
        ["passed", "passed", "passed", "errored: unusable-answer"]
        + Array(repeating: "skipped: after the first failure", count: 36)
      #expect(told.outcomes == expected)
    }
  }

  /// A call under way that nobody wants any longer stands before one that somebody wants: the run goes on.
  @Test func whatWaitsBehindASuperfluousCallIsMade() async {
    let meeting = Meeting()
    let rehearsal = Rehearsal(RunOptions(concurrency: 1, stopsAtFirstFailure: true)) { question throws(ProviderError) in
      if Task.isCancelled { throw ProviderError(.cancelled, "the run was stopped") }
      if question == "score late" { await meeting.wait(for: ["bad"]) }
      if question == "bad" { await meeting.wait(for: ["begun score late"]) }
      defer { meeting.arrive(question) }
      return question == "bad" ? "0" : "0.9"
    } began: {
      meeting.arrive("begun \($0)")
    }
    rehearsal.cache.remember("late", "late")
    let told = await rehearsal.run(
      .sample(["early"], name: "first"),
      .sample(["bad"], name: "second", target: EndpointTarget(endpoint: .sample("other"))),
      .sample([Asked("late", .asking(.sample("main")))], name: "third"))
    #expect(told.outcomes == ["passed", "failed", "skipped: after the first failure"])
  }

  @Test func interruptedCasesAreSkipped() async {
    let meeting = Meeting()
    let rehearsal = Rehearsal { question throws(ProviderError) in
      if question == "score stuck" {
        meeting.arrive(question)
        return try await waitForCancellation()
      }
      defer { meeting.arrive(question) }
      return question.hasPrefix("score") ? "0.9" : question
    }
    let suite = asked("good", "stuck")
    let run = Task { await rehearsal.run(suite) }
    await meeting.wait(for: ["score good", "score stuck"])
    run.cancel()
    let told = await run.value
    #expect(told.outcomes == ["passed", "skipped: interrupted"])
    #expect(told.summary.exitCode == .interrupted)
  }

  /// Cases that were begun come before cases that were not, though they share an endpoint.
  @Test func whatMatchersAskComesFirst() async {
    let rehearsal = Rehearsal(RunOptions(concurrency: 1)) { $0.hasPrefix("score") ? "0.9" : $0 }
    _ = await rehearsal.run(.sample((0..<3).map { Asked("\($0)", .asking(.sample("main"))) }))
    #expect(rehearsal.calls.questions == ["0", "score 0", "1", "score 1", "2", "score 2"])
  }
}

// MARK: - Several texts in one call

extension RunnerConsultingTests {
  private func embedding(_ count: Int, batch: Int, concurrency: Int = 1, target: any Target) -> Suite {
    let expectation = Expectation.asking(.embedder(batch: batch, concurrency: concurrency))
    return .sample((0..<count).map { Asked("\($0)", expectation) }, target: target)
  }

  private var local: LocalTarget { LocalTarget { .text(ModelOutput(content: $0)) } }

  @Test(arguments: [(5, 2, [2, 2, 1]), (5, 64, [5]), (4, 4, [4]), (3, 1, [1, 1, 1]), (300, 128, [128, 128, 44])])
  func textsShareCallsUpToTheLimit(_ count: Int, _ batch: Int, _ batches: [Int]) async {
    let rehearsal = Rehearsal { _ in "0.9" }
    let told = await rehearsal.run(embedding(count, batch: batch, target: local))
    #expect(told.outcomes.allSatisfy { $0 == "passed" } && told.results.count == count)
    #expect(rehearsal.calls.batches == batches)
    #expect(rehearsal.cache.now.responses.count == count, "each text is a recording of its own")
  }

  /// Targets answer one by one; a text waits for others as long as some may come.
  @Test func aCallWaitsUntilItIsFull() async {
    let rehearsal = Rehearsal(RunOptions(concurrency: 1)) { $0.hasPrefix("score") ? "0.9" : $0 }
    let told = await rehearsal.run(embedding(7, batch: 3, target: EndpointTarget(endpoint: .sample())))
    #expect(told.outcomes.allSatisfy { $0 == "passed" })
    #expect(rehearsal.calls.batches == [3, 3, 1])
  }

  @Test func oneTextThatIsRefusedTakesNoOtherWithIt() async {
    let rehearsal = Rehearsal { question throws(ProviderError) in
      if question == "score 5" { throw ProviderError(.status(400), "too long") }
      return "0.9"
    }
    let told = await rehearsal.run(embedding(8, batch: 8, target: local))
    #expect(told.outcomes.enumerated().allSatisfy { $1 == ($0 == 5 ? "errored: endpoint" : "passed") })
    #expect(rehearsal.calls.batches == [8, 4, 4, 2, 1, 1, 2])
  }

  /// An endpoint that refuses each text is not asked twice as often as there are texts.
  @Test func whatIsRefusedWhateverTheTextIsGivenUp() async {
    let rehearsal = Rehearsal { _ throws(ProviderError) in throw ProviderError(.status(400), "no such dimensions") }
    let told = await rehearsal.run(embedding(64, batch: 64, target: local))
    #expect(told.outcomes.allSatisfy { $0 == "errored: endpoint" })
    #expect(rehearsal.calls.batches == [64, 32, 16, 8, 4, 2, 1, 1, 2, 1])
  }

  @Test(arguments: [ProviderError.Kind.status(401), .status(503), .unreachable, .timedOut])
  func whatHasNothingToDoWithTheTextsIsNotTriedAgain(_ kind: ProviderError.Kind) async {
    let rehearsal = Rehearsal { _ throws(ProviderError) in throw ProviderError(kind, "no") }
    let told = await rehearsal.run(embedding(8, batch: 8, target: local))
    #expect(told.outcomes.allSatisfy { $0 == "errored: endpoint" })
    #expect(rehearsal.calls.batches == [8])
  }
}
