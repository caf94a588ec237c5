import JSONText
import RagSpecCore
import RagSpecProviders
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2))) struct TurnstileTests {
  private let time = ManualTime()

  private func turnstile(
    _ limits: Limits = Limits(), width: Int = 8, random: Double = 0, stop: StopSwitch = StopSwitch(),
    parameters: [(name: String, value: JSONValue)] = []
  ) -> Turnstile {
    Turnstile(
      to: .sample(parameters: parameters, limits: limits), width: width, policy: RetryPolicy(retries: 4),
      time: time.keeper,
      stop: stop, random: { random })
  }

  private func refusal(after advice: Duration? = nil) -> ProviderError {
    ProviderError(.status(429), "slow down", isTransient: true, retryDelay: advice)
  }

  // MARK: Pace

  @Test func `starts are spaced evenly, and time that has passed anyway is not waited for again`() async {
    let base = ScriptedProvider(.success(ModelOutput(content: "x")))
    let paced = TurnstileProvider(base, turnstile: turnstile(Limits(requestsPerMinute: 60)))
    _ = await paced.ask()
    time.pass(.milliseconds(400))
    _ = await paced.ask()
    time.pass(.seconds(30))
    for _ in 0..<3 { _ = await paced.ask() }
    #expect(time.sleeps == [.milliseconds(600), .seconds(1), .seconds(1)])
    #expect(base.callCount == 5)
  }

  @Test func `tokens are estimated before and corrected by what an answer says`() async {
    // The question has four bytes: one token at three bytes each, and eight around it.
    let most = [(name: "max_tokens", value: JSONValue.number(JSONNumber(51)))]
    let counted = ModelOutput(content: "x", usage: TokenUsage(input: 80, output: 40))
    let paced = TurnstileProvider(
      ScriptedProvider(.success(counted)), turnstile: turnstile(Limits(tokensPerMinute: 3_600), parameters: most))
    for _ in 0..<3 { _ = await paced.ask() }
    #expect(time.sleeps == [.seconds(2), .seconds(2)], "120 tokens at 60 a second, whatever was estimated")
  }

  @Test func `an endpoint that does not count leaves the estimate as it is`() async {
    let most = [(name: "max_tokens", value: JSONValue.number(JSONNumber(51)))]
    let paced = TurnstileProvider(
      ScriptedProvider(.success(ModelOutput(content: "x"))),
      turnstile: turnstile(Limits(tokensPerMinute: 3_600), parameters: most))
    for _ in 0..<2 { _ = await paced.ask() }
    #expect(time.sleeps == [.seconds(1)])
  }

  @Test func `tokens of a refused request are given back`() async {
    let refused = ProviderError(.status(400), "no")
    let paced = TurnstileProvider(
      ScriptedProvider(.failure(refused)), turnstile: turnstile(Limits(tokensPerMinute: 60)))
    for _ in 0..<3 { _ = await paced.ask() }
    #expect(time.sleeps.isEmpty)
  }

  // MARK: Pauses

  @Test func `one refusal pauses everybody for as long as the endpoint says`() async {
    let base = ScriptedProvider(.failure(refusal(after: .seconds(7))), .success(ModelOutput(content: "x")))
    let turnstile = turnstile()
    let provider = TurnstileProvider(base, turnstile: turnstile)
    #expect(await provider.ask().error?.retryDelay == .seconds(7))
    #expect(turnstile.width == 4)
    for _ in 0..<3 { #expect(await provider.ask().output != nil) }
    #expect(time.sleeps == [.seconds(7)])
  }

  @Test func `a storm without advice pauses for longer each time, until there is an answer`() async {
    let answer = Result<ModelOutput, ProviderError>.success(ModelOutput(content: "x"))
    let no = Result<ModelOutput, ProviderError>.failure(refusal())
    let provider = TurnstileProvider(
      ScriptedProvider(no, no, no, no, answer, no, answer, no, no, answer), turnstile: turnstile(random: 0.5))
    for _ in 0..<10 { _ = await provider.ask() }
    #expect(time.sleeps == [375, 750, 1_500, 375].map { .milliseconds($0) }, "one refusal between answers is no storm")
  }

  @Test func `a server in trouble is asked as wide as before, and is left alone only if it says so`() async {
    for status in [500, 502, 503, 504, 529] {
      let turnstile = turnstile()
      let trouble = ProviderError(.status(status), "trouble", isTransient: true)
      let advised = ProviderError(.status(status), "trouble", isTransient: true, retryDelay: .seconds(3))
      let provider = TurnstileProvider(ScriptedProvider(.failure(trouble), .failure(advised)), turnstile: turnstile)
      let slept = time.sleeps.count
      for _ in 0..<2 { _ = await provider.ask() }
      #expect(time.sleeps.count == slept && turnstile.width == 8)
      _ = await provider.ask()
      #expect(time.sleeps.last == .seconds(3) && time.sleeps.count == slept + 1 && turnstile.width == 8)
    }
  }

  @Test func `an account without credit pauses nobody`() async {
    let turnstile = turnstile()
    let provider = TurnstileProvider(
      ScriptedProvider(.failure(ProviderError(.status(429), "no credit"))), turnstile: turnstile)
    for _ in 0..<3 { _ = await provider.ask() }
    #expect(time.sleeps.isEmpty && turnstile.width == 8)
  }

  @Test func `a time-out beside answers makes it narrower`() async {
    let turnstile = turnstile()
    let late = Result<ModelOutput, ProviderError>.failure(ProviderError(.timedOut, "late", isTransient: true))
    let provider = TurnstileProvider(
      ScriptedProvider(late, .success(ModelOutput(content: "x")), late), turnstile: turnstile)
    var widths: [Int] = []
    for _ in 0..<3 {
      _ = await provider.ask()
      widths.append(turnstile.width)
    }
    #expect(widths == [8, 8, 4])
  }

  @Test func `people are told of refusals, and of nothing else`() async {
    let turnstile = turnstile()
    let trouble = ProviderError(.status(503), "trouble", isTransient: true)
    let provider = TurnstileProvider(
      ScriptedProvider(.failure(trouble), .failure(refusal()), .failure(refusal())), turnstile: turnstile)
    _ = await provider.ask()
    #expect(turnstile.remark == nil)
    _ = await provider.ask()
    let one = "endpoint 'local' refused a request as too many (status 429); in the end it was asked 4 at once and not 8"
    #expect(turnstile.remark == one)
    _ = await provider.ask()
    #expect(turnstile.remark?.contains("refused 2 requests") == true)
  }

  /// 1,000 cases must not take 1,000 times as long as one that is refused again and again.
  @Test func `an endpoint that refuses everything is not waited for any longer`() async {
    let provider = TurnstileProvider(ScriptedProvider(.failure(refusal())), turnstile: turnstile(random: 0.99))
    var errors: [ProviderError] = []
    for _ in 0..<1_000 {
      guard let error = await provider.ask().error else { continue }
      errors.append(error)
    }
    #expect(errors.first?.isTransient == true && errors.last?.isTransient == false)
    let slept = time.sleeps.reduce(Duration.zero, +)
    #expect(slept > .seconds(180) && slept < .seconds(221), "\(slept)")
  }

  @Test func `advice that nobody would follow is not tried again`() async {
    let provider = TurnstileProvider(
      ScriptedProvider(.failure(refusal(after: .seconds(3_600)))), turnstile: turnstile())
    for _ in 0..<2 { #expect(await provider.ask().error?.isTransient == false) }
    #expect(time.sleeps.isEmpty)
  }

  // MARK: Places

  @Test func `no more are inside than the window is wide`() async {
    let base = CountingProvider()
    let provider = TurnstileProvider(base, turnstile: turnstile(width: 3))
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<200 { group.addTask { _ = await provider.ask() } }
    }
    #expect(base.most == 3 && base.calls == 200)
  }

  @Test func `after a refusal fewer are let in, and more again later`() async {
    let base = CountingProvider(refusing: 1)
    let turnstile = turnstile(width: 4)
    let provider = TurnstileProvider(base, turnstile: turnstile)
    #expect(await provider.ask().error != nil)
    base.reset()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<6 { group.addTask { _ = await provider.ask() } }
    }
    #expect(base.most <= 2, "\(base.most)")
    for _ in 0..<60 { _ = await provider.ask() }
    #expect(turnstile.width == 4)
  }

  @Test func `whoever waits leaves when the run is stopped or the task is cancelled`() async throws {
    let stop = StopSwitch()
    let turnstile = turnstile(width: 1, stop: stop)
    let request = ModelRequest(endpoint: .sample(), messages: [Turn(.user, "Why?")])
    let pass = try await turnstile.enter([request])
    let waiting = (0..<8).map { _ in Task { await TurnstileProvider(CountingProvider(), turnstile: turnstile).ask() } }
    waiting[0].cancel()
    #expect(await waiting[0].value.error?.kind == .cancelled)
    stop.stop(.interrupted)
    for task in waiting { #expect(await task.value.error?.kind == .cancelled) }
    _ = turnstile.leave(pass, [request], .success([ModelOutput(content: "x")]))
    await #expect(throws: ProviderError.self) { try await turnstile.enter([request]) }
  }
}

/// Counts how many calls are under way at once.
private final class CountingProvider: Provider {
  private struct State {
    var calls = 0
    var underWay = 0
    var most = 0
    var refusals: Int
  }

  private let state: Mutex<State>

  init(refusing refusals: Int = 0) { state = Mutex(State(refusals: refusals)) }

  var calls: Int { state.withLock { $0.calls } }
  var most: Int { state.withLock { $0.most } }
  func reset() { state.withLock { $0.most = 0 } }

  func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    let isRefused = state.withLock { state in
      state.calls += 1
      state.underWay += 1
      state.most = max(state.most, state.underWay)
      state.refusals -= 1
      return state.refusals >= 0
    }
    for _ in 0..<5 { await Task.yield() }
    state.withLock { $0.underWay -= 1 }
    if isRefused { throw ProviderError(.status(429), "slow down", isTransient: true) }
    return ModelOutput(content: "x")
  }
}
