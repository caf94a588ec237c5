import RagSpecCore
import Synchronization
import Testing

@Suite struct RunBudgetTests {
  @Test func `calls are counted, and refused when none is left`() {
    let budget = RunBudget(RunBudget.Limits(calls: 2))
    #expect((0..<3).map { _ in budget.takeCall() } == [true, true, false])
    #expect(budget.calls == 2 && budget.refused == .calls)
    budget.giveBackCall()
    #expect(budget.takeCall())
    #expect(budget.reason(.calls) == "the budget of 2 calls is used up (--max-calls)")
    let none = RunBudget()
    #expect((0..<100).allSatisfy { _ in none.takeCall() } && none.calls == 100 && none.refused == nil)
  }

  @Test func `money is kept for each call under way, as much as the dearest has cost`() {
    let budget = RunBudget(RunBudget.Limits(cost: Money(10)))
    #expect(budget.credit(underWay: 0) == .enough && budget.credit(underWay: 1) == .wait)
    budget.spend(Money(1))
    budget.spend(Money(3))
    #expect([0, 1, 2].map { budget.credit(underWay: $0) } == [.enough, .enough, .wait])
    #expect(budget.refused == nil, "waiting is no refusal")
    budget.spend(Money(6))
    #expect(budget.credit(underWay: 0) == .none && budget.refused == .cost)
    #expect(RunBudget().credit(underWay: 1_000) == .enough)
    #expect(RunBudget(RunBudget.Limits(cost: .zero)).credit(underWay: 0) == .none)
  }

  @Test(arguments: [
    (RunBudget.Limits(calls: 1), RunBudget.Kind.calls, "1 call"), (RunBudget.Limits(cost: Money(0.5)), .cost, "0.50"),
    (RunBudget.Limits(time: .milliseconds(1_500)), .time, "1500 ms"),
    (RunBudget.Limits(time: .seconds(90)), .time, "90 s"),
  ])
  func `the reason names the budget`(_ limits: RunBudget.Limits, _ kind: RunBudget.Kind, _ amount: String) {
    #expect(RunBudget(limits).reason(kind) == "the budget of \(amount) is used up (--\(kind.rawValue))")
  }
}

@Suite struct StopSwitchTests {
  @Test func `the first reason is told, and actions are done once`() {
    let stop = StopSwitch()
    let (first, second) = (Counter(), Counter())
    let forgotten = stop.whenStopped { second.count() }
    _ = stop.whenStopped { first.count() }
    stop.forget(forgotten)
    #expect(!stop.isStopped && stop.reason == nil)
    stop.stop(.budget(.time))
    stop.stop(.interrupted)
    #expect(stop.isStopped && stop.reason == .budget(.time) && first.value == 1 && second.value == 0)
    #expect(stop.whenStopped { second.count() } == nil && second.value == 1)
  }

  @Test(.timeLimit(.minutes(1))) func `it ends a sleep, also one that begins too late`() async {
    let stop = StopSwitch()
    let sleeper = Task { try await stop.sleep { try await Task.sleep(for: .seconds(600)) } }
    stop.stop(.interrupted)
    await #expect(throws: CancellationError.self) { try await sleeper.value }
    await #expect(throws: CancellationError.self) { try await stop.sleep { try await Task.sleep(for: .seconds(600)) } }
  }

  @Test(.timeLimit(.minutes(1))) func `a cancelled task ends its sleep, and others end by themselves`() async throws {
    let stop = StopSwitch()
    try await stop.sleep {}
    let sleeper = Task { try await stop.sleep { try await Task.sleep(for: .seconds(600)) } }
    sleeper.cancel()
    await #expect(throws: CancellationError.self) { try await sleeper.value }
    #expect(!stop.isStopped)
  }
}

private final class Counter: Sendable {
  private let counted = Atomic(0)
  var value: Int { counted.load(ordering: .relaxed) }
  func count() { counted.add(1, ordering: .relaxed) }
}
