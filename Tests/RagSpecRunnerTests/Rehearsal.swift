import ContentDigest
import RagSpecCore
import RagSpecRunner
import Synchronization

/// A run with made-up answers that keeps what was asked and what was told.
struct Rehearsal: Sendable {
  typealias Answer = @Sendable (String) async throws(ProviderError) -> String

  var options: RunOptions
  var control = RunControl()
  let cache = FakeCache()
  var shared: FakeShared?
  let calls = CallLog()
  let answer: Answer

  /// - Parameters:
  ///   - answer: what an endpoint answers to a question; the question itself when there is nothing better.
  ///   - began: told of each question before it is answered.
  init(
    _ options: RunOptions = RunOptions(), answer: @escaping Answer = { $0 },
    began: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.options = options
    self.answer = { question throws(ProviderError) in
      began(question)
      return try await answer(question)
    }
  }

  func run(_ suites: Suite...) async -> Told { await run(suites) }

  func run(_ suites: [Suite]) async -> Told {
    await run(Plan(suites: suites.map { Plan.SuitePlan(suite: $0, cases: $0.cases) }))
  }

  func run(_ plan: Plan) async -> Told {
    let runner = Runner(options: options, control: control, cache: cache, shared: shared, now: { 1_234 }) { endpoint in
      FakeProvider(endpoint: endpoint, calls: calls, answer: answer)
    }
    var events: [RunEvent] = []
    let summary = await runner.run(plan) { events.append($0) }
    return Told(events: events, summary: summary)
  }
}

/// What a run told.
struct Told: Sendable {
  let events: [RunEvent]
  let summary: RunSummary

  var results: [CaseResult] { events.compactMap { if case .finishedCase(let result) = $0 { result } else { nil } } }
  var names: [String] { results.map(\.testCase.id.name) }
  var progress: [Progress] { events.compactMap { if case .progressed(let progress) = $0 { progress } else { nil } } }

  /// A word for each case, in the order of the events.
  var outcomes: [String] {
    results.map { result in
      switch result.outcome {
      case .passed: "passed"
      case .failed: "failed"
      case .errored(let error): "errored: \(error.kind.rawValue)"
      case .skipped(let reason): "skipped: \(reason)"
      }
    }
  }
}

/// The questions that reached an endpoint, and how many were under way at once.
final class CallLog: Sendable {
  struct State {
    var questions: [String] = []
    /// How many texts went in each call that takes several.
    var batches: [Int] = []
    var underWay: [String: Int] = [:]
    var most: [String: Int] = [:]
  }

  private let state = Mutex(State())

  var questions: [String] { state.withLock { $0.questions } }
  var most: [String: Int] { state.withLock { $0.most } }
  var batches: [Int] { state.withLock { $0.batches } }
  func underWay(at endpoint: String) -> Int { state.withLock { $0.underWay[endpoint] ?? 0 } }

  func begin(_ question: String, at endpoint: String) {
    state.withLock { state in
      state.questions.append(question)
      state.underWay[endpoint, default: 0] += 1
      state.most[endpoint] = max(state.most[endpoint] ?? 0, state.underWay[endpoint] ?? 0)
    }
  }

  func note(batchOf count: Int) { state.withLock { $0.batches.append(count) } }

  func end(at endpoint: String) { state.withLock { $0.underWay[endpoint, default: 0] -= 1 } }
}

private struct FakeProvider: Provider {
  let endpoint: Endpoint
  let calls: CallLog
  let answer: Rehearsal.Answer

  func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    let question = request.question
    if endpoint.service == .embedding { calls.note(batchOf: 1) }
    calls.begin(question, at: endpoint.name)
    defer { calls.end(at: endpoint.name) }
    return ModelOutput(content: try await answer(question), usage: TokenUsage(input: 10, output: 1))
  }
}

extension FakeProvider {
  /// All or nothing: the first failure is that of the call.
  func outputs(for requests: [ModelRequest]) async throws(ProviderError) -> [ModelOutput] {
    calls.note(batchOf: requests.count)
    var outputs: [ModelOutput] = []
    for request in requests {
      outputs.append(ModelOutput(content: try await answer(request.question), usage: TokenUsage(input: 10, output: 0)))
    }
    return outputs
  }
}

extension ModelRequest {
  fileprivate var question: String {
    switch input {
    case .messages(let messages): messages.last?.text ?? ""
    case .embedding(let text): text
    case .exchange: ""
    }
  }
}

/// Answers in a dictionary, with failures on demand.
final class FakeCache: ResponseCache {
  struct State {
    var responses: [SHA256Digest: RecordedResponse] = [:]
    var asked: [SHA256Digest] = []
    var flushes = 0
    var readFailure: CacheError?
    /// Whether only those who ask for what is not there see the failure, as with cassettes before a broken cache.
    var failsForMissing = false
    var recordFailure: CacheError?
    var flushFailure: CacheError?
  }

  private let state = Mutex(State())

  var now: State { state.withLock { $0 } }

  func change(_ body: (inout sending State) -> Void) { state.withLock { body(&$0) } }

  /// Records an answer to a question as if an earlier run had asked it.
  func remember(_ question: String, _ answer: String, at endpoint: Endpoint = .sample()) {
    let request = ModelRequest.sample(question, to: endpoint).canonicalJSON
    let output = ModelOutput(content: answer, usage: TokenUsage(input: 100, output: 20))
    let response = RecordedResponse(
      key: ModelRequest.key(ofCanonical: request), request: request,
      answer: RecordedAnswer(output: output, latency: .milliseconds(700), recordedAt: 1))
    state.withLock { $0.responses[response.key] = response }
  }

  func recordings(for keys: [SHA256Digest]) throws(CacheError) -> [Recording?] {
    try state.withLock { state throws(CacheError) in
      state.asked += keys
      let isMissing = keys.contains { state.responses[$0] == nil }
      if let failure = state.readFailure, isMissing || !state.failsForMissing { throw failure }
      return keys.map { key in state.responses[key].map { Recording(answer: $0.answer, origin: .cached) } }
    }
  }

  func record(_ response: RecordedResponse) throws(CacheError) {
    try state.withLock { state throws(CacheError) in
      if let failure = state.recordFailure { throw failure }
      state.responses[response.key] = response
    }
  }

  func flush() throws(CacheError) {
    try state.withLock { state throws(CacheError) in
      state.flushes += 1
      if let failure = state.flushFailure { throw failure }
    }
  }
}
