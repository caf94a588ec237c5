import ContentDigest
import RagSpecCore
import RagSpecRunner
import Testing

@Suite(.timeLimit(.minutes(5))) struct RunnerModeTests {
  private func rehearsal(_ mode: CacheMode) -> Rehearsal {
    let rehearsal = Rehearsal(RunOptions(mode: mode)) { _ in "0.9" }
    rehearsal.cache.remember("old", "0.8")
    return rehearsal
  }

  private let suite = Suite.sample(["new", "old"])

  private func contents(_ told: Told) -> [String] {
    told.results.map { if case .text(let output) = $0.output { output.content } else { "nothing" } }
  }

  @Test func autoCallsForWhatIsMissingAndRecordsIt() async {
    let rehearsal = rehearsal(.auto)
    let first = await rehearsal.run(suite)
    #expect(contents(first) == ["0.9", "0.8"])
    #expect(first.results.map(\.origin) == [.called, .cached])
    #expect(rehearsal.calls.questions == ["new"])
    let recorded = rehearsal.cache.now.responses[ModelRequest.sample("new").key]
    #expect(recorded?.answer.output.content == "0.9")
    #expect(recorded?.answer.recordedAt == 1_234)
    #expect(recorded?.request == ModelRequest.sample("new").canonicalJSON)
    #expect(rehearsal.cache.now.flushes == 1)
    let second = await rehearsal.run(suite)
    #expect(contents(second) == contents(first))
    #expect(second.results.map(\.origin) == [.cached, .cached])
    #expect(rehearsal.calls.questions == ["new"])
  }

  @Test func replayNeverAsksAProvider() async throws {
    let rehearsal = rehearsal(.replay)
    let told = await rehearsal.run(suite)
    #expect(told.outcomes == ["errored: missing-recording", "passed"])
    #expect(rehearsal.calls.questions.isEmpty)
    #expect(rehearsal.cache.now.responses.count == 1 && rehearsal.cache.now.flushes == 0)
    #expect(told.summary.exitCode == .missingRecording)
    #expect(told.summary.tally.missingRecordings == 1)
    let missing = try #require(told.results.first)
    #expect(missing.key == ModelRequest.sample("new").key)
    guard case .errored(let error) = missing.outcome else { return }
    #expect(error.hint?.contains("--cache replay") == true)
  }

  @Test func refreshReadsNothingAndRecordsAnew() async {
    let rehearsal = rehearsal(.refresh)
    let told = await rehearsal.run(suite)
    #expect(contents(told) == ["0.9", "0.9"])
    #expect(told.results.map(\.origin) == [.called, .called])
    #expect(rehearsal.cache.now.asked.isEmpty)
    #expect(rehearsal.cache.now.responses.values.map(\.answer.output.content) == ["0.9", "0.9"])
  }

  @Test func offNeitherReadsNorRecords() async {
    let rehearsal = rehearsal(.off)
    let told = await rehearsal.run(suite)
    #expect(contents(told) == ["0.9", "0.9"])
    let cache = rehearsal.cache.now
    #expect(cache.asked.isEmpty && cache.flushes == 0 && cache.responses.count == 1)
  }

  @Test(arguments: CacheMode.allCases) func localTargetsNeedNeitherCacheNorProvider(mode: CacheMode) async {
    let rehearsal = Rehearsal(RunOptions(mode: mode)) { _ in "1" }
    let told = await rehearsal.run(.sample(["a", "b"], target: LocalTarget { _ in .text(ModelOutput(content: "1")) }))
    #expect(told.outcomes == ["passed", "passed"])
    #expect(told.results.allSatisfy { $0.origin == .local && $0.key == nil && $0.latency != nil })
    #expect(rehearsal.calls.questions.isEmpty && rehearsal.cache.now.asked.isEmpty)
    #expect(rehearsal.cache.now.responses.isEmpty)
  }

  @Test func asksTheCacheInBulk() async {
    let rehearsal = rehearsal(.replay)
    _ = await rehearsal.run(.sample((0..<1_000).map { Asked("\($0)") }))
    #expect(rehearsal.cache.now.asked.count == 1_000)
  }

  /// A recorded answer keeps the latency it was recorded with.
  @Test func tellsTheRecordedLatency() async {
    let told = await rehearsal(.auto).run(suite)
    #expect(told.results[1].latency == .milliseconds(700))
    #expect(told.results[0].latency.map { $0 < .milliseconds(700) } == true)
  }
}

// MARK: - Identical requests

extension RunnerModeTests {
  @Test(arguments: [CacheMode.auto, .refresh, .off]) func identicalRequestsAreMadeOnce(mode: CacheMode) async {
    let rehearsal = Rehearsal(RunOptions(mode: mode, concurrency: 8)) { _ in "0.9" }
    let strict = Asked("same", .score(atLeast: 0.95))
    let told = await rehearsal.run(
      .sample([Asked("same"), "other", strict], name: "a"), .sample([Asked("same"), "same"], name: "b"))
    #expect(rehearsal.calls.questions.sorted() == ["other", "same"])
    #expect(told.outcomes == ["passed", "passed", "failed", "passed", "passed"])
    #expect(Set(told.results.filter { $0.testCase.id.name == "same" }.map(\.key)).count == 1)
  }

  /// What was asked once was paid for once.
  @Test func sharedCallsAreCountedOnce() async {
    let rehearsal = Rehearsal { _ in "1" }
    let told = await rehearsal.run(.sample(["same", "same", "same"]))
    #expect(told.results.map(\.origin) == [.called, .cached, .cached])
    #expect(told.summary.tally.spent == TokenUsage(input: 10, output: 1))
    #expect(told.summary.tally.saved == TokenUsage(input: 20, output: 2))
  }

  /// Two names for one model at one address are one: the key is what counts.
  @Test func endpointsThatAreTheSameShareACall() async {
    let rehearsal = Rehearsal { _ in "1" }
    let endpoints = ["one", "other"].map { Endpoint.sample($0, model: "same") }
    _ = await rehearsal.run(endpoints.map { .sample(["q"], name: $0.name, target: EndpointTarget(endpoint: $0)) })
    #expect(rehearsal.calls.questions == ["q"])
    let models = ["one", "other"].map { Endpoint.sample($0) }
    _ = await rehearsal.run(models.map { .sample(["q"], name: $0.name, target: EndpointTarget(endpoint: $0)) })
    #expect(rehearsal.calls.questions == ["q", "q", "q"])
  }

  @Test func aFailureIsSharedToo() async {
    let rehearsal = Rehearsal { _ throws(ProviderError) in throw ProviderError(.unreachable, "refused") }
    let told = await rehearsal.run(.sample(["same", "same"]))
    #expect(told.outcomes == ["errored: endpoint", "errored: endpoint"])
    #expect(rehearsal.calls.questions == ["same"])
  }
}
