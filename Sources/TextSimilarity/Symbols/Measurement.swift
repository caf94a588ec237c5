/// The four numbers of a metric for one pair.
struct Measurement {
  private let metric: any SequenceMetric
  private let pair: SymbolPair
  private let largest: Double

  init(_ metric: any SequenceMetric, _ pair: SymbolPair) {
    self.metric = metric
    self.pair = pair
    largest = metric.largestDistance(for: pair)
  }

  var similarity: Double { metric.similarity(in: pair, cutoff: 0) ?? 0 }
  var distance: Double { largest - similarity }
  var normalizedSimilarity: Double { largest > 0 ? similarity / largest : 1 }
  var normalizedDistance: Double { largest > 0 ? distance / largest : 0 }
}

/// With a cut-off: it becomes a bound on the similarity, rather too low than too high, and then decides on the result.
extension Measurement {
  func similarity(cutoff: Double) -> Double? {
    guard cutoff <= largest else { return nil }
    return similarity(atLeast: cutoff).flatMap { $0 >= cutoff ? $0 : nil }
  }

  func distance(cutoff: Double) -> Double? {
    guard cutoff >= 0 else { return nil }
    return similarity(atLeast: largest - cutoff).map { largest - $0 }.flatMap { $0 <= cutoff ? $0 : nil }
  }

  func normalizedSimilarity(cutoff: Double) -> Double? {
    guard cutoff <= 1 else { return nil }
    let share = similarity(atLeast: largest * cutoff).map { largest > 0 ? $0 / largest : 1 }
    return share.flatMap { $0 >= cutoff ? $0 : nil }
  }

  func normalizedDistance(cutoff: Double) -> Double? {
    guard cutoff >= 0 else { return nil }
    let share = similarity(atLeast: largest * (1 - cutoff)).map { largest > 0 ? (largest - $0) / largest : 0 }
    return share.flatMap { $0 <= cutoff ? $0 : nil }
  }

  private func similarity(atLeast least: Double) -> Double? {
    metric.similarity(in: pair, cutoff: max(0, least - largest * 4 * .ulpOfOne))
  }
}
