import ContentDigest
import RagSpecCore
import RagSpecRunner
import Synchronization
import Testing

/// Targets that ask before they compute, and need groundwork that is laid once for all cases.
@Suite(.timeLimit(.minutes(5))) struct RunnerGroundworkTests {
  /// Answers with the score that its query is answered with.
  private struct AskingTarget: Target {
    var groundwork: [any Groundwork] = []
    var endpoint = Endpoint.embedder(batch: 3)

    var effort: TargetEffort { .call }

    func work(for input: CaseInput) -> TargetWork {
      let request = KeyedRequest(ModelRequest(endpoint: endpoint, embedding: input.question))
      return .asking(
        AskedWork(questions: [Consultation(.target, label: "query", request: request)], groundwork: groundwork) {
          (answers) throws(CaseError) in
          guard let answer = answers[request] else { throw CaseError(.target, "no answer") }
          guard answer.content != "nonsense" else { throw CaseError(.unusableAnswer, "nonsense") }
          return .text(ModelOutput(content: answer.content))
        })
    }
  }

  /// What is made of texts: it keeps what it was given.
  private final class TextWork: Groundwork {
    struct State {
      var answers: [Int: String] = [:]
      var isFinished = false
      var isOpen = false
      var abandoned = 0
      var kept: Bool?
    }

    let title = "the texts"
    let cassetteName = "texts"
    let endpoint: Endpoint
    let texts: [String]
    let state = Mutex(State())

    init(_ texts: [String], _ endpoint: Endpoint = .embedder(batch: 3), isOpen: Bool = false) {
      (self.texts, self.endpoint) = (texts, endpoint)
      state.withLock { $0.isOpen = isOpen }
    }

    var now: State { state.withLock { $0 } }

    func open(_ precedence: () -> SHA256Digest?) throws(CaseError) -> Bool { now.isOpen || now.isFinished }
    func begin(isKept: Bool) throws(CaseError) -> Int {
      guard !texts.isEmpty else { throw CaseError(.target, "there are no texts") }
      state.withLock { $0.kept = isKept }
      return texts.count
    }
    func request(at place: Int) -> KeyedRequest {
      KeyedRequest(ModelRequest(endpoint: endpoint, embedding: texts[place]))
    }
    func name(at place: Int) -> String { "text \(place)" }
    func take(_ output: ModelOutput, at place: Int) throws(CaseError) {
      guard output.content != "nonsense" else { throw CaseError(.unusableAnswer, "text \(place) has no vector") }
      state.withLock { $0.answers[place] = output.content }
    }
    func finish(_ precedence: SHA256Digest?) throws(CaseError) {
      guard now.answers.count == texts.count else { throw CaseError(.target, "not all texts are there") }
      state.withLock { $0.isFinished = true }
    }
    func abandon() { state.withLock { $0.abandoned += 1 } }
  }

  private static func texts(_ count: Int) -> [String] { (0..<count).map { "text \($0)" } }

  private static let scored: Rehearsal.Answer = { $0.hasPrefix("text") ? "vector of \($0)" : "0.9" }

  @Test func isLaidOnceForAllCases() async {
    let rehearsal = Rehearsal(answer: Self.scored)
    let work = TextWork(Self.texts(7))
    let target = AskingTarget(groundwork: [work])
    let told = await rehearsal.run(.sample(["a", "b"], target: target), .sample(["a"], name: "other", target: target))
    #expect(told.outcomes == ["passed", "passed", "passed"])
    #expect(told.results.map(\.origin) == [.called, .called, .cached])
    #expect(work.now.answers.count == 7 && work.now.answers[6] == "vector of text 6")
    #expect(rehearsal.calls.batches.sorted() == [1, 2, 3, 3], "seven texts in three calls, then two queries in one")
    #expect(told.summary.groundwork.map(\.called) == [7] && told.summary.groundwork.map(\.total) == [7])
    #expect(told.summary.tally.consultations(.called) == 0, "no matcher asked")
    #expect(rehearsal.cache.now.responses.count == 9)
  }

  @Test func whatIsRecordedIsNotAskedAgain() async {
    let rehearsal = Rehearsal(answer: Self.scored)
    _ = await rehearsal.run(.sample(["a"], target: AskingTarget(groundwork: [TextWork(Self.texts(5))])))
    let changed = TextWork(Self.texts(5) + ["text new"])
    let count = rehearsal.calls.batches.reduce(0, +)
    let told = await rehearsal.run(.sample(["a"], target: AskingTarget(groundwork: [changed])))
    #expect(told.outcomes == ["passed"] && changed.now.answers.count == 6)
    #expect(rehearsal.calls.batches.reduce(0, +) == count + 1)
    #expect(told.summary.groundwork.map(\.called) == [1])
    let opened = TextWork(Self.texts(9), isOpen: true)
    let warm = await rehearsal.run(.sample(["a"], target: AskingTarget(groundwork: [opened])))
    #expect(warm.outcomes == ["passed"] && warm.results.map(\.origin) == [.cached])
    #expect(warm.summary.groundwork.isEmpty && opened.now.answers.isEmpty)
  }

  @Test func whatOtherMachinesHaveIsNotCalledForAndTheRestStillGoesInBatches() async {
    var rehearsal = Rehearsal(answer: Self.scored)
    let texts = Self.texts(10)
    let known = Dictionary(uniqueKeysWithValues: texts.prefix(4).map { ($0, "vector of \($0)") })
    rehearsal.shared = FakeShared(known, at: .embedder(batch: 3), width: 2) { _ in await Task.yield() }
    let work = TextWork(texts)
    let told = await rehearsal.run(.sample(["a"], target: AskingTarget(groundwork: [work])))
    #expect(told.outcomes == ["passed"] && work.now.answers.count == 10)
    #expect(told.summary.groundwork.map(\.called) == [6] && told.summary.groundwork.map(\.total) == [10])
    #expect(rehearsal.calls.batches == [3, 3, 1], "six texts in two calls, then the query")
  }

  @Test func sameTextsAreAskedOnce() async {
    let rehearsal = Rehearsal(answer: Self.scored)
    let work = TextWork(["text x", "text y", "text x", "text x"])
    let told = await rehearsal.run(.sample(["a"], target: AskingTarget(groundwork: [work])))
    #expect(told.outcomes == ["passed"])
    #expect(
      work.now.answers == [0: "vector of text x", 1: "vector of text y", 2: "vector of text x", 3: "vector of text x"])
    #expect(rehearsal.calls.batches.reduce(0, +) == 3)
  }

  @Test func replayNamesWhatIsMissing() async {
    let rehearsal = Rehearsal(RunOptions(mode: .replay))
    let work = TextWork(Self.texts(4))
    let told = await rehearsal.run(.sample(["a", "b"], target: AskingTarget(groundwork: [work])))
    #expect(told.outcomes == ["errored: missing-recording", "errored: missing-recording"])
    #expect(told.summary.exitCode == .missingRecording)
    guard case .errored(let error) = told.results[0].outcome else { return }
    #expect(error.message == "no vector is recorded for text 0 and for 3 more of the texts")
    #expect(rehearsal.calls.batches.isEmpty && work.now.abandoned == 1)
  }

  @Test(arguments: [CacheMode.refresh, .off]) func otherModesAskForEverything(_ mode: CacheMode) async {
    let rehearsal = Rehearsal(RunOptions(mode: mode), answer: Self.scored)
    let work = TextWork(Self.texts(4), isOpen: true)
    let told = await rehearsal.run(.sample(["a"], target: AskingTarget(groundwork: [work])))
    #expect(told.outcomes == ["passed"] && work.now.answers.count == 4)
    #expect(work.now.kept == (mode == .refresh))
  }

  /// A ranking without one of the documents would be another ranking.
  @Test func oneThatIsRefusedIsNamed() async {
    let rehearsal = Rehearsal { (text) throws(ProviderError) in
      guard text != "text 3" else { throw ProviderError(.status(400), "it is too long", hint: "shorten it") }
      return try await Self.scored(text)
    }
    let work = TextWork(Self.texts(5))
    let told = await rehearsal.run(
      .sample(["a"], target: AskingTarget(groundwork: [work])),
      .sample(["0.9"], name: "other", target: EndpointTarget(endpoint: .sample())))
    #expect(told.outcomes == ["errored: endpoint", "passed"])
    guard case .errored(let error) = told.results[0].outcome else { return }
    #expect(error.message == "text 3 has no vector: it is too long" && error.hint == "shorten it")
    #expect(work.now.abandoned == 1 && !work.now.isFinished)
    #expect(rehearsal.cache.now.responses.count > 1, "what was answered is kept")
  }

  @Test func uselessAnswersAndBrokenWork() async {
    let rehearsal = Rehearsal { $0 == "text 1" || $0 == "b" ? "nonsense" : "0.9" }
    let useless = await rehearsal.run(.sample(["a"], target: AskingTarget(groundwork: [TextWork(Self.texts(2))])))
    #expect(useless.outcomes == ["errored: unusable-answer"])
    let broken = await rehearsal.run(.sample(["a"], target: AskingTarget(groundwork: [TextWork([])])))
    #expect(broken.outcomes == ["errored: target"])
    let query = await rehearsal.run(.sample(["a", "b"], target: AskingTarget()))
    #expect(query.outcomes == ["passed", "errored: unusable-answer"])
  }

  /// Two pieces of groundwork are laid one after the other; a case waits for both, and fails with one.
  @Test func severalPieces() async {
    let rehearsal = Rehearsal { (text) throws(ProviderError) in
      guard text != "text bad" else { throw ProviderError(.status(400), "no") }
      return try await Self.scored(text)
    }
    let (first, second) = (TextWork(Self.texts(4)), TextWork(Self.texts(6)))
    let bad = TextWork(["text bad"])
    let told = await rehearsal.run(
      .sample(["a"], target: AskingTarget(groundwork: [first, second])),
      .sample(["b"], name: "bad", target: AskingTarget(groundwork: [bad, first])),
      .sample(["c"], name: "last", target: AskingTarget(groundwork: [second])))
    #expect(told.outcomes == ["passed", "errored: endpoint", "passed"])
    #expect(told.summary.groundwork.map(\.called) == [4, 2, 0], "the second finds what the first has recorded")
  }

  @Test func matchersAskAfterTheTarget() async {
    let rehearsal = Rehearsal { $0.hasPrefix("score") ? "0.9" : "0.8" }
    let told = await rehearsal.run(
      .sample([Asked("a", .asking())], target: AskingTarget(groundwork: [TextWork(["t"])])))
    #expect(told.outcomes == ["passed"])
    #expect(told.results[0].consulted.map(\.asker) == [.target, .matcher])
    #expect(told.summary.tally.consultations(.called) == 1)
  }

  @Test func theFirstFailureStopsIt() async {
    let rehearsal = Rehearsal(RunOptions(concurrency: 1, stopsAtFirstFailure: true)) { $0 == "bad" ? "0.1" : "0.9" }
    let work = TextWork(Self.texts(60), .embedder(batch: 1))
    let told = await rehearsal.run(
      .sample(["bad"], target: EndpointTarget(endpoint: .sample())),
      .sample(["a"], name: "dense", target: AskingTarget(groundwork: [work])))
    #expect(told.outcomes == ["failed", "skipped: after the first failure"])
    #expect(rehearsal.calls.batches.count < 60 && !work.now.isFinished && work.now.abandoned == 1)
  }

  @Test func aStoppedRunLeavesNothingBegun() async {
    let meeting = Meeting()
    let rehearsal = Rehearsal { (text) throws(ProviderError) in
      meeting.arrive("called")
      do { try await Task.sleep(for: .seconds(600)) } catch { throw ProviderError(.cancelled, "stopped") }
      return "0.9"
    }
    let work = TextWork(Self.texts(9))
    let run = Task { await rehearsal.run(.sample(["a"], target: AskingTarget(groundwork: [work]))) }
    await meeting.wait(for: ["called"])
    run.cancel()
    let told = await run.value
    #expect(told.outcomes == ["skipped: interrupted"] && told.summary.exitCode == .interrupted)
    #expect(work.now.abandoned == 1 && !work.now.isFinished)
  }
}
