import ContentDigest
import RagSpecCore

extension Runner {
  /// What one task brought: answers, and what became of the cases that it looked after.
  private struct Step: Sendable {
    /// The requests that the task called for, with what came of each.
    var calls: [(call: SharedCall, answer: CallAnswer)] = []
    var settled: [SettledItem] = []
    /// Cases whose matchers ask for more than is recorded.
    var waiting: [ConsultingCase] = []
    var warning: String?
  }

  /// What came of a call, and how long it took.
  struct CallAnswer: Sendable {
    let result: Result<ModelOutput, ProviderError>
    let latency: Duration
  }

  /// Makes the calls, as many at once as each endpoint allows; requests that are the same are made once.
  func call(_ work: PendingWork, into ledger: inout RunLedger, _ receive: (RunEvent) -> Void) async {
    guard !work.isEmpty else { return }
    var queue = CallQueue(work.calls, concurrency: options.concurrency)
    var desk = ConsultationDesk()
    // Tasks that look after cases without calling anybody.
    var judging = 0
    await withTaskGroup(of: Step.self) { group in
      func look(after cases: [ConsultingCase]) {
        guard !cases.isEmpty else { return }
        judging += 1
        group.addTask { judged(cases) }
      }
      func fill() {
        while !Task.isCancelled {
          let calls = queue.next(mayGrow: judging > 0) { ledger.isOpen($0) }
          guard !calls.isEmpty else { return }
          group.addTask { await make(calls) }
        }
      }
      look(after: Self.admit(work.consulting, to: &desk, &queue))
      fill()
      while let step = await group.next() {
        if step.calls.isEmpty { judging -= 1 }
        ledger.warn(step.warning)
        for item in step.settled { desk.dismiss(item.index) }
        let (complete, failed) = deliver(step.calls, to: &desk, &queue)
        ledger.add(step.settled + failed, callsUnderWay: queue.underWay, receive)
        look(after: complete + Self.admit(step.waiting, to: &desk, &queue))
        fill()
        if !queue.isAwaited(where: { ledger.isOpen($0) }), !desk.isAwaited(where: { ledger.isOpen($0) }) {
          group.cancelAll()
        }
      }
    }
  }

  private func make(_ calls: [SharedCall]) async -> Step {
    let clock = ContinuousClock()
    let start = clock.now
    let results = await results(of: calls.map(\.request.request)[...])
    let latency = clock.now - start
    var step = Step()
    for (call, result) in zip(calls, results) {
      step.calls.append((call, CallAnswer(result: result, latency: latency)))
      switch result {
      case .success(let output):
        step.warning = record(output, of: call, latency: latency) ?? step.warning
        settle(call, output, latency: latency, into: &step)
      case .failure(let error): step.settled += call.items.map { unanswered($0, key: call.key, error) }
      }
    }
    return step
  }

  /// Judges the answer to a target's call, for each case that made it.
  private func settle(_ call: SharedCall, _ output: ModelOutput, latency: Duration, into step: inout Step) {
    for (position, item) in call.items.enumerated() {
      // One call was made and paid for, however many cases share it.
      let origin = position == 0 ? Origin.called : .cached
      guard item.testCase.consults else {
        step.settled.append(settled(item, output: .text(output), origin: origin, key: call.key, latency: latency))
        continue
      }
      let consulted = consult([
        ConsultingCase(item: item, output: .text(output), origin: origin, key: call.key, latency: latency)
      ])
      step.settled += consulted.settled
      step.waiting += consulted.waiting
    }
  }

  private func judged(_ cases: [ConsultingCase]) -> Step {
    let consulted = consult(cases)
    return Step(settled: consulted.settled, waiting: consulted.waiting)
  }

  private func unanswered(_ item: RunItem, key: SHA256Digest, _ error: ProviderError) -> SettledItem {
    guard error.kind != .cancelled else {
      return SettledItem(index: item.index, result: CaseResult(item.testCase, outcome: .skipped(reason: "interrupted")))
    }
    return failed(item, key: key, CaseError(.endpoint, error.message, hint: error.hint))
  }

  /// Returns a warning when the response could not be recorded: the verdict stands all the same.
  private func record(_ output: ModelOutput, of call: SharedCall, latency: Duration) -> String? {
    guard options.mode.records else { return nil }
    let answer = RecordedAnswer(output: output, latency: latency, recordedAt: now())
    do throws(CacheError) {
      try cache.record(RecordedResponse(key: call.key, request: call.request.canonical, answer: answer))
      return nil
    } catch { return "responses were not recorded: \(error.message)" }
  }
}

// MARK: - Answers to matchers

extension Runner {
  /// Takes in cases whose matchers ask; returns those that have all answers already.
  private static func admit(
    _ cases: [ConsultingCase], to desk: inout ConsultationDesk, _ queue: inout CallQueue
  ) -> [ConsultingCase] {
    cases.compactMap { consulting in
      let position = consulting.item.index
      let admitted = desk.admit(consulting)
      for request in admitted.missing { queue.add(request, for: position) }
      return admitted.isComplete ? desk[position] : nil
    }
  }

  /// Hands answers to the cases whose matchers asked for them; returns cases that have all of theirs, and those that
  /// will never have.
  private func deliver(
    _ calls: [(call: SharedCall, answer: CallAnswer)], to desk: inout ConsultationDesk, _ queue: inout CallQueue
  ) -> (complete: [ConsultingCase], failed: [SettledItem]) {
    var complete: [ConsultingCase] = []
    var failed: [SettledItem] = []
    for (call, answer) in zip(queue.finish(calls.map(\.call)), calls.map(\.answer)) {
      // What was paid for a target's case is counted there.
      var origin = call.items.isEmpty ? Origin.called : .cached
      let askers = call.askers.filter { desk.isAsking(at: $0, call.key) }
      for position in askers {
        switch answer.result {
        case .success(let output):
          let given = Consultation.Answer(output: output, origin: origin, latency: answer.latency)
          origin = .cached
          if desk.answer(at: position, call.key, given), let ready = desk[position] {
            complete.append(ready)
          }
        case .failure(let error):
          if let item = unanswered(position, call, error, at: desk) { failed.append(item) }
          desk.dismiss(position)
        }
      }
      if case .success(let output) = answer.result, !call.askers.isEmpty {
        desk.remember(call.key, Consultation.Answer(output: output, origin: .called, latency: answer.latency))
      }
    }
    return (complete, failed)
  }

  /// The result of a case whose matcher got no answer; `nil` when the run was stopped, which skips the case.
  private func unanswered(
    _ position: Int, _ call: SharedCall, _ error: ProviderError, at desk: ConsultationDesk
  ) -> SettledItem? {
    guard error.kind != .cancelled, let consulting = desk[position] else { return nil }
    let label = consulting.asked.first { $0.request.key == call.key }?.label ?? ""
    let message = "'\(label)' asked endpoint '\(call.request.endpoint.name)': \(error.message)"
    return errored(consulting, CaseError(.endpoint, message, hint: error.hint))
  }
}

// MARK: - Several requests in one call

extension Runner {
  /// Returns what came of each request, all of which go to one endpoint.
  ///
  /// What an endpoint refuses as a whole is tried in halves, so that one text that it cannot take leaves others alone.
  private func results(of requests: ArraySlice<ModelRequest>) async -> [Result<ModelOutput, ProviderError>] {
    guard let endpoint = requests.first?.endpoint else { return [] }
    do throws(ProviderError) {
      guard requests.count > 1 else {
        return [.success(try await provider(endpoint).output(for: requests[requests.startIndex]))]
      }
      return try await provider(endpoint).outputs(for: Array(requests)).map { .success($0) }
    } catch {
      guard requests.count > 1, error.mayBeOfOneText else { return requests.map { _ in .failure(error) } }
      let middle = requests.startIndex + requests.count / 2
      return await results(of: requests[..<middle]) + results(of: requests[middle...])
    }
  }
}

extension ProviderError {
  /// Whether the endpoint may have refused several requests because of one of them.
  fileprivate var mayBeOfOneText: Bool {
    switch kind {
    case .status(let status): [400, 413, 422].contains(status)
    case .malformed, .filtered: true
    case .unreachable, .timedOut, .notConfigured, .cancelled: false
    }
  }
}
