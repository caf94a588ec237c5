/// The sorted words of two texts, as the partial ratios of words need them.
struct WordLists {
  private let first: [Token]
  private let second: [Token]

  /// Calls `body` with the words of two texts.
  static func with<Result>(_ text: String, _ reference: String, _ body: (WordLists) -> Result) -> Result {
    text.withUTF8Bytes { text in
      reference.withUTF8Bytes { reference in
        body(WordLists(first: [Token](sorting: text), second: [Token](sorting: reference)))
      }
    }
  }

  /// The better of both ratios, or nothing if it is less than `cutoff`.
  func partialRatio(cutoff: Double) -> Double? {
    if hasCommonWord { return cutoff <= 1 ? 1 : nil }
    let sorted = partialSortRatio(cutoff: cutoff)
    guard hasRepetition else { return sorted }
    return partialSetRatio(cutoff: max(cutoff, sorted?.nextUp ?? cutoff)) ?? sorted
  }

  func partialSortRatio(cutoff: Double) -> Double? { Self.partialRatio(first, second, cutoff: cutoff) }

  func partialSetRatio(cutoff: Double) -> Double? {
    if first.isEmpty || second.isEmpty { return cutoff <= 0 ? 0 : nil }
    if hasCommonWord { return cutoff <= 1 ? 1 : nil }
    var (set, otherSet) = (first, second)
    set.removeRepetitions()
    otherSet.removeRepetitions()
    return Self.partialRatio(set, otherSet, cutoff: cutoff)
  }

  private var hasCommonWord: Bool {
    var (index, other) = (0, 0)
    while index < first.count, other < second.count {
      if first[index] == second[other] { return true }
      if first[index] < second[other] { index += 1 } else { other += 1 }
    }
    return false
  }

  private var hasRepetition: Bool {
    [first, second].contains { zip($0, $0.dropFirst()).contains { $0 == $1 } }
  }

  private static func partialRatio(_ first: [Token], _ second: [Token], cutoff: Double) -> Double? {
    first.withJoined { first in
      second.withJoined { second in
        SymbolPair.with(utf8: first, second) { PartialRatio.alignment(of: $0, cutoff: cutoff)?.score }
      }
    }
  }
}
