import TextNormalization
import TextSimilarity

/// The run of words of a text that comes nearest to a phrase.
struct NearestPassage {
  let score: Double
  /// UTF-8 offsets in the text as it was given.
  let range: Range<Int>

  /// Returns the original range of the best passage, `nil` when nothing resembles the phrase.
  static func of(_ phrase: String, in text: String) -> Range<Int>? {
    guard let passage = find(phrase, in: text), passage.score >= 0.5 else { return nil }
    return passage.range
  }

  /// Finds the best run of whole words, one word shorter or longer than the phrase at most.
  ///
  /// A number of the phrase must stand in the run as it is: one digit hardly changes a fuzzy score, and a meaning
  /// entirely. Text before and after the run does not count.
  ///
  /// - Complexity: O(words of the text · length of the phrase²⁄64).
  static func find(_ phrase: String, in text: String, normalizer: Normalizer = Normalizer()) -> NearestPassage? {
    let wanted = Words(normalizer.normalize(phrase))
    let normalized = normalizer.normalizeKeepingOffsets(text)
    let words = Words(normalized.text)
    guard !wanted.ranges.isEmpty, !words.ranges.isEmpty else { return nil }
    var best: (score: Double, range: Range<Int>)?
    for count in max(1, wanted.ranges.count - 1)...(wanted.ranges.count + 1) {
      for start in 0..<max(words.ranges.count - count + 1, 0) {
        let range = words.ranges[start].lowerBound..<words.ranges[start + count - 1].upperBound
        guard let score = score(wanted, words, range, atLeast: best?.score ?? 0) else { continue }
        best = (score, range)
        if score == 1 { break }
      }
    }
    return best.map { NearestPassage(score: $0.score, range: normalized.originalRange(ofUTF8: $0.range)) }
  }

  /// Returns the score of a run when it beats the best so far.
  private static func score(_ wanted: Words, _ words: Words, _ range: Range<Int>, atLeast best: Double) -> Double? {
    let run = words.text(range)
    let score = Ratio.score(wanted.text, run, cutoff: best) ?? 0
    guard score > best, wanted.numbers.isSubset(of: Words(run).numbers) else { return nil }
    return score
  }
}

/// A normalized text cut at its spaces.
private struct Words {
  let text: String
  let ranges: [Range<Int>]

  init(_ text: String) {
    self.text = text
    var ranges: [Range<Int>] = []
    var start = 0
    for (offset, byte) in text.utf8.enumerated() where byte == UInt8(ascii: " ") {
      if offset > start { ranges.append(start..<offset) }
      start = offset + 1
    }
    if start < text.utf8.count { ranges.append(start..<text.utf8.count) }
    self.ranges = ranges
  }

  func text(_ range: Range<Int>) -> String {
    let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
    return String(text[start..<text.utf8.index(start, offsetBy: range.count)])
  }

  /// The words that hold a digit.
  var numbers: Set<String> {
    Set(ranges.map(text).filter { $0.contains(where: \.isNumber) })
  }
}
