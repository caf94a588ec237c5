import RagSpecCore
import RagSpecProviders
import Testing

@Suite("retries")
struct RetryingProviderTests {
  private let time = ManualTime()
  private let busy = ProviderError(.status(503), "the endpoint answered with status 503", isTransient: true)
  private let refused = ProviderError(.unreachable, "no connection", hint: "is it running?", isTransient: true)
  private let answer = ModelOutput(content: "x")

  @Test("a transient error is tried again until there is an answer")
  func recovery() async {
    let base = ScriptedProvider(.failure(busy), .failure(refused), .success(answer))
    #expect(await retrying(base, retries: 4).ask().output == answer)
    #expect(base.callCount == 3)
    #expect(time.sleeps == [.milliseconds(250), .milliseconds(500)])
  }

  @Test("the last error says how often it was tried")
  func exhaustion() async {
    for (retries, suffix) in [(0, ""), (1, " (after 2 attempts)"), (4, " (after 5 attempts)")] {
      let base = ScriptedProvider(.failure(busy))
      let error = await retrying(base, retries: retries).ask().error
      #expect(error?.message == "the endpoint answered with status 503\(suffix)")
      #expect(error?.kind == .status(503))
      #expect(base.callCount == retries + 1)
    }
    let base = ScriptedProvider(.failure(refused))
    #expect(await retrying(base, retries: 2).ask().error?.hint == "is it running?")
  }

  @Test("an error that will not go away is not tried again")
  func permanence() async {
    let base = ScriptedProvider(.failure(ProviderError(.status(401), "no")), .success(answer))
    #expect(await retrying(base, retries: 4).ask().error?.message == "no")
    #expect(base.callCount == 1 && time.sleeps.isEmpty)
    let mixed = ScriptedProvider(.failure(busy), .failure(ProviderError(.status(400), "no")))
    #expect(await retrying(mixed, retries: 4).ask().error?.message == "no (after 2 attempts)")
  }

  @Test("waits double up to a cap, and are drawn from zero to that")
  func backOff() {
    let policy = RetryPolicy(retries: 9)
    let longest = (1...9).map { policy.delay(before: $0, advice: nil, random: 1) }
    #expect(longest == [0.5, 1, 2, 4, 8, 16, 20, 20, 20].map { .seconds($0) })
    #expect(policy.delay(before: 3, advice: nil, random: 0) == .zero)
    #expect(policy.delay(before: 3, advice: nil, random: 0.25) == .milliseconds(500))
    #expect(policy.delay(before: Int.max, advice: nil, random: 1) == .seconds(20))
  }

  @Test("an endpoint's advice is the least time to wait, within reason")
  func advice() {
    let policy = RetryPolicy(retries: 9)
    #expect(policy.delay(before: 1, advice: .seconds(3), random: 0) == .seconds(3))
    #expect(policy.delay(before: 1, advice: .seconds(8), random: 0.625) == .seconds(8.5))
    #expect(policy.delay(before: 1, advice: .seconds(86), random: 0) == .seconds(86))
    #expect(policy.delay(before: 1, advice: .milliseconds(1), random: 0) == .milliseconds(1))
    #expect(policy.delay(before: 3, advice: .milliseconds(1), random: 0.5) == .seconds(1), "it has not helped")
    #expect(policy.delay(before: 2, advice: .zero, random: 0.5) == .milliseconds(500))
  }

  @Test("advice is followed, and all waiting of a request has an end")
  func budget() async {
    let told = ProviderError(.status(429), "slow down", isTransient: true, retryDelay: .seconds(50))
    let base = ScriptedProvider(.failure(told))
    let error = await retrying(base, retries: 9, random: 0).ask().error
    #expect(
      error?.message
        == "slow down (after 4 attempts); not tried again: it asks to be left alone for 50 s, and 'retry-within' is 3 min"
    )
    #expect(time.sleeps == [.seconds(50), .seconds(50), .seconds(50)])
  }

  @Test("advice that goes beyond the time of a request ends its attempts at once")
  func adviceBeyondTheBudget() async {
    let told = ProviderError(.status(503), "closed", isTransient: true, retryDelay: .seconds(181))
    let base = ScriptedProvider(.failure(told))
    let error = await retrying(base, retries: 9, random: 0).ask().error
    #expect(
      error?.message
        == "closed; not tried again: it asks to be left alone for 181 s, and 'retry-within' is 3 min")
    #expect(error?.hint == "run again in 181 s, or raise 'retry-within' in the limits of endpoint 'local'")
    #expect(base.callCount == 1 && time.sleeps.isEmpty && error?.retryDelay == .seconds(181))
    let never = await retrying(ScriptedProvider(.failure(told)), retries: 0).ask().error
    #expect(never?.message == "closed", "nobody would have tried again")
  }

  @Test("what attempts took is told by the last error, and charged when there is an answer in the end")
  func spending() async {
    let endpoint = Endpoint(
      name: "local", provider: "openai-chat", url: "http://h/v1", model: "m", price: Price(input: 1_000_000))
    var wasted = busy
    wasted.failure.spent.add(TokenUsage(input: 2, output: 1), at: endpoint)
    let failed = await retrying(ScriptedProvider(.failure(wasted)), retries: 2).ask().error
    #expect(failed?.failure.spent.tokens == TokenUsage(input: 6, output: 3) && failed?.failure.spent.cost == Money(6))
    let control = RunControl(RunBudget.Limits(cost: Money(3)))
    let provider = RetryingProvider(
      ScriptedProvider(.failure(wasted), .failure(wasted), .success(answer)), policy: RetryPolicy(retries: 2),
      time: time.keeper, control: control, random: { 0.5 })
    #expect(await provider.ask().output == answer && control.budget.credit(underWay: 0) == .none)
  }

  @Test("each retry is taken from the budget of calls, and the last error stands when none is left")
  func budgetOfCalls() async {
    let control = RunControl(RunBudget.Limits(calls: 3))
    #expect(control.budget.takeCall(), "whoever starts the call counts it")
    let base = ScriptedProvider(.failure(busy))
    let provider = RetryingProvider(
      base, policy: RetryPolicy(retries: 9), time: time.keeper, control: control, random: { 0.5 })
    let error = await provider.ask().error
    #expect(
      error?.message
        == "the endpoint answered with status 503 (after 3 attempts); not tried again: the budget of 3 calls is used up "
        + "(--max-calls)")
    #expect(error?.failure.attempts == 3 && control.budget.refusedRetry)
    #expect(base.callCount == 3 && control.budget.calls == 3 && control.budget.refused == .calls)
  }

  @Test("a run that is stopped ends the wait for the next attempt, which is not counted")
  func stopping() async {
    let control = RunControl()
    let base = ScriptedProvider(.failure(busy))
    let keeper = Timekeeper(
      now: { .zero },
      sleep: { _ in
        control.stop.stop(.interrupted)
        try await Task.sleep(for: .seconds(600))
      }, date: { 0 })
    let provider = RetryingProvider(
      base, policy: RetryPolicy(retries: 9), time: keeper, control: control, random: { 0.5 })
    #expect(await provider.ask().error?.kind == .cancelled)
    #expect(base.callCount == 1 && control.budget.calls == 0)
  }

  @Test("a cancelled wait ends the attempts")
  func cancellation() async {
    let base = ScriptedProvider(.failure(busy))
    let provider = retrying(base, retries: 4)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return await provider.ask()
    }
    task.cancel()
    #expect(await task.value.error?.kind == .cancelled)
    #expect(base.callCount == 1)
  }

  @Test("an endpoint that was given up gets one attempt a request, until it answers")
  func givingUp() async {
    let base = ScriptedProvider(
      .failure(refused), .failure(refused), .failure(refused), .success(answer), .failure(refused), .success(answer))
    let provider = retrying(base, retries: 1)
    #expect(await provider.ask().error?.message == "no connection (after 2 attempts)")
    #expect(await provider.ask().error?.message == "no connection")
    #expect(await provider.ask().output == answer)
    #expect(await provider.ask().output == answer)
    #expect(base.callCount == 6)
  }

  @Test("an endpoint that answers with errors is not given up")
  func notGivingUp() async {
    let base = ScriptedProvider(.failure(busy))
    let provider = retrying(base, retries: 1)
    for _ in 0..<3 { #expect(await provider.ask().error?.message.hasSuffix("(after 2 attempts)") ?? false) }
    let alive = ScriptedProvider(
      .failure(refused), .failure(refused), .failure(busy), .failure(busy), .failure(refused))
    let revived = retrying(alive, retries: 1)
    for _ in 0..<3 { _ = await revived.ask() }
    #expect(alive.callCount == 6)
  }

  private func retrying(_ base: ScriptedProvider, retries: Int, random: Double = 0.5) -> RetryingProvider {
    RetryingProvider(base, policy: RetryPolicy(retries: retries), time: time.keeper) { random }
  }
}
