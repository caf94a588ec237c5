/// The ratio of the shorter of two texts to the part of the longer one that it fits best.
///
/// The parts that count are as long as the shorter text, or shorter where they start or end with the longer one. For
/// texts of equal length both are tried as the shorter one. This is RapidFuzz's `partial_ratio` over 100.
///
/// A short *answer* is perfectly contained in a long expectation: `"1"` scores 1 against `"11"`. To ask whether a text
/// mentions another use ``alignment(of:in:cutoff:)``, which has a direction.
///
/// - Range: 0 for nothing in common to 1. Two empty texts score 1, one empty text 0. Symmetric.
/// - Complexity: O(⌈*m*⁄128⌉ · *m* · *n*) time at most for the shorter length *m* up to 128, commonly near to *n*;
///   O(*m* · *n*) for a longer one, four or eight cells in a step; but if the lengths are nearly the same, as of texts
///   that are, as long as ``Ratio`` takes for each of a few windows. O(*m* + *n*) space.
public enum PartialRatio: TextScore {
  /// Returns the ratio to the best part, or nothing if it is less than `cutoff`.
  public static func score(_ text: String, _ reference: String, cutoff: Double) -> Double? {
    alignment(text, reference, cutoff: cutoff)?.score
  }

  /// Returns where two texts fit together best: all of the shorter one and a part of the longer one.
  ///
  /// If several parts are equally good it is the first of those as long as the shorter text, if there is one.
  public static func alignment(_ first: String, _ second: String) -> PartialAlignment {
    alignment(first, second, cutoff: 0) ?? .none
  }

  /// Returns where two texts fit together best, or nothing if the score is less than `cutoff`.
  public static func alignment(_ first: String, _ second: String, cutoff: Double) -> PartialAlignment? {
    return SymbolPair.with(first, second) { alignment(of: $0, cutoff: cutoff) }
  }

  /// Returns where two sequences fit together best, such as two lists of words, or nothing if the score is less than
  /// `cutoff`. The ranges count their elements.
  public static func alignment<Element: Hashable>(
    _ first: some Collection<Element>, _ second: some Collection<Element>, cutoff: Double = 0
  ) -> PartialAlignment? {
    SymbolPair.with(tokens: first, second) { alignment(of: $0, cutoff: cutoff) }
  }

  static func alignment(of pair: SymbolPair, cutoff: Double) -> PartialAlignment? {
    guard cutoff <= 1 else { return nil }
    if pair.firstCount > pair.secondCount { return directed(pair.swapped, cutoff: cutoff)?.swapped }
    let forth = directed(pair, cutoff: cutoff)
    guard pair.firstCount == pair.secondCount, forth?.score != 1 else { return forth }
    let back = directed(pair.swapped, cutoff: forth?.score.nextUp ?? cutoff)
    return back?.swapped ?? forth
  }

  /// Returns the part of a text that is most like a needle, all of it.
  ///
  /// A text that is shorter than the needle cannot hold it and scores what its best part leaves over: `"1"` in `"11"`
  /// scores 1, `"11"` in `"1"` scores 0.667. The needle is ``PartialAlignment/firstRange`` of the result.
  public static func alignment(of needle: String, in text: String) -> PartialAlignment {
    alignment(of: needle, in: text, cutoff: 0) ?? .none
  }

  /// Returns the part of a text that is most like a needle, or nothing if the score is less than `cutoff`.
  public static func alignment(of needle: String, in text: String, cutoff: Double) -> PartialAlignment? {
    guard cutoff <= 1 else { return nil }
    return SymbolPair.with(needle, text) { directed($0, cutoff: cutoff) }
  }

  /// All of the first sequence against a part of the second.
  private static func directed(_ pair: SymbolPair, cutoff: Double) -> PartialAlignment? {
    let window =
      switch pair.storage {
      case .bytes(let pair): WindowFinder.window(for: pair, cutoff: max(cutoff, 0))
      case .words(let pair): WindowFinder.window(for: pair, cutoff: max(cutoff, 0))
      }
    return window.map {
      PartialAlignment(score: $0.score, firstRange: 0..<pair.firstCount, secondRange: $0.range)
    }
  }
}

extension PartialAlignment {
  /// What no part has in common with anything.
  fileprivate static var none: PartialAlignment { PartialAlignment(score: 0, firstRange: 0..<0, secondRange: 0..<0) }
}
