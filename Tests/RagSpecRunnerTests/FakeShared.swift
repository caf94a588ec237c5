import ContentDigest
import RagSpecCore
import Synchronization

/// Recordings of other machines, in a dictionary.
final class FakeShared: SharedRecordings {
  struct State {
    var responses: [SHA256Digest: RecordedResponse] = [:]
    var asked: [SHA256Digest] = []
    var underWay = 0
    var mostUnderWay = 0
    var offered: [SHA256Digest] = []
    var finishes = 0
    var isOpen = true
    /// How long the run says that it has waited.
    var waited: Duration?
  }

  typealias Delay = @Sendable (SHA256Digest) async -> Void

  let width: Int
  let patience: Duration
  private let delay: Delay
  private let state: Mutex<State>

  /// - Parameters:
  ///   - answers: what other machines have recorded, by the questions.
  ///   - delay: what happens before each answer.
  init(
    _ answers: [String: String] = [:], at endpoint: Endpoint = .sample(), width: Int = 4,
    patience: Duration = .seconds(60), finish: FinishReason = .stop,
    delay: @escaping Delay = { _ in }
  ) {
    (self.width, self.patience, self.delay) = (width, patience, delay)
    var state = State()
    for (question, answer) in answers {
      let request =
        endpoint.service == .embedding
        ? ModelRequest(endpoint: endpoint, embedding: question) : ModelRequest.sample(question, to: endpoint)
      let output = ModelOutput(
        content: answer, finishReason: finish, usage: TokenUsage(input: 50, output: 5))
      state.responses[request.key] = RecordedResponse(
        key: request.key, request: request.canonicalJSON,
        answer: RecordedAnswer(output: output, latency: .milliseconds(300), recordedAt: 77))
    }
    self.state = Mutex(state)
  }

  var now: State { state.withLock { $0 } }
  func close() { state.withLock { $0.isOpen = false } }

  var isOpen: Bool { state.withLock { $0.isOpen } }

  func recording(for key: SHA256Digest) async -> RecordedResponse? {
    state.withLock { state in
      state.asked.append(key)
      state.underWay += 1
      state.mostUnderWay = max(state.mostUnderWay, state.underWay)
    }
    await delay(key)
    return state.withLock { state in
      state.underWay -= 1
      return state.responses[key]
    }
  }

  func giveUp(after waiting: Duration) {
    state.withLock { state in
      state.waited = waiting
      state.isOpen = false
    }
  }

  func offer(_ response: RecordedResponse) { state.withLock { $0.offered.append(response.key) } }

  func finish() async -> [String] {
    state.withLock { $0.finishes += 1 }
    return ["the store has a word to say"]
  }
}
