import TextSimilarity

/// Finds the name that a misspelt one was meant to be.
package enum NearestName {
  /// Returns the closest of the known names, or `nil` when none is near enough to be what was meant.
  package static func of<Names: Sequence<String>>(_ name: String, in known: Names) -> String? {
    let wanted = name.lowercased()
    let best = known.map { (name: $0, score: similarity(wanted, $0.lowercased())) }.max { $0.score < $1.score }
    guard let best, best.score >= 0.6 else { return nil }
    return best.name
  }

  /// Returns "did you mean 'x'?", or `nil` without a near name.
  package static func hint<Names: Sequence<String>>(for name: String, in known: Names) -> String? {
    of(name, in: known).map { "did you mean '\($0)'?" }
  }

  private static func similarity(_ one: String, _ other: String) -> Double {
    let isBeginning = min(one.count, other.count) >= 3 && (other.hasPrefix(one) || one.hasPrefix(other))
    return max(Ratio.score(one, other), isBeginning ? 0.8 : 0)
  }
}
