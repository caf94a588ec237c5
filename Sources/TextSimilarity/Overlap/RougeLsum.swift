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
    return words.with(lines, referenceLines, stemming: stemming) { numbers in
      let split = (numbers.sequences.prefix(lines.count), numbers.sequences.dropFirst(lines.count))
      let count = unionCount(of: Array(split.1), in: Array(split.0), below: numbers.bound)
      return Overlap(
        common: count, count: split.0.reduce(0) { $0 + $1.count }, referenceCount: split.1.reduce(0) { $0 + $1.count })
    }
  }

  private static func lines(of text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n").map(String.init)
  }

  /// How many words of the reference's sentences are in common with the text's, each counted once on either side.
  private static func unionCount(of references: [[UInt32]], in sentences: [[UInt32]], below bound: Int) -> Int {
    var free = [Int](repeating: 0, count: bound)
    for word in sentences.joined() { free[Int(word)] += 1 }
    var count = 0
    for reference in references {
      for place in union(of: reference, in: sentences, below: bound) where free[Int(reference[place])] > 0 {
        free[Int(reference[place])] -= 1
        count += 1
      }
    }
    return count
  }

  /// The places of a sentence that are in common with some other one.
  private static func union(of reference: [UInt32], in sentences: [[UInt32]], below bound: Int) -> [Int] {
    var isCommon = [Bool](repeating: false, count: reference.count)
    for sentence in sentences {
      let moves = SymbolPair.with(numbers: reference, sentence, below: bound) {
        StripeTrace<UInt8, SubsequenceTraceRules>.moves(of: $0)
      }
      var place = 0
      for move in moves where move != .insert {
        if move == .keep { isCommon[place] = true }
        place += 1
      }
    }
    return reference.indices.filter { isCommon[$0] }
  }
}
