/// The windows of a haystack against a needle of any length: one at a time where they are few, else all at once.
///
/// A window by itself costs about a tenth of what ``Combing`` costs for all of them, and much less if it only has to be
/// told that it is no better than a good one before. Texts that are nearly the same are nearly of the same length, so
/// they have few windows.
struct LongNeedle<Symbol: FixedWidthInteger & UnsignedInteger> {
  private let pair: EncodedPair<Symbol>

  /// Offers the best of the windows that are as long as the needle.
  static func offerWindows(of pair: EncodedPair<Symbol>, to best: inout BestWindow) {
    let needle = LongNeedle(pair: pair)
    if !needle.offerFewWindows(to: &best) { Combing.offerWindows(of: pair, to: &best) }
  }

  /// Offers the windows one by one and returns true, if that is less work than to comb.
  private func offerFewWindows(to best: inout BestWindow) -> Bool {
    let shiftCount = pair.text.count - pair.pattern.count
    guard shiftCount < Self.mostShifts else { return false }
    // With each shift the length changes by one at most.
    guard let length = length(at: 0, atLeast: best.insufficientLength + 1 - shiftCount) else { return true }
    best.offer(0..<pair.pattern.count, length: length)
    guard shiftCount * bandWidth(of: best) < Self.mostLooks * pair.pattern.count else { return false }
    for start in 1..<shiftCount + 1 {
      guard let length = self.length(at: start, atLeast: best.insufficientLength + 1) else { continue }
      best.offer(start..<start + pair.pattern.count, length: length)
    }
    return true
  }

  /// The length of the common subsequence with the window that starts at a place, or nothing if it is less than `least`.
  private func length(at start: Int, atLeast least: Int) -> Int? {
    let window = UnsafeBufferPointer(rebasing: pair.text[start..<start + pair.pattern.count])
    return CommonSubsequence.length(
      in: BufferPair(pair.pattern, window, alphabetSize: pair.rowCount), atLeast: least)
  }

  /// How many columns of a row have to be looked at to tell that a window is better.
  private func bandWidth(of best: BestWindow) -> Int {
    let missing = pair.pattern.count - max(0, best.insufficientLength)
    return min(pair.pattern.count, 2 * missing + UInt128.bitWidth)
  }

  /// How many windows with all their cells are as much work as combing.
  private static var mostLooks: Int { 8 }

  /// So many that the first look is no loss worth mention, should combing be less work after all.
  private static var mostShifts: Int { 256 }
}
