import RagSpecCore

/// Requests of one HTTP call, sorted by what other processes do about them.
private struct ClaimedCalls {
  var granted: [SharedCall] = []
  /// Those that another process is calling for.
  var held: [SharedCall] = []
  var answered: [(call: SharedCall, answer: RecordedAnswer)] = []
}

/// How long others are waited for.
private struct ClaimWait {
  private let start = ContinuousClock.now
  private let limit: Duration

  private static let pauses = Duration.milliseconds(5)...Duration.milliseconds(250)

  /// - Parameter limit: as long as an attempt of one's own may take: whoever has not answered by then may hang.
  init(upTo limit: Duration) { self.limit = limit }

  private var waited: Duration { ContinuousClock.now - start }

  var isOver: Bool { waited >= limit }

  /// How long to wait before looking again: a tenth of the time so far, so that nobody comes later than by a tenth, and
  /// that a look, which takes some 25 µs, is no load even where hundreds wait.
  var pause: Duration { min(max(waited / 10, Self.pauses.lowerBound), Self.pauses.upperBound) }
}

extension Runner {
  /// Makes the calls that no other process is making, then waits for the answers to the others.
  ///
  /// Nobody waits who has a claim on something that is not under way, so that two processes never wait for each other. One
  /// that dies gives its claims back; one that takes longer than an attempt may take is waited for no more.
  func answer(_ calls: [SharedCall]) async -> [(call: SharedCall, answer: CallAnswer)] {
    guard options.mode == .auto, let endpoint = calls.first?.request.endpoint else { return await make(calls) }
    var answers: [(call: SharedCall, answer: CallAnswer)] = []
    let wait = ClaimWait(upTo: endpoint.limits.timeout)
    // The call that was taken from the budget for all of them; programs take none.
    let isProgram = endpoint.isProgram
    var mayCall = true
    var rest = calls
    while true {
      var sorted = claim(rest)
      if !sorted.held.isEmpty, wait.isOver { sorted.giveUpWaiting() }
      answers += sorted.answered.map { ($0.call, CallAnswer($0.answer, from: .cached)) }
      if !sorted.granted.isEmpty {
        answers +=
          await mayCall || isProgram || control.budget.takeCall() ? make(sorted.granted) : refused(sorted.granted)
        mayCall = false
      }
      rest = sorted.held
      guard !rest.isEmpty else { break }
      guard await pause(wait.pause) else {
        answers += refused(rest, ProviderError(.cancelled, "stopped"))
        break
      }
    }
    if mayCall, !isProgram { control.budget.giveBackCall() }
    return answers
  }

  private func claim(_ calls: [SharedCall]) -> ClaimedCalls {
    var claimed = ClaimedCalls()
    for call in calls {
      switch cache.claim(call.key) {
      case .granted: claimed.granted.append(call)
      case .held: claimed.held.append(call)
      case .answered(let answer): claimed.answered.append((call, answer))
      }
    }
    return claimed
  }

  private func refused(
    _ calls: [SharedCall], _ error: ProviderError = ProviderError(.overBudget, "no call is left of the budget")
  ) -> [(call: SharedCall, answer: CallAnswer)] {
    calls.map { call in
      cache.abandon(call.key)
      return (call, CallAnswer(result: .failure(error), latency: .zero))
    }
  }

  /// Returns `false` when the run is stopped meanwhile.
  private func pause(_ duration: Duration) async -> Bool {
    do throws(CancellationError) {
      try await control.stop.sleep { try await Task.sleep(for: duration) }
      return true
    } catch { return false }
  }
}

extension ClaimedCalls {
  mutating func giveUpWaiting() {
    granted += held
    held = []
  }
}
