import ContentDigest
import RagSpecCore

extension Runner {
  /// What a call brought for the cases that share it.
  private struct FinishedCall: Sendable {
    let endpoint: String
    let settled: [SettledItem]
    let warning: String?
  }

  /// Makes the calls, as many at once as each endpoint allows; requests that are the same are made once.
  func call(_ pending: [PendingCall], into ledger: inout RunLedger, _ receive: (RunEvent) -> Void) async {
    guard !pending.isEmpty else { return }
    var queue = CallQueue(pending, concurrency: options.concurrency)
    await withTaskGroup(of: FinishedCall.self) { group in
      func fill() {
        while !Task.isCancelled, let calls = queue.next(where: { !ledger.hasStopped(before: $0) }) {
          group.addTask { await make(calls) }
        }
      }
      fill()
      while let finished = await group.next() {
        queue.finish(finished.endpoint)
        ledger.warn(finished.warning)
        ledger.add(finished.settled, callsUnderWay: queue.underWay, receive)
        fill()
      }
    }
  }

  private func make(_ calls: SharedCall) async -> FinishedCall {
    let endpoint = calls.request.endpoint
    let clock = ContinuousClock()
    let start = clock.now
    do throws(ProviderError) {
      let output = try await provider(endpoint).output(for: calls.request)
      let latency = clock.now - start
      let warning = record(output, of: calls, latency: latency)
      let settled = calls.items.map {
        self.settled($0, output: .text(output), origin: .called, key: calls.key, latency: latency)
      }
      return FinishedCall(endpoint: endpoint.name, settled: settled, warning: warning)
    } catch {
      return FinishedCall(endpoint: endpoint.name, settled: calls.items.map { unanswered($0, error) }, warning: nil)
    }
  }

  private func unanswered(_ item: RunItem, _ error: ProviderError) -> SettledItem {
    guard error.kind != .cancelled else {
      return SettledItem(item: item, result: CaseResult(item.testCase, outcome: .skipped(reason: "interrupted")))
    }
    return failed(item, CaseError(.endpoint, error.message, hint: error.hint))
  }

  /// Returns a warning when the response could not be recorded: the verdict stands all the same.
  private func record(_ output: ModelOutput, of calls: SharedCall, latency: Duration) -> String? {
    guard options.mode.records else { return nil }
    let answer = RecordedAnswer(output: output, latency: latency, recordedAt: now())
    do throws(CacheError) {
      try cache.record(RecordedResponse(key: calls.key, request: calls.canonical, answer: answer))
      return nil
    } catch { return "responses were not recorded: \(error.message)" }
  }
}
