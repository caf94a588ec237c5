/// The four numbers of a metric for one pair.
///
/// All of it is inlined into the functions of ``SequenceMetric``, so that where the metric is known nothing is left of it
/// but the calls of the metric itself: of short texts those cost less than a call of a function of `any SequenceMetric`.
extension SequenceMetric {
  @inline(__always)
  func similarity(of pair: SymbolPair) -> Double { similarity(in: pair, cutoff: 0) ?? 0 }

  @inline(__always)
  func distance(of pair: SymbolPair) -> Double { largestDistance(for: pair) - similarity(of: pair) }

  @inline(__always)
  func normalizedSimilarity(of pair: SymbolPair) -> Double {
    let largest = largestDistance(for: pair)
    return largest > 0 ? similarity(of: pair) / largest : 1
  }

  @inline(__always)
  func normalizedDistance(of pair: SymbolPair) -> Double {
    let largest = largestDistance(for: pair)
    return largest > 0 ? (largest - similarity(of: pair)) / largest : 0
  }
}

/// With a cut-off: it becomes a bound on the similarity, rather too low than too high, and then decides on the result.
extension SequenceMetric {
  @inline(__always)
  func similarity(of pair: SymbolPair, cutoff: Double) -> Double? {
    let largest = largestDistance(for: pair)
    guard cutoff <= largest, let found = similarity(in: pair, atLeast: cutoff, of: largest) else { return nil }
    return found >= cutoff ? found : nil
  }

  @inline(__always)
  func distance(of pair: SymbolPair, cutoff: Double) -> Double? {
    let largest = largestDistance(for: pair)
    guard cutoff >= 0, let found = similarity(in: pair, atLeast: largest - cutoff, of: largest) else { return nil }
    return largest - found <= cutoff ? largest - found : nil
  }

  @inline(__always)
  func normalizedSimilarity(of pair: SymbolPair, cutoff: Double) -> Double? {
    let largest = largestDistance(for: pair)
    guard cutoff <= 1, let found = similarity(in: pair, atLeast: largest * cutoff, of: largest) else { return nil }
    let share = largest > 0 ? found / largest : 1
    return share >= cutoff ? share : nil
  }

  @inline(__always)
  func normalizedDistance(of pair: SymbolPair, cutoff: Double) -> Double? {
    let largest = largestDistance(for: pair)
    guard cutoff >= 0, let found = similarity(in: pair, atLeast: largest * (1 - cutoff), of: largest) else {
      return nil
    }
    let share = largest > 0 ? (largest - found) / largest : 0
    return share <= cutoff ? share : nil
  }

  @inline(__always)
  private func similarity(in pair: SymbolPair, atLeast least: Double, of largest: Double) -> Double? {
    similarity(in: pair, cutoff: max(0, least - largest * 4 * .ulpOfOne))
  }
}

extension Int {
  /// The least whole number that is no less than a number within the range of `Int`.
  @inline(__always)
  init(roundingUp number: Double) {
    // The processors that the library is built for by default round through a function of the C library.
    let whole = Int(number)
    self = Double(whole) < number ? whole + 1 : whole
  }
}
