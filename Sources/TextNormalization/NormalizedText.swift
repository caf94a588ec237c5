/// A normalized text that remembers where each of its bytes came from.
package struct NormalizedText: Hashable, Sendable {
  /// The normalized text, the same that ``Normalizer/normalize(_:)`` returns.
  package let text: String

  /// The text before normalization.
  package let original: String

  private let starts: [UInt32]
  private let ends: [UInt32]

  init(_ buffer: TextBuffer, original: String) {
    text = buffer.string
    self.original = original
    starts = buffer.starts
    ends = buffer.ends
  }

  /// Returns the range of UTF-8 offsets in the original that became this range of UTF-8 offsets in the normalized text.
  ///
  /// The result lies within the original, begins and ends between two scalars and covers everything that the given
  /// bytes were made from: a letter with its combining marks, a whole run of white space. Characters that were dropped
  /// belong to it only when they lie inside. An empty range maps to an empty range; a range that
  /// reaches beyond the text is cut to it.
  /// - Complexity: O(1).
  package func originalRange(ofUTF8 range: Range<Int>) -> Range<Int> {
    let range = range.clamped(to: 0..<starts.count)
    guard !range.isEmpty else {
      let offset = range.lowerBound < starts.count ? Int(starts[range.lowerBound]) : original.utf8.count
      return offset..<offset
    }
    return Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1])
  }
}
