/// A part of a haystack and the ratio of a needle to it.
struct Window {
  let range: Range<Int>
  let score: Double
}

/// The best window so far: it only gives way to one with a higher score.
struct BestWindow {
  let needleCount: Int
  private(set) var window: Window?
  /// The score to exceed.
  private(set) var bar: Double

  /// Looks for a window with a score of at least `cutoff`.
  init(needleCount: Int, cutoff: Double) {
    self.needleCount = needleCount
    bar = cutoff.nextDown
  }

  /// Takes a window that has `length` symbols in common with the needle, in the same order, if it is better.
  @inline(__always)
  mutating func offer(_ range: Range<Int>, length: Int) {
    let score = Double(2 &* length) / Double(needleCount &+ range.count)
    guard score > bar else { return }
    (window, bar) = (Window(range: range, score: score), score)
  }

  /// The greatest length that is too short in a window as long as the needle.
  var insufficientLength: Int {
    var length = Int((Double(needleCount) * bar).rounded(.up))
    while length >= 0, Double(length) / Double(needleCount) > bar { length -= 1 }
    return length
  }
}
