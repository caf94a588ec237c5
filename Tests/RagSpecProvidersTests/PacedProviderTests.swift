import RagSpecCore
import RagSpecProviders
import Testing

@Suite("pacing")
struct PacedProviderTests {
  private let time = ManualTime()
  private let base = ScriptedProvider(.success(ModelOutput(content: "x")))

  @Test("starts are spaced evenly")
  func spacing() async {
    let paced = PacedProvider(base, requestsPerMinute: 120, time: time.keeper)
    for _ in 0..<5 { _ = await paced.ask() }
    #expect(time.sleeps == Array(repeating: .milliseconds(500), count: 4))
    #expect(base.callCount == 5)
  }

  @Test("time that has passed anyway is not waited for again, and not saved up")
  func credit() async {
    let paced = PacedProvider(base, requestsPerMinute: 60, time: time.keeper)
    _ = await paced.ask()
    time.pass(.milliseconds(400))
    _ = await paced.ask()
    time.pass(.seconds(30))
    for _ in 0..<3 { _ = await paced.ask() }
    #expect(time.sleeps == [.milliseconds(600), .seconds(1), .seconds(1)])
  }

  @Test("a cancelled wait asks nobody")
  func cancellation() async {
    let paced = PacedProvider(base, requestsPerMinute: 1, time: time.keeper)
    _ = await paced.ask()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return await paced.ask()
    }
    task.cancel()
    #expect(await task.value.error?.kind == .cancelled)
    #expect(base.callCount == 1)
  }
}
