/// The ratio of the best that two texts make of the words they share and the words they do not.
///
/// Each text is taken as a set of words. With the shared words *s* and what is left over in each text, *a* and *b*, it is
/// the best ratio of *s* + *a* to *s* + *b*, of *s* to *s* + *a* and of *s* to *s* + *b*, joined by spaces in code-point
/// order. If one set holds the other the score is 1, so one common word can be a perfect match for a long text: ask for
/// a second matcher beside this one. This is RapidFuzz's `token_set_ratio` over 100.
///
/// - Range: 0 for nothing in common to 1. It is 0 if either text has no words, even if neither has.
/// - Complexity: *w* log *w* for *w* words, and that of ``Ratio``. Symmetric.
public enum TokenSetRatio: WordRatio {
  /// Returns the best of the three ratios, or nothing if it is less than `cutoff`.
  public static func score(of words: SortedWords, cutoff: Double) -> Double? {
    let score = WordSets(words.first.withoutRepetitions, words.second.withoutRepetitions).score(cutoff: cutoff)
    return score >= cutoff ? score : nil
  }
}

/// The words that two texts share and the words that only one of them has, each in ascending order.
private struct WordSets {
  private var shared: [Token] = []
  private var onlyFirst: [Token] = []
  private var onlySecond: [Token] = []

  /// Takes sorted words without repetitions.
  init(_ first: [Token], _ second: [Token]) {
    onlyFirst.reserveCapacity(first.count)
    onlySecond.reserveCapacity(second.count)
    var (index, other) = (0, 0)
    while index < first.count, other < second.count {
      let (word, otherWord) = (first[index], second[other])
      if word == otherWord {
        shared.append(word)
      } else if word < otherWord {
        onlyFirst.append(word)
      } else {
        onlySecond.append(otherWord)
      }
      index += word <= otherWord ? 1 : 0
      other += otherWord <= word ? 1 : 0
    }
    onlyFirst += first[index...]
    onlySecond += second[other...]
  }

  /// The score, or anything less than `cutoff` if it is less.
  func score(cutoff: Double) -> Double {
    guard !shared.isEmpty else { return leftOverScore(0, cutoff: cutoff) }
    guard !onlyFirst.isEmpty, !onlySecond.isEmpty else { return 1 }
    let count = shared.joinedScalarCount
    let withFirst = Double(2 * count) / Double(2 * count + 1 + onlyFirst.joinedScalarCount)
    let withSecond = Double(2 * count) / Double(2 * count + 1 + onlySecond.joinedScalarCount)
    let best = max(withFirst, withSecond)
    return max(best, leftOverScore(count + 1, cutoff: max(best, cutoff)))
  }

  /// The ratio of what is left over on both sides, behind `lead` symbols that are the same.
  private func leftOverScore(_ lead: Int, cutoff: Double) -> Double {
    guard !onlyFirst.isEmpty, !onlySecond.isEmpty else { return 0 }
    return onlyFirst.withJoined { first in
      onlySecond.withJoined { second in
        SymbolPair.with(utf8: first, second) { pair in
          let largest = Double(2 * lead + pair.firstCount + pair.secondCount)
          let least = max(0, largest * cutoff * (1 - 4 * .ulpOfOne) - Double(2 * lead))
          guard let similarity = Indel().similarity(in: pair, cutoff: least) else { return 0 }
          return (Double(2 * lead) + similarity) / largest
        }
      }
    }
  }
}
