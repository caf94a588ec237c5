import RagSpecProviders

/// How long one transfer may be silent: before its answer, and in the middle of it.
///
/// libcurl has no such limits for HTTP; it measures speed, once a second, and takes a model that thinks for a stalled one.
struct Patience {
  typealias Instant = ContinuousClock.Instant

  private let firstByte: Duration?
  private let stall: Duration?
  private let start: Instant
  private var lastByte: Instant?

  /// Returns `nil` for a request that has no such limits.
  init?(_ request: HTTPRequest, start: Instant = .now) {
    (firstByte, stall) = (request.firstByteTimeout, request.stallTimeout)
    guard firstByte != nil || stall != nil else { return nil }
    self.start = start
  }

  /// Notes that something has come.
  mutating func receive(at instant: Instant = .now) { lastByte = instant }

  /// When the next byte is due at the latest.
  var end: Instant? {
    guard let lastByte else { return firstByte.map { start + $0 } }
    return stall.map { lastByte + $0 }
  }

  /// When to look again whether it is there.
  ///
  /// A byte moves the end back, but for the first one: the silence in an answer may be shorter than the one before it.
  func nextLook(from now: Instant = .now) -> Instant {
    let interval = [firstByte, stall].compactMap(\.self).min() ?? .zero
    return min(end ?? now + interval, now + interval)
  }

  /// What is to be said when it has not come by then.
  func error(of server: String) -> TransportError {
    guard lastByte != nil else {
      return TransportError(
        .timedOut, "no byte of an answer from \(server) within \((firstByte ?? .zero).inWords)",
        hint: "'first-byte-timeout' under 'network' raises the limit")
    }
    return TransportError(
      .timedOut, "\(server) fell silent for \((stall ?? .zero).inWords) in the middle of its answer",
      hint: "'stall-timeout' under 'network' raises the limit")
  }
}

extension Duration {
  /// Whole seconds where it is some, else milliseconds.
  var inWords: String {
    let milliseconds = Int(self / .milliseconds(1))
    return milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000) s" : "\(milliseconds) ms"
  }
}
