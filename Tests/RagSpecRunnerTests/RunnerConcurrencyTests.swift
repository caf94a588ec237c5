import RagSpecCore
import RagSpecRunner
import Testing

@Suite(.timeLimit(.minutes(5))) struct RunnerConcurrencyTests {
  /// The first calls wait until as many are under way as may be, which shows that the limit is reached.
  private func run(limit: Int, options: Int?, expecting width: Int) async {
    let meeting = Meeting()
    let needed = Set((0..<width).map { "\($0)" })
    let rehearsal = Rehearsal(RunOptions(concurrency: options)) { question in
      meeting.arrive(question)
      await meeting.wait(for: needed)
      for _ in 0..<10 { await Task.yield() }
      return "1"
    }
    let endpoint = Endpoint.sample(concurrency: limit)
    let told = await rehearsal.run(.sample((0..<60).map { Asked("\($0)") }, target: EndpointTarget(endpoint: endpoint)))
    #expect(told.summary.tally[.passed] == 60)
    #expect(rehearsal.calls.most == ["main": width])
    #expect(told.progress.map(\.callsUnderWay).max() ?? 0 <= width)
  }

  @Test(arguments: [1, 2, 7, 60]) func reachesAnEndpointsLimitAndNeverExceedsIt(limit: Int) async {
    await run(limit: limit, options: nil, expecting: limit)
  }

  @Test func anOptionTakesTheLimitsPlace() async {
    await run(limit: 8, options: 3, expecting: 3)
    await run(limit: 2, options: 16, expecting: 16)
  }

  @Test(arguments: [0, -5]) func oneCallIsAlwaysAllowed(limit: Int) async {
    await run(limit: limit, options: nil, expecting: 1)
    await run(limit: 8, options: limit, expecting: 1)
  }

  @Test func limitsHoldForEachEndpoint() async {
    let rehearsal = Rehearsal { _ in
      for _ in 0..<10 { await Task.yield() }
      return "1"
    }
    let endpoints = [("a", 1), ("b", 3), ("c", 5)].map { Endpoint.sample($0.0, concurrency: $0.1) }
    _ = await rehearsal.run(
      endpoints.map { .sample((0..<40).map { Asked("\($0)") }, name: $0.name, target: EndpointTarget(endpoint: $0)) })
    for endpoint in endpoints {
      #expect(rehearsal.calls.most[endpoint.name] ?? 0 <= endpoint.limits.concurrency, "\(endpoint.name)")
    }
    #expect(rehearsal.calls.questions.count == 120)
  }

  /// The slow endpoint answers only after the other one has answered everything, although its cases come first.
  @Test func aSlowEndpointDoesNotHoldUpAnother() async {
    let meeting = Meeting()
    let fast = (0..<30).map { "fast \($0)" }
    let rehearsal = Rehearsal { question in
      if question.hasPrefix("slow") { await meeting.wait(for: Set(fast)) }
      meeting.arrive(question)
      return "1"
    }
    let suites = [
      Suite.sample(
        (0..<10).map { Asked("slow \($0)") }, name: "slow",
        target: EndpointTarget(endpoint: .sample("slow", concurrency: 2))),
      Suite.sample(
        fast.map { Asked($0) }, name: "fast", target: EndpointTarget(endpoint: .sample("fast", concurrency: 2))),
    ]
    let told = await rehearsal.run(suites)
    #expect(told.summary.tally[.passed] == 40)
    #expect(told.names.first == "slow 0")
  }

  /// Each endpoint gets its cases in the order of the plan.
  @Test func callsInTheOrderOfThePlan() async {
    let rehearsal = Rehearsal { _ in "1" }
    let endpoint = Endpoint.sample(concurrency: 1)
    _ = await rehearsal.run(.sample((0..<500).map { Asked("\($0)") }, target: EndpointTarget(endpoint: endpoint)))
    #expect(rehearsal.calls.questions == (0..<500).map { "\($0)" })
  }
}
