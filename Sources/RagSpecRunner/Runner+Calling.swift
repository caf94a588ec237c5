import ContentDigest
import RagSpecCore

extension Runner {
  /// What one task brought: answers, and what became of the cases that it looked after.
  private struct Step: Sendable {
    /// The requests that the task called for, with what came of each; none of a task that only judged.
    var calls: [(call: SharedCall, answer: CallAnswer)] = []
    var settled: [SettledItem] = []
    /// Cases whose targets or matchers ask for more than is recorded.
    var waiting: [ConsultingCase] = []
    /// What became of groundwork that was looked up or finished.
    var survey: GroundworkSurvey?
    /// What shared recordings were asked for.
    var inquiry: Inquiry?

    /// Whether it only looked after cases.
    var hasJudged: Bool { calls.isEmpty && inquiry == nil }
  }

  /// A request that shared recordings were asked for, and the recording if there is one.
  private struct Inquiry: Sendable {
    let call: SharedCall
    let found: CallAnswer?
  }

  /// What came of a call, and how long it took; or a recording that was found in place of one.
  struct CallAnswer: Sendable {
    let result: Result<ModelOutput, ProviderError>
    let latency: Duration
    /// Cached where another process made the call, remote where another machine did.
    private(set) var origin = Origin.called

    init(result: Result<ModelOutput, ProviderError>, latency: Duration) {
      (self.result, self.latency) = (result, latency)
    }

    /// What somebody else has recorded.
    init(_ answer: RecordedAnswer, from origin: Origin) {
      (result, latency, self.origin) = (.success(answer.output), answer.latency, origin)
    }
  }

  /// Makes the calls, as many at once as each endpoint allows; requests that are the same are made once.
  func call(_ work: PendingWork, into ledger: inout RunLedger, _ receive: (RunEvent) -> Void) async {
    guard !work.isEmpty else { return }
    var floor = CallFloor(queue: CallQueue(concurrency: options.concurrency))
    floor.inquiries = InquiryQueue(options.mode.asksOthers ? shared : nil)
    for call in work.calls { floor.add(SharedCall(request: call.request, items: [call.item])) }
    floor.site = GroundworkSite(for: work.unprepared)
    await withTaskGroup(of: Step.self) { group in
      judge(floor.admit(work.consulting), on: &floor, in: &group)
      layGroundwork(on: &floor, in: &group)
      start(on: &floor, in: &group) { ledger.isOpen($0) }
      while let step = await next(in: &group, &floor) {
        let delivery = take(step, on: &floor)
        ledger.add(step.settled + delivery.failed, callsUnderWay: floor.queue.underWay, receive)
        judge(delivery.complete + floor.admit(step.waiting), on: &floor, in: &group)
        layGroundwork(on: &floor, in: &group)
        start(on: &floor, in: &group) { ledger.isOpen($0) }
        if !floor.isAwaited(where: { ledger.isOpen($0) }) { group.cancelAll() }
      }
    }
    floor.site.close()
    ledger.note(floor.site.summaries)
  }

  /// Waits for the next task to end.
  private func next(in group: inout TaskGroup<Step>, _ floor: inout CallFloor) async -> Step? {
    guard floor.onlyInquires else { return await group.next() }
    let clock = ContinuousClock()
    let start = clock.now
    let step = await group.next()
    if step?.inquiry?.found == nil { floor.inquiries.noteIdle(clock.now - start) }
    return step
  }

  /// Starts all calls that may start now.
  private func start(
    on floor: inout CallFloor, in group: inout TaskGroup<Step>, where isWanted: (Int) -> Bool
  ) {
    for call in floor.inquiries.takeAbandoned() { floor.queue.add(call) }
    while !isStopping, let call = floor.inquiries.next(where: isWanted) {
      group.addTask { await inquire(call) }
    }
    while !isStopping {
      let calls = floor.queue.nextOfPrograms(where: isWanted)
      guard !calls.isEmpty else { break }
      group.addTask { await take(answer(calls)) }
    }
    while !isStopping, floor.queue.hasRoom, mayCall(beside: floor.queue.underWay) {
      let calls = floor.queue.next(
        mayGrow: floor.judging > 0, isAsking: floor.inquiries.isBusy, where: isWanted)
      guard !calls.isEmpty else { return control.budget.giveBackCall() }
      group.addTask { await take(answer(calls)) }
    }
  }

  /// Takes a call from the budget; returns whether there was one.
  private func mayCall(beside underWay: Int) -> Bool {
    control.budget.credit(underWay: underWay) == .enough && control.budget.takeCall()
  }

  /// Judges cases whose matchers got their answers, or finds out what they ask next.
  private func judge(_ cases: [ConsultingCase], on floor: inout CallFloor, in group: inout TaskGroup<Step>) {
    for start in stride(from: 0, to: cases.count, by: Self.chunkSize) {
      let chunk = Array(cases[start..<min(start + Self.chunkSize, cases.count)])
      floor.judging += 1
      group.addTask {
        let consulted = consult(chunk)
        return Step(settled: consulted.settled, waiting: consulted.waiting)
      }
    }
  }

  /// Goes on with the groundwork, one after the other: looks up what is recorded, then calls for the rest.
  private func layGroundwork(on floor: inout CallFloor, in group: inout TaskGroup<Step>) {
    guard !isStopping else { return }
    judge(floor.site.takeReady(), on: &floor, in: &group)
    switch floor.site.nextJob() {
    case .survey(let groundwork)?:
      floor.judging += 1
      group.addTask { Step(survey: survey(groundwork)) }
    case .finish(let groundwork)?:
      floor.judging += 1
      group.addTask { Step(survey: finish(groundwork)) }
    case nil:
      let width = (options.concurrency ?? floor.site.endpoint?.limits.concurrency ?? 1) + 1
      for (request, row) in floor.site.nextRequests(upTo: width) {
        floor.add(SharedCall(request: request, rows: [row]))
      }
    }
  }

  /// Takes in what a task brought: hands answers on, and forgets the cases that are settled.
  private func take(_ step: Step, on floor: inout CallFloor) -> Delivery {
    if step.hasJudged { floor.judging -= 1 }
    for item in step.settled { floor.desk.dismiss(item.index) }
    var delivery = Delivery()
    for (call, (_, answer)) in zip(floor.queue.finish(step.calls.map(\.call)), step.calls) {
      deliver(answer, to: call, &floor.desk, into: &delivery)
      floor.site.take(answer, for: call)
    }
    if let inquiry = step.inquiry { take(inquiry, on: &floor, into: &delivery) }
    if let survey = step.survey { floor.site.take(survey) }
    delivery.failed += floor.site.takeFailed().map { errored($0, $1) }
    return delivery
  }

  /// Hands a recording on that was found; what was not found has to be called for.
  private func take(_ inquiry: Inquiry, on floor: inout CallFloor, into delivery: inout Delivery) {
    let call = floor.inquiries.finish(inquiry.call)
    guard let found = inquiry.found else { return floor.queue.add(call) }
    deliver(found, to: call, &floor.desk, into: &delivery)
    floor.site.take(found, for: call)
  }

  /// Asks shared recordings for a request; what they have is recorded on this machine, too.
  private func inquire(_ call: SharedCall) async -> Step {
    guard let found = await shared?.recording(for: call.key), mayStand(found.answer) else {
      return Step(inquiry: Inquiry(call: call, found: nil))
    }
    record(found)
    let answer = CallAnswer(found.answer, from: .remote)
    var step = Step(inquiry: Inquiry(call: call, found: answer))
    settle(call, found.answer.output, answer, into: &step)
    return step
  }

  /// Whether a recording of another machine may be used here, by the rules for those of this one.
  private func mayStand(_ answer: RecordedAnswer) -> Bool {
    let oldest = options.maxAge.map { now() - $0 } ?? .min
    return answer.recordedAt >= oldest && !answer.output.isNoAnswer
  }

  /// Makes the calls, charges for them and records what they brought.
  func make(_ calls: [SharedCall]) async -> [(call: SharedCall, answer: CallAnswer)] {
    let clock = ContinuousClock()
    let start = clock.now
    let results = await results(of: calls.map(\.request.request))
    let latency = clock.now - start
    charge(calls, results)
    return zip(calls, results).map { call, result in
      if case .success(let output) = result {
        let response = response(output, to: call, latency: latency)
        record(response)
        if options.mode.records { shared?.offer(response) }
      } else {
        cache.abandon(call.key)
      }
      return (call, CallAnswer(result: result, latency: latency))
    }
  }

  /// Judges the cases whose targets have their answers.
  private func take(_ calls: [(call: SharedCall, answer: CallAnswer)]) -> Step {
    var step = Step(calls: calls)
    for (call, answer) in calls {
      switch answer.result {
      case .success(let output): settle(call, output, answer, into: &step)
      case .failure(let error):
        for (position, item) in call.items.enumerated() {
          step.settled.append(unanswered(item, key: call.key, position == 0 ? error : error.asShared))
        }
      }
    }
    return step
  }

  /// Judges the answer to a target's call, for each case that made it.
  private func settle(_ call: SharedCall, _ output: ModelOutput, _ answer: CallAnswer, into step: inout Step) {
    for (position, item) in call.items.enumerated() {
      let (output, latency) = (item.output(from: output), answer.latency)
      // One call was made and paid for, however many cases share it.
      let origin = position == 0 || answer.origin == .remote ? answer.origin : .cached
      guard item.testCase.consults else {
        step.settled.append(settled(item, output: output, origin: origin, request: call.request, latency: latency))
        continue
      }
      let consulted = consult([
        ConsultingCase(item: item, output: output, origin: origin, request: call.request, latency: latency)
      ])
      step.settled += consulted.settled
      step.waiting += consulted.waiting
    }
  }

  private func unanswered(_ item: RunItem, key: SHA256Digest, _ error: ProviderError) -> SettledItem {
    guard error.kind != .cancelled, error.kind != .overBudget else {
      return SettledItem(index: item.index, result: CaseResult(item.testCase, outcome: .skipped(reason: skipReason)))
    }
    return failed(item, key: key, CaseError(error))
  }

  /// Why a case is skipped that somebody stopped while it was under way.
  var skipReason: String { control.skipReason ?? RunControl.interrupted }

  /// Counts what a call cost. Tokens that the endpoint does not tell are taken for a third of the bytes.
  private func charge(_ calls: [SharedCall], _ results: [Result<ModelOutput, ProviderError>]) {
    guard control.budget.limits.cost != nil, let price = calls.first?.request.endpoint.price else { return }
    let costs = zip(calls, results).compactMap { cost(of: $1, to: $0, at: price) }
    // A call without an answer tells nothing of what one costs.
    if !costs.isEmpty { control.budget.spend(costs.reduce(.zero, +)) }
  }

  /// `nil` for a failure that took no tokens, as far as anybody said.
  private func cost(of result: Result<ModelOutput, ProviderError>, to call: SharedCall, at price: Price) -> Money? {
    switch result {
    case .success(let output):
      let likely = TokenUsage(input: call.request.canonical.count / 3, output: output.content.utf8.count / 3)
      return price.cost(of: output.usageWithCachedInput ?? likely)
    case .failure(let error): return error.failure.spent.priced > 0 ? error.failure.spent.cost : nil
    }
  }

  private func response(_ output: ModelOutput, to call: SharedCall, latency: Duration) -> RecordedResponse {
    RecordedResponse(
      key: call.key, request: call.request.canonical,
      answer: RecordedAnswer(output: output, latency: latency, recordedAt: now()))
  }

  /// Where that cannot be, the verdict stands all the same.
  private func record(_ response: RecordedResponse) {
    guard options.mode.records else { return }
    do throws(CacheError) { try cache.record(response) } catch {
      cache.abandon(response.key)
      trouble.note(Self.notRecorded(error))
    }
  }
}
