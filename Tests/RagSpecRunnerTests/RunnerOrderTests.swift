import RagSpecCore
import RagSpecRunner
import Testing

@Suite(.timeLimit(.minutes(5))) struct RunnerOrderTests {
  /// Each call waits for the one behind it in the plan, so that the last finishes first.
  @Test func tellsInTheOrderOfThePlanWhateverFinishesFirst() async {
    let meeting = Meeting()
    let rehearsal = Rehearsal(RunOptions(concurrency: 8)) { question in
      if question != "7" { await meeting.wait(for: ["\((Int(question) ?? 0) + 1)"]) }
      meeting.arrive(question)
      return "1"
    }
    let told = await rehearsal.run(.sample((0..<8).map { Asked("\($0)") }))
    #expect(told.names == (0..<8).map { "\($0)" })
    #expect(told.outcomes == Array(repeating: "passed", count: 8))
  }

  /// Local, recorded and called cases of several suites are told in one order, each suite closed after its last case.
  @Test func mixesOriginsAndKeepsTheOrder() async {
    let rehearsal = Rehearsal { _ in "1" }
    for number in stride(from: 0, to: 300, by: 2) { rehearsal.cache.remember("\(number)", "1") }
    let suites = [
      Suite.sample((0..<150).map { Asked("\($0)") }, name: "a"),
      Suite.sample(
        (0..<300).map { Asked("\($0)") }, name: "b", target: LocalTarget { _ in .text(ModelOutput(content: "1")) }),
      Suite.sample((150..<300).map { Asked("\($0)") }, name: "c"),
    ]
    let told = await rehearsal.run(suites)
    #expect(told.results.map(\.testCase.id.description) == suites.flatMap { $0.cases.map(\.id.description) })
    #expect(
      told.summary.tally[.cached] == 150 && told.summary.tally[.called] == 150 && told.summary.tally[.local] == 300)
    #expect(shape(of: told) == ["150 cases", "suite a", "300 cases", "suite b", "150 cases", "suite c", "end"])
    #expect(told.summary.suites.map(\.name) == ["a", "b", "c"])
  }

  /// The events without progress, cases counted.
  private func shape(of told: Told) -> [String] {
    var (shape, cases): ([String], Int) = ([], 0)
    for event in told.events {
      switch event {
      case .finishedCase: cases += 1
      case .finishedSuite(let summary):
        shape += ["\(cases) cases", "suite \(summary.name)"]
        cases = 0
      case .finished: shape.append("end")
      case .started, .progressed: break
      }
    }
    return shape
  }

  @Test func progressGrowsAndDoesNotWait() async {
    let meeting = Meeting()
    // The first case waits for the others, which are settled and not yet told of.
    let rehearsal = Rehearsal(RunOptions(concurrency: 4)) { question in
      if question == "0" { await meeting.wait(for: ["1", "2", "3"]) }
      meeting.arrive(question)
      return question == "2" ? "0" : "1"
    }
    let told = await rehearsal.run(.sample(["0", "1", "2", "3"]))
    let settled = told.progress.map(\.settled)
    #expect(settled == settled.sorted() && settled.last == 4)
    #expect(told.progress.allSatisfy { $0.total == 4 && $0.callsUnderWay <= 4 && $0.failed <= 1 })
    #expect(told.progress.last?.callsUnderWay == 0)
    guard let firstCase = told.events.firstIndex(where: { if case .finishedCase = $0 { true } else { false } }) else {
      Issue.record("no case was told of")
      return
    }
    let before = told.events[..<firstCase].compactMap {
      if case .progressed(let progress) = $0 { progress.settled } else { nil }
    }
    #expect(before.contains(3))
  }

  @Test func anEmptyPlanIsAnEmptyRun() async {
    let told = await Rehearsal().run([])
    #expect(told.events.count == 1)
    #expect(shape(of: told) == ["end"])
    #expect(told.summary.tally.total == 0)
    #expect(told.summary.tally.passRate == nil)
    #expect(told.summary.exitCode == .success)
  }

  @Test(arguments: [CacheMode.auto, .replay, .refresh, .off])
  func tenThousandCases(mode: CacheMode) async {
    let rehearsal = Rehearsal(RunOptions(mode: mode, concurrency: 32)) { _ in "1" }
    for number in 0..<10_000 where number % 10 != 0 || mode == .replay { rehearsal.cache.remember("\(number)", "1") }
    let told = await rehearsal.run(.sample((0..<10_000).map { Asked("\($0)") }))
    #expect(told.names == (0..<10_000).map { "\($0)" })
    #expect(told.summary.tally[.passed] == 10_000)
    #expect(rehearsal.calls.questions.count == [.auto: 1_000, .replay: 0, .refresh: 10_000, .off: 10_000][mode])
  }
}
