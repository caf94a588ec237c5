/// The words of two texts in ascending order: what ``WordRatio`` hands to a ratio.
///
/// It is good for the call that received it, no longer.
public struct SortedWords {
  let first: [Token]
  let second: [Token]

  /// Calls `body` with the words of two texts.
  @inline(__always)
  static func with<Result>(_ text: String, _ reference: String, _ body: (SortedWords) -> Result) -> Result {
    text.withUTF8Bytes { text in
      reference.withUTF8Bytes { reference in
        body(SortedWords(first: [Token](sorting: text), second: [Token](sorting: reference)))
      }
    }
  }

  /// Calls `body` with two lists of words.
  static func with<Result>(
    words: some Sequence<String>, _ referenceWords: some Sequence<String>, _ body: (SortedWords) -> Result
  ) -> Result {
    withTokens(words) { words in
      withTokens(referenceWords) { body(SortedWords(first: words, second: $0)) }
    }
  }

  /// Calls `body` with words in ascending order, each as it is.
  private static func withTokens<Result>(_ words: some Sequence<String>, _ body: ([Token]) -> Result) -> Result {
    var (utf8, ends) = ([UInt8](), [Int]())
    for word in words where !word.isEmpty {
      utf8 += word.utf8
      ends.append(utf8.count)
    }
    return utf8.withUnsafeBufferPointer { utf8 in
      var tokens = zip([0] + ends, ends).map { Token($0, $1, of: utf8) }
      tokens.sortByCodePoints()
      return body(tokens)
    }
  }
}

extension SortedWords {
  /// The ratio of the words, joined by spaces, or nothing if it is less than `cutoff`.
  func sortRatio(cutoff: Double) -> Double? {
    first.withJoined { first in
      second.withJoined { second in
        SymbolPair.with(utf8: first, second) { Indel().normalizedSimilarity(of: $0, cutoff: cutoff) }
      }
    }
  }

  /// The better of both partial ratios, or nothing if it is less than `cutoff`.
  func partialRatio(cutoff: Double) -> Double? {
    if hasCommonWord { return cutoff <= 1 ? 1 : nil }
    let sorted = partialSortRatio(cutoff: cutoff)
    guard first.hasRepetition || second.hasRepetition else { return sorted }
    return partialSetRatio(cutoff: max(cutoff, sorted?.nextUp ?? cutoff)) ?? sorted
  }

  func partialSortRatio(cutoff: Double) -> Double? { Self.partialRatio(first, second, cutoff: cutoff) }

  func partialSetRatio(cutoff: Double) -> Double? {
    if first.isEmpty || second.isEmpty { return cutoff <= 0 ? 0 : nil }
    if hasCommonWord { return cutoff <= 1 ? 1 : nil }
    return Self.partialRatio(first.withoutRepetitions, second.withoutRepetitions, cutoff: cutoff)
  }

  private var hasCommonWord: Bool {
    var (index, other) = (0, 0)
    while index < first.count, other < second.count {
      if first[index] == second[other] { return true }
      if first[index] < second[other] { index += 1 } else { other += 1 }
    }
    return false
  }

  private static func partialRatio(_ first: [Token], _ second: [Token], cutoff: Double) -> Double? {
    first.withJoined { first in
      second.withJoined { second in
        SymbolPair.with(utf8: first, second) { PartialRatio.alignment(of: $0, cutoff: cutoff)?.score }
      }
    }
  }
}
