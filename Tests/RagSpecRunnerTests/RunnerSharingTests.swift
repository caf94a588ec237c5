import ContentDigest
import RagSpecCore
import RagSpecRunner
import Testing

/// Recordings of other machines: asked for before an endpoint is, and nobody's business otherwise.
@Suite(.timeLimit(.minutes(5))) struct RunnerSharingTests {
  private func rehearsal(_ shared: FakeShared, _ options: RunOptions = RunOptions()) -> Rehearsal {
    var rehearsal = Rehearsal(options) { _ in "0.9" }
    rehearsal.shared = shared
    return rehearsal
  }

  @Test func whatOthersHaveIsNotCalledFor() async throws {
    let shared = FakeShared(["there": "0.8"])
    let rehearsal = rehearsal(shared)
    rehearsal.cache.remember("here", "0.7")
    let told = await rehearsal.run(.sample(["here", "there", "nowhere"]))
    #expect(told.outcomes == ["passed", "passed", "passed"])
    #expect(told.results.map(\.origin) == [.cached, .remote, .called])
    #expect(rehearsal.calls.questions == ["nowhere"])
    let keys = ["there", "nowhere"].map { ModelRequest.sample($0).key }
    #expect(Set(shared.now.asked) == Set(keys) && shared.now.asked.count == 2, "what is here is not asked for")
    // It is recorded here as it was there, and what was called for is offered.
    let recorded = try #require(rehearsal.cache.now.responses[keys[0]]?.answer)
    #expect(recorded.recordedAt == 77 && recorded.latency == .milliseconds(300))
    #expect(shared.now.offered == [keys[1]] && shared.now.finishes == 1)
    #expect(told.summary.warnings == ["the store has a word to say"])
    #expect(told.results[1].latency == .milliseconds(300))
    #expect(told.summary.tally.saved == TokenUsage(input: 150, output: 25) && told.summary.tally[.remote] == 1)
    #expect(told.summary.tally.spent == TokenUsage(input: 10, output: 1))
  }

  @Test func aWarmRunAsksNobody() async {
    let shared = FakeShared()
    let rehearsal = rehearsal(shared)
    rehearsal.cache.remember("here", "0.7")
    _ = await rehearsal.run(.sample(["here"]))
    #expect(shared.now.asked.isEmpty && shared.now.offered.isEmpty)
  }

  @Test(arguments: CacheMode.allCases) func onlyAutoAsks(_ mode: CacheMode) async {
    let shared = FakeShared(["a": "0.8"])
    let told = await rehearsal(shared, RunOptions(mode: mode)).run(.sample(["a", "b"]))
    #expect(shared.now.asked.count == (mode == .auto ? 2 : 0))
    #expect(told.results.map(\.origin).contains(.remote) == (mode == .auto))
    #expect(shared.now.offered.count == (mode == .auto ? 1 : mode == .refresh ? 2 : 0))
  }

  /// They were recorded at 77, and it is 1,234.
  @Test func recordingsThatAreTooOldOrNoAnswersAreCalledFor() async {
    for (age, finish, origin) in [
      (1_157, .stop, .remote), (1_156, .stop, .called), (1_234, .contentFilter, .called),
    ] as [(Int, FinishReason, Origin)] {
      let shared = FakeShared(["a": "0.8"], finish: finish)
      let told = await rehearsal(shared, RunOptions(maxAge: age)).run(.sample(["a"]))
      #expect(told.results.map(\.origin) == [origin], "\(age) \(finish)")
      #expect(shared.now.offered.count == (origin == .called ? 1 : 0))
    }
  }

  @Test func casesThatShareARequestShareTheRecording() async {
    let shared = FakeShared(["a": "0.8"])
    let told = await rehearsal(shared).run(.sample(["a"]), .sample(["a", "a"], name: "other"))
    #expect(told.results.map(\.origin) == [.remote, .remote, .remote])
    #expect(shared.now.asked.count == 1)
  }

  @Test func matchersGetThemToo() async {
    let judge = Endpoint.sample("judge")
    let shared = FakeShared(["score a": "0.8"], at: judge)
    let told = await rehearsal(shared).run(.sample([Asked("a", .asking(judge))]))
    // The target's answer is called for, and is "0.9"; nobody has what is asked about that.
    #expect(told.summary.tally.consultations(.called) == 1)
    let known = FakeShared(["score 0.9": "0.8"], at: judge)
    let rehearsal = rehearsal(known)
    let again = await rehearsal.run(.sample([Asked("a", .asking(judge)), Asked("b", .asking(judge))]))
    #expect(again.summary.tally.consultations(.remote) >= 1 && again.summary.tally.consultations(.called) == 0)
    #expect(again.outcomes == ["passed", "passed"])
    #expect(rehearsal.calls.questions.sorted() == ["a", "b"])
  }

  /// What nobody has must not have to wait until all is asked for.
  @Test func callsBeginWhileOthersAreStillAsked() async {
    let meeting = Meeting()
    let late = ModelRequest.sample("late").key
    let shared = FakeShared(["late": "0.8"]) { key in
      if key == late { await meeting.wait(for: ["called"]) }
    }
    var rehearsal = Rehearsal { _ in
      "0.9"
    } began: { _ in
      meeting.arrive("called")
    }
    rehearsal.shared = shared
    let told = await rehearsal.run(.sample(["late", "early"]))
    #expect(told.results.map(\.origin) == [.remote, .called])
  }

  @Test func noMoreAreAskedForAtOnceThanAllowed() async {
    let shared = FakeShared(width: 3) { _ in await Task.yield() }
    _ = await rehearsal(shared).run(.sample((0..<40).map { Asked("q\($0)") }))
    #expect(shared.now.asked.count == 40 && shared.now.mostUnderWay <= 3)
  }

  @Test func whatIsClosedIsAskedNoMore() async {
    let shared = FakeShared(width: 1)
    shared.close()
    let rehearsal = rehearsal(shared)
    let told = await rehearsal.run(.sample((0..<40).map { Asked("q\($0)") }))
    #expect(shared.now.asked.isEmpty && rehearsal.calls.questions.count == 40)
    #expect(told.summary.tally[.called] == 40)
  }

  @Test func aRunThatOnlyWaitsForNothingGivesUp() async {
    let shared = FakeShared(width: 1, patience: .zero)
    let rehearsal = rehearsal(shared)
    let told = await rehearsal.run(.sample((0..<40).map { Asked("q\($0)") }))
    #expect(shared.now.waited != nil && shared.now.asked.count == 1)
    #expect(told.summary.tally[.called] == 40)
  }

  /// What is found is no waste, however long it takes.
  @Test func aRunThatFindsSomethingGoesOn() async {
    let names = (0..<40).map { "q\($0)" }
    let shared = FakeShared(Dictionary(uniqueKeysWithValues: names.map { ($0, "0.8") }), width: 1, patience: .zero)
    let told = await rehearsal(shared).run(.sample(names.map { Asked($0) }))
    #expect(shared.now.waited == nil && told.summary.tally[.remote] == 40)
  }

  @Test func aBudgetOfCallsIsNotTouched() async {
    let shared = FakeShared(["a": "0.8"])
    var rehearsal = rehearsal(shared)
    rehearsal.control = RunControl(RunBudget.Limits(calls: 0))
    let told = await rehearsal.run(.sample(["a", "b"]))
    #expect(told.outcomes.first == "passed" && told.outcomes.last?.hasPrefix("skipped") == true, "\(told.outcomes)")
    #expect(told.summary.calls == 0)
  }

  @Test func aStoppedRunAsksForNothingMore() async {
    let stop = StopSwitch()
    let shared = FakeShared(width: 1) { _ in stop.stop(.interrupted) }
    var rehearsal = rehearsal(shared)
    rehearsal.control = RunControl(stop: stop)
    let told = await rehearsal.run(.sample(["a", "b", "c"]))
    #expect(shared.now.asked.count == 1 && rehearsal.calls.questions.isEmpty)
    #expect(told.outcomes.allSatisfy { $0.hasPrefix("skipped") }, "\(told.outcomes)")
  }

  @Test func theFirstFailureEndsIt() async {
    let shared = FakeShared(["a": "0.1", "b": "0.8", "c": "0.8"], width: 1)
    let told = await rehearsal(shared, RunOptions(stopsAtFirstFailure: true)).run(.sample(["a", "b", "c"]))
    #expect(told.outcomes == ["failed", "skipped: after the first failure", "skipped: after the first failure"])
  }

  @Test func whatCannotBeRecordedHereIsUsedAllTheSame() async {
    let rehearsal = rehearsal(FakeShared(["a": "0.8"]))
    rehearsal.cache.change { $0.recordFailure = CacheError("the disk is full") }
    let told = await rehearsal.run(.sample(["a"]))
    #expect(told.outcomes == ["passed"])
    #expect(told.summary.warnings.contains("responses were not recorded: the disk is full"))
  }
}
