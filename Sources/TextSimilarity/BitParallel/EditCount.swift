/// The fewest edits that some rules allow, 64 or 128 cells of the table at a time.
///
/// Two words hold a column of the table: in which rows the count is one more, and in which one less, than in the row
/// above (Myers, *A fast bit-vector algorithm for approximate string matching*, 1999, in the form of Hyyrö, 2003).
///
/// - Complexity: O(⌈*m*⁄128⌉ · *n*) time for the shorter count *m*; with a small `most` only the band about the
///   diagonal. Memory: a word for each symbol of the alphabet, and beyond 128 symbols two bytes for each of the text.
enum EditCount<Rules: EditRules> {
  /// Returns the count, or nothing if it is more than `most`.
  static func count(in pair: SymbolPair, atMost most: Int) -> Int? {
    switch (pair.storage, pair.masks) {
    case (.bytes(let pair), nil): count(in: pair, atMost: most)
    case (.words(let pair), nil): count(in: pair, atMost: most)
    case (.bytes(let pair), let masks?): count(in: pair, atMost: most, prepared: masks.pointee)
    case (.words(let pair), let masks?): count(in: pair, atMost: most, prepared: masks.pointee)
    }
  }

  /// The count for a pattern whose masks have been made before.
  private static func count<Symbol>(
    in pair: BufferPair<Symbol>, atMost most: Int, prepared masks: PagedMasks<UInt128>
  ) -> Int? {
    let (height, width) = (pair.first.count, pair.second.count)
    guard abs(height - width) <= most else { return nil }
    let (prefix, suffix) = pair.commonAffixCounts
    let (text, rows, most) = (pair.second.dropLast(suffix), height - suffix, min(most, max(height, width)))
    return height <= UInt64.bitWidth
      ? count(of: text, behind: prefix, below: rows, atMost: most, Rules.ShortColumn.self, masks.lowHalves)
      : count(of: text, behind: prefix, below: rows, atMost: most, Rules.LongColumn.self, masks)
  }

  static func count<Symbol>(in pair: BufferPair<Symbol>, atMost most: Int) -> Int? {
    var pair = pair.shorterFirst
    guard pair.second.count - pair.first.count <= most else { return nil }
    _ = pair.trimCommonAffixes()
    guard !pair.first.isEmpty else { return pair.second.count }
    guard most > 0 else { return nil }
    return pair.withEncoded { count(in: $0, atMost: min(most, $0.text.count)) }
  }

  private static func count<Symbol>(in pair: EncodedPair<Symbol>, atMost most: Int) -> Int? {
    switch pair.pattern.count {
    case ...64: count(in: pair, atMost: most, column: Rules.ShortColumn.self)
    case ...128: count(in: pair, atMost: most, column: Rules.LongColumn.self)
    default: stripedCount(in: pair, atMost: most)
    }
  }

  /// The count for a pattern that fits into one word.
  @inline(__always)
  private static func count<Symbol, Column: EditColumn>(
    in pair: EncodedPair<Symbol>, atMost most: Int, column: Column.Type
  ) -> Int? {
    MatchMasks<Column.Word>.with(rowCount: pair.rowCount) { masks in
      masks.insert(pair.pattern[...])
      return count(of: pair.text[...], behind: 0, below: pair.pattern.count, atMost: most, column, masks)
    }
  }

  /// The count for a pattern of `height` symbols that `masks` hold, and that begins as the text does with `prefix` symbols.
  @inline(__always)
  private static func count<Symbol: BinaryInteger, Column: EditColumn, Masks: SymbolMasks<Column.Word>>(
    of text: Slice<UnsafeBufferPointer<Symbol>>, behind prefix: Int, below height: Int, atMost most: Int,
    _: Column.Type, _ masks: Masks
  ) -> Int? {
    let rows = ~Column.Word(0) >> Column.Word(Column.Word.bitWidth - height)
    var (column, index) = (Column(behindEqual: prefix), prefix)
    var count = index &+ column.rise(over: rows)
    while index < text.count {
      let end = min(index &+ pruningInterval, text.count)
      for symbol in text[index..<end] { column.advance(masks[symbol]) }
      index = end
      count = index &+ column.rise(over: rows)
      guard count &- (text.count &- index) <= most else { return nil }
    }
    return count <= most ? count : nil
  }

  /// How many columns go by between two looks at whether `most` can still be kept.
  private static var pruningInterval: Int { 64 }
}

extension EditCount {
  private static func stripedCount<Symbol>(in pair: EncodedPair<Symbol>, atMost most: Int) -> Int? {
    withUnsafeTemporaryAllocation(of: Rules.LongColumn.Step.self, capacity: pair.text.count) { steps in
      steps.initialize(repeating: .rise)
      let count = MatchMasks<UInt128>.with(rowCount: pair.rowCount) { masks in
        EditStripe<Symbol, Rules.LongColumn>(pair: pair, masks: masks, steps: steps).countOfAllRows(atMost: most)
      }
      return count <= most ? count : nil
    }
  }
}
