import ContentDigest
import RagSpecCore

extension Runner {
  /// What a call brought for the cases that share it.
  private struct FinishedCall: Sendable {
    let call: SharedCall
    let settled: [SettledItem]
    let warning: String?
  }

  /// Makes the calls, as many at once as each endpoint allows; requests that are the same are made once.
  func call(_ pending: [PendingCall], into ledger: inout RunLedger, _ receive: (RunEvent) -> Void) async {
    guard !pending.isEmpty else { return }
    var queue = CallQueue(pending, concurrency: options.concurrency)
    await withTaskGroup(of: FinishedCall.self) { group in
      func fill() {
        while !Task.isCancelled, let call = queue.next(where: { !ledger.hasStopped(before: $0) }) {
          group.addTask { await make(call) }
        }
      }
      fill()
      while let finished = await group.next() {
        queue.finish(finished.call)
        ledger.warn(finished.warning)
        ledger.add(finished.settled, callsUnderWay: queue.underWay, receive)
        fill()
        if !queue.isAwaited(where: { !ledger.hasStopped(before: $0) }) { group.cancelAll() }
      }
    }
  }

  private func make(_ call: SharedCall) async -> FinishedCall {
    let clock = ContinuousClock()
    let start = clock.now
    do throws(ProviderError) {
      let output = try await provider(call.request.endpoint).output(for: call.request)
      let latency = clock.now - start
      let warning = record(output, of: call, latency: latency)
      let settled = call.items.enumerated().map { position, item in
        // One call was made and paid for, however many cases share it.
        let origin = position == 0 ? Origin.called : .cached
        return self.settled(item, output: .text(output), origin: origin, key: call.key, latency: latency)
      }
      return FinishedCall(call: call, settled: settled, warning: warning)
    } catch {
      return FinishedCall(call: call, settled: call.items.map { unanswered($0, key: call.key, error) }, warning: nil)
    }
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
      try cache.record(RecordedResponse(key: call.key, request: call.canonical, answer: answer))
      return nil
    } catch { return "responses were not recorded: \(error.message)" }
  }
}
