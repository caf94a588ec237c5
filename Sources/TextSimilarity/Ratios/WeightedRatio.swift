/// The best of several ratios, each worth what its strictness makes it worth.
///
/// If one text is less than 1.5 times as long as the other it is the better of ``Ratio`` and 0.95 times ``TokenRatio``.
/// Else it is the best of ``Ratio``, ``PartialRatio`` times 0.9 and ``PartialTokenRatio`` times 0.95 · 0.9; from more than
/// eight times the length on 0.6 takes the place of 0.9. It jumps where the lengths pass these bounds, and one common word
/// is worth 0.855: a ranking of candidates, hardly a verdict. This is RapidFuzz's `WRatio` over 100.
///
/// - Range: 0 for nothing in common or an empty text, 1 for equal. Symmetric.
/// - Complexity: that of the ratios it takes; a cut-off bounds each of them.
public enum WeightedRatio: TextScore {
  /// Returns the best of the weighted ratios, or nothing if it is less than `cutoff`.
  public static func score(_ text: String, _ reference: String, cutoff: Double) -> Double? {
    guard !text.utf8.isEmpty, !reference.utf8.isEmpty else { return cutoff <= 0 ? 0 : nil }
    var best = WeightedBest(text: text, reference: reference, bar: cutoff)
    best.offer(Ratio.self, weight: 1)
    guard best.bar <= wordWeight else { return best.score }
    let counts = (text.withUTF8Bytes { $0.scalarCount }, reference.withUTF8Bytes { $0.scalarCount })
    let proportion = Double(max(counts.0, counts.1)) / Double(min(counts.0, counts.1))
    if proportion < 1.5 {
      best.offer(TokenRatio.self, weight: wordWeight)
    } else {
      let partWeight = proportion <= 8 ? 0.9 : 0.6
      best.offer(PartialRatio.self, weight: partWeight)
      best.offer(PartialTokenRatio.self, weight: wordWeight * partWeight)
    }
    return best.score
  }

  private static var wordWeight: Double { 0.95 }
}

/// The best weighted score of two texts so far.
private struct WeightedBest {
  let text: String
  let reference: String
  /// The score to reach.
  var bar: Double
  private(set) var score: Double?

  init(text: String, reference: String, bar: Double) {
    self.text = text
    self.reference = reference
    self.bar = bar
  }

  /// Takes a score if it is better.
  mutating func offer(_ type: any TextScore.Type, weight: Double) {
    // Rather too low than too high: the weighted score decides.
    let least = bar / weight * (1 - 4 * .ulpOfOne)
    guard least <= 1, let found = type.score(text, reference, cutoff: least).map({ $0 * weight }), found >= bar else {
      return
    }
    (bar, score) = (found, found)
  }
}
