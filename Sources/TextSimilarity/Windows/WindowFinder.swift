/// Looks for the window of a haystack that is most like a needle.
///
/// A window is as long as the needle, or shorter where it starts or ends with the haystack.
enum WindowFinder {
  /// Returns a window with the highest ratio to the needle, which is `first` of the pair, or nothing if that is less than
  /// `cutoff`. A needle without symbols is like a haystack without symbols only.
  static func window<Symbol>(for pair: BufferPair<Symbol>, cutoff: Double) -> Window? {
    guard !pair.first.isEmpty, !pair.second.isEmpty else {
      let score: Double = pair.first.count == pair.second.count ? 1 : 0
      return score >= cutoff ? Window(range: 0..<0, score: score) : nil
    }
    var best = BestWindow(needleCount: pair.first.count, cutoff: cutoff)
    pair.withEncoded { pair in
      if pair.text.count > pair.pattern.count { offerFullWindows(of: pair, to: &best) }
      offerEnds(of: pair, to: &best)
    }
    return best.window
  }

  private static func offerFullWindows<Symbol>(of pair: EncodedPair<Symbol>, to best: inout BestWindow) {
    switch pair.pattern.count {
    case ...64: ShortNeedle<Symbol, UInt64>.offerWindows(of: pair, to: &best)
    case ...128: ShortNeedle<Symbol, UInt128>.offerWindows(of: pair, to: &best)
    default: LongNeedle.offerWindows(of: pair, to: &best)
    }
  }

  /// Offers the windows that start or end with the haystack, up to those that were offered as full windows.
  private static func offerEnds<Symbol>(of pair: EncodedPair<Symbol>, to best: inout BestWindow) {
    let (needleCount, count) = (pair.pattern.count, pair.text.count)
    let reach = count > needleCount ? needleCount - 1 : count
    guard reach > 0, Double(2 * reach) / Double(needleCount + reach) > best.bar else { return }
    let starts = EncodedPair(
      pattern: pair.pattern, text: UnsafeBufferPointer(rebasing: pair.text[..<reach]), rowCount: pair.rowCount)
    offerStarts(of: starts, to: &best) { 0..<$0 }
    pair.withReversed(textSuffix: reach) { ends in
      offerStarts(of: ends, to: &best) { count - $0..<count }
    }
  }

  private static func offerStarts<Symbol>(
    of pair: EncodedPair<Symbol>, to best: inout BestWindow, range: (Int) -> Range<Int>
  ) {
    let band = best.bandOfStarts(upTo: pair.text.count)
    CommonSubsequence.withRises(in: pair, within: band) { rises in
      guard let rises else { return }
      var length = 0
      for (index, rise) in rises.enumerated() where rise > 0 {
        length += 1
        best.offer(range(index + 1), length: length)
      }
      best.offer(range(rises.count), length: length)
    }
  }
}

extension EncodedPair {
  /// Calls `body` with the pattern and the end of the text, both back to front.
  fileprivate func withReversed<Result>(textSuffix count: Int, _ body: (EncodedPair) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: Symbol.self, capacity: pattern.count + count) { memory in
      let split = memory.initialize(fromContentsOf: pattern.reversed())
      _ = memory[split...].initialize(fromContentsOf: text.suffix(count).reversed())
      return body(
        EncodedPair(
          pattern: UnsafeBufferPointer(rebasing: memory[..<split]),
          text: UnsafeBufferPointer(rebasing: memory[split...]), rowCount: rowCount))
    }
  }
}
