/// Where two texts fit together best, and how well.
///
/// ```swift
/// let alignment = PartialRatio.alignment(of: "a green apple", in: answer)
/// print(alignment.score, alignment.secondPart(of: answer))
/// ```
///
/// The ranges count Unicode scalars. A part may begin or end inside of a character, such as between a letter and its
/// combining accent.
public struct PartialAlignment: Sendable, Hashable {
  /// The ratio of the two parts, in 0...1.
  public let score: Double
  /// The part of the first text, as offsets of its Unicode scalars.
  public let firstRange: Range<Int>
  /// The part of the second text, as offsets of its Unicode scalars.
  public let secondRange: Range<Int>
}

extension PartialAlignment {
  /// Returns the part of the first text, whose indices are those of the text.
  ///
  /// - Complexity: O(*n*) in the length of the text. Of a text that is too short it is what there is.
  public func firstPart(of text: String) -> Substring { Self.part(firstRange, of: text) }

  /// Returns the part of the second text, whose indices are those of the text.
  ///
  /// - Complexity: O(*n*) in the length of the text. Of a text that is too short it is what there is.
  public func secondPart(of text: String) -> Substring { Self.part(secondRange, of: text) }

  private static func part(_ range: Range<Int>, of text: String) -> Substring {
    Substring(text.unicodeScalars.dropFirst(range.lowerBound).prefix(range.count))
  }

  var swapped: PartialAlignment {
    PartialAlignment(score: score, firstRange: secondRange, secondRange: firstRange)
  }
}
