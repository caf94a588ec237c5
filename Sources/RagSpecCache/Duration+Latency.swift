extension Duration {
  /// A recorded latency, from 0 to some ten thousand years: a file may hold any number, and beyond its range `Duration`
  /// ends the process.
  static func latency(milliseconds: Double) -> Duration { .milliseconds(min(max(milliseconds, 0), 1e15)) }
}
