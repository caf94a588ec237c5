/// The fewest insertions, deletions and replacements, 64 or 128 cells of the table at a time.
///
/// Two words hold a column of the table: in which rows the count is one more, and in which one less, than in the row
/// above (Myers, *A fast bit-vector algorithm for approximate string matching*, 1999, in the form of Hyyrö, 2003).
///
/// - Complexity: O(⌈*m*⁄128⌉ · *n*) time for the shorter count *m*; with a small `most` only the band about the
///   diagonal. Memory: a word for each symbol of the alphabet, and beyond 128 symbols two bytes for each of the text.
enum EditCount {
  /// Returns the count, or nothing if it is more than `most`.
  static func count(in pair: SymbolPair, atMost most: Int) -> Int? {
    switch pair.storage {
    case .bytes(let pair): count(in: pair, atMost: most)
    case .words(let pair): count(in: pair, atMost: most)
    }
  }

  private static func count<Symbol>(in pair: BufferPair<Symbol>, atMost most: Int) -> Int? {
    var pair = pair.shorterFirst
    guard pair.second.count - pair.first.count <= most else { return nil }
    _ = pair.trimCommonAffixes()
    guard !pair.first.isEmpty else { return pair.second.count }
    guard most > 0 else { return nil }
    return pair.withEncoded { count(in: $0, atMost: min(most, $0.text.count)) }
  }

  private static func count<Symbol>(in pair: EncodedPair<Symbol>, atMost most: Int) -> Int? {
    switch pair.pattern.count {
    case ...64: count(in: pair, atMost: most, word: UInt64.self)
    case ...128: count(in: pair, atMost: most, word: UInt128.self)
    default: stripedCount(in: pair, atMost: most)
    }
  }

  /// The count for a pattern that fits into one word.
  @inline(__always)
  private static func count<Symbol, Word: FixedWidthInteger & UnsignedInteger>(
    in pair: EncodedPair<Symbol>, atMost most: Int, word: Word.Type
  ) -> Int? {
    MatchMasks<Word>.with(rowCount: pair.rowCount) { masks in
      masks.insert(pair.pattern[...])
      let rows = ~Word(0) >> Word(Word.bitWidth - pair.pattern.count)
      var (column, index, count) = (EditColumn<Word>(), 0, 0)
      while index < pair.text.count {
        let end = min(index &+ pruningInterval, pair.text.count)
        for symbol in pair.text[index..<end] { column.advance(masks[symbol]) }
        index = end
        count = index &+ column.rise(over: rows)
        guard count &- (pair.text.count &- index) <= most else { return nil }
      }
      return count <= most ? count : nil
    }
  }

  /// How many columns go by between two looks at whether `most` can still be kept.
  private static var pruningInterval: Int { 64 }
}

extension EditCount {
  private static func stripedCount<Symbol>(in pair: EncodedPair<Symbol>, atMost most: Int) -> Int? {
    withUnsafeTemporaryAllocation(of: EditStep.self, capacity: pair.text.count) { steps in
      steps.initialize(repeating: .rise)
      let count = MatchMasks<UInt128>.with(rowCount: pair.rowCount) { masks in
        EditStripe(pair: pair, masks: masks, steps: steps).countOfAllRows(atMost: most)
      }
      return count <= most ? count : nil
    }
  }
}
