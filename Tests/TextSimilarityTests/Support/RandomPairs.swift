import RagSpecTestSupport
import Testing

/// Statements about random pairs of texts.
enum RandomPairs {
  /// Checks a statement on so many pairs, and reports the first one that it does not hold for.
  static func check(
    _ count: Int, longest: Int, _ location: SourceLocation = #_sourceLocation, _ holds: (String, String) -> Bool
  ) {
    var source = TextSource(seed: SeededGenerator.seed)
    for index in 0..<count {
      let (first, second) = source.pair(longest: longest)
      guard !holds(first, second) else { continue }
      Issue.record(
        "pair \(index) of seed \(SeededGenerator.seed): \(first.debugDescription) \(second.debugDescription)",
        sourceLocation: location)
      return
    }
  }
}
