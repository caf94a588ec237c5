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

  /// The cells that a path can touch to the end of a start of the haystack, of `reach` symbols at most, that is better.
  ///
  /// With *l* symbols in common a start of *j* symbols is better if 2 · *l* > *b* · (*m* + *j*) for a bar *b* and a needle of
  /// *m*. So its path leaves out less than *j* − *b* · (*m* + *j*) ⁄ 2 columns, which is most for the longest start; and less
  /// than *m* − *b* · (*m* + *j*) ⁄ 2 rows, which is most for the shortest, as long as its *l* ≤ *j* symbols.
  func bandOfStarts(upTo reach: Int) -> Band {
    let (needle, bar) = (Double(needleCount), max(bar, 0))
    let shortest = bar * needle / (2 - bar)
    let columns = Double(reach) - bar * (needle + Double(reach)) / 2
    let rows = needle - bar * (needle + shortest) / 2
    // One more of each, because the numbers are rounded.
    return Band(columnLead: Int(max(columns, 0)) + 1, rowLead: Int(max(rows, 0)) + 1)
  }

  /// The greatest length that is too short in a window as long as the needle.
  var insufficientLength: Int {
    var length = Int((Double(needleCount) * bar).rounded(.up))
    while length >= 0, Double(length) / Double(needleCount) > bar { length -= 1 }
    return length
  }
}
