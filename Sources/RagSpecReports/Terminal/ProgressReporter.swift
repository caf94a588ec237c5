package import RagSpecCore

/// One line that tells how far a run has come, written over itself while calls are under way.
package struct ProgressReporter {
  private let width: Int
  private var lastShown: ContinuousClock.Instant?
  private var isShown = false

  private static let pause = Duration.milliseconds(100)

  package init(width: Int) { self.width = width }

  /// Returns what to write to the terminal for an event: often nothing.
  package mutating func receive(_ event: RunEvent, at now: ContinuousClock.Instant = .now) -> String {
    guard case .progressed(let progress) = event, progress.settled < progress.total else {
      if case .finishedCase = event { return "" }
      return clear()
    }
    if let lastShown, now - lastShown < Self.pause { return "" }
    // A run that is over in a moment shows no progress at all.
    guard lastShown != nil else {
      lastShown = now
      return ""
    }
    lastShown = now
    isShown = true
    return "\r" + String(line(progress).prefix(max(width - 1, 0))) + "\u{1B}[K"
  }

  /// Returns what takes the line away, so that other text may be written.
  package mutating func clear() -> String {
    defer { isShown = false }
    return isShown ? "\r\u{1B}[K" : ""
  }

  private func line(_ progress: Progress) -> String {
    let failed = progress.failed > 0 ? ", \(progress.failed) failed" : ""
    return "\(progress.settled) of \(progress.total) cases\(failed), \(progress.callsUnderWay) calls under way"
  }
}
