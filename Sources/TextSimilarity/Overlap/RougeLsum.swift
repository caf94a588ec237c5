/// The F-measure of the words that the sentences of two texts have in common in the same order: ROUGE-Lsum.
///
/// Sentences end where lines do. A word of a sentence of the reference counts if it is part of a longest common
/// subsequence with *some* sentence of the text, no more often than the text has the word. Of several subsequences that
/// are equally long it is the one that the `rouge-score` package takes, whose numbers these are: that nearest to the end
/// of the text's sentence.
///
/// Words are those of ``RougeL``, with the same caution about scripts other than Latin. A text of one line has the same
/// score as there.
///
/// - Range: 0 for no common word, 1 for the same sentences in any order. 0 if either text has no words. Not symmetric.
/// - Complexity: that of ``Indel`` for each pair of sentences, and a byte for each 127 pairs of words in them.
/// - SeeAlso: Lin, *ROUGE: a package for automatic evaluation of summaries*, 2004, section 3.2.
public enum RougeLsum: RougeScore {
  /// Returns precision, recall and F-measure; stemming is for English only.
  public static func overlap(
    _ text: String, _ reference: String, words: RougeWords = .automatic, stemming: Bool
  ) -> Overlap {
    let (lines, referenceLines) = (lines(of: text), lines(of: reference))
    let words = words.numbered(lines + referenceLines, split: lines.count, stemming: stemming)
    let sentences = SplitSentences(words: words, lines: 0..<lines.count, referenceLines: lines.count..<words.count)
    return Overlap(
      common: sentences.unionCount, count: sentences.wordCount(of: sentences.lines),
      referenceCount: sentences.wordCount(of: sentences.referenceLines))
  }

  private static func lines(of text: String) -> [String] {
    guard text.utf8.contains(0x0A) else { return text.isEmpty ? [] : [text] }
    return text.unicodeScalars.split(separator: "\n").map(String.init)
  }
}

/// The sentences of two texts.
private struct SplitSentences {
  let words: NumberedSequences
  let lines: Range<Int>
  let referenceLines: Range<Int>

  func wordCount(of lines: Range<Int>) -> Int { lines.reduce(0) { $0 + words.count(of: $1) } }

  /// How many words of the reference's sentences are in common with the text's, each counted once on either side.
  var unionCount: Int {
    // Of one sentence each, nothing is in common twice, and how many words are need not be told apart.
    if lines.count == 1, referenceLines.count == 1 {
      return words.withPair(lines.lowerBound, referenceLines.lowerBound) { CommonSubsequence.length(in: $0) ?? 0 }
    }
    var free = [Int](repeating: 0, count: words.bound)
    for line in lines { for place in words.places(of: line) { free[Int(words.numbers[place])] += 1 } }
    var count = 0
    for line in referenceLines {
      for place in commonPlaces(of: line) where free[Int(words.numbers[place])] > 0 {
        free[Int(words.numbers[place])] -= 1
        count += 1
      }
    }
    return count
  }

  /// The places of a sentence of the reference that are in common with some sentence of the text.
  private func commonPlaces(of referenceLine: Int) -> [Int] {
    let places = words.places(of: referenceLine)
    var isCommon = [Bool](repeating: false, count: places.count)
    for line in lines {
      var place = 0
      for move in words.withPair(referenceLine, line, StripeTrace<UInt8, SubsequenceTraceRules>.moves(of:))
      where move != .insert {
        if move == .keep { isCommon[place] = true }
        place += 1
      }
    }
    return places.filter { isCommon[$0 - places.lowerBound] }
  }
}
