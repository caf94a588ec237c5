/// Where two texts fit together best, and how well.
///
/// The ranges count Unicode scalars. ``range(_:in:)`` turns one into indices of its text.
public struct PartialAlignment: Sendable, Hashable {
  /// The ratio of the two parts, in 0...1.
  public let score: Double
  /// The part of the first text, as offsets of its Unicode scalars.
  public let firstRange: Range<Int>
  /// The part of the second text, as offsets of its Unicode scalars.
  public let secondRange: Range<Int>

  /// Returns the indices of a text for offsets of its Unicode scalars, cut off where the text ends.
  ///
  /// A range may begin or end inside of a character, such as between a letter and a combining accent.
  ///
  /// ```swift
  /// let alignment = PartialRatio.alignment(of: "résumé", in: answer)
  /// let found = answer[PartialAlignment.range(alignment.secondRange, in: answer)]
  /// ```
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func range(_ offsets: Range<Int>, in text: String) -> Range<String.Index> {
    let scalars = text.unicodeScalars
    let lower = scalars.index(scalars.startIndex, offsetBy: offsets.lowerBound, limitedBy: scalars.endIndex)
    let upper = scalars.index(lower ?? scalars.endIndex, offsetBy: offsets.count, limitedBy: scalars.endIndex)
    return (lower ?? scalars.endIndex)..<(upper ?? scalars.endIndex)
  }
}

extension PartialAlignment {
  var swapped: PartialAlignment {
    PartialAlignment(score: score, firstRange: secondRange, secondRange: firstRange)
  }
}
