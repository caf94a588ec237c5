/// The length of the longest common subsequence, 64 or 128 cells of the table at a time.
///
/// A word holds a column of the table: a 0 bit says that the length grows from the row above to this one. One addition
/// moves all its rows on by a column (Hyyrö, *Bit-parallel LCS-length computation revisited*, 2004).
///
/// - Complexity: O(⌈*m*⁄127⌉ · *n*) time for the shorter count *m*; with `least` near to *m* only the band about the
///   diagonal. Memory: a word for each symbol of the alphabet, and beyond 128 symbols a byte for each of the text.
enum CommonSubsequence {
  /// Returns the length, or nothing if it is less than `least`.
  static func length(in pair: SymbolPair, atLeast least: Int = 0) -> Int? {
    switch (pair.storage, pair.masks) {
    case (.bytes(let pair), nil): length(in: pair, atLeast: least)
    case (.words(let pair), nil): length(in: pair, atLeast: least)
    case (.bytes(let pair), let masks?): length(in: pair, atLeast: least, prepared: masks.pointee)
    case (.words(let pair), let masks?): length(in: pair, atLeast: least, prepared: masks.pointee)
    }
  }

  /// The length for a pattern whose masks have been made before.
  private static func length<Symbol>(
    in pair: BufferPair<Symbol>, atLeast least: Int, prepared masks: PagedMasks<UInt128>
  ) -> Int? {
    guard least <= min(pair.first.count, pair.second.count) else { return nil }
    let (prefix, suffix) = pair.commonAffixCounts
    let (text, rows) = (pair.second.dropLast(suffix), pair.first.count - suffix)
    let length =
      pair.first.count <= UInt64.bitWidth
      ? length(of: text, behind: prefix, below: rows, atLeast: least - suffix, masks: masks.lowHalves)
      : length(of: text, behind: prefix, below: rows, atLeast: least - suffix, masks: masks)
    return length.map { $0 + suffix }
  }

  static func length<Symbol>(in pair: BufferPair<Symbol>, atLeast least: Int) -> Int? {
    var pair = pair.shorterFirst
    guard least <= pair.first.count else { return nil }
    let trimmed = pair.trimCommonAffixes()
    guard !pair.first.isEmpty else { return trimmed >= least ? trimmed : nil }
    guard let length = pair.withEncoded({ length(in: $0, atLeast: least - trimmed) }) else { return nil }
    return trimmed + length
  }

  private static func length<Symbol>(in pair: EncodedPair<Symbol>, atLeast least: Int) -> Int? {
    switch pair.pattern.count {
    case ...64: length(in: pair, atLeast: least, word: UInt64.self)
    case ...128: length(in: pair, atLeast: least, word: UInt128.self)
    default: stripedLength(in: pair, atLeast: least)
    }
  }

  /// The length for a pattern that fits into one word.
  @inline(__always)
  private static func length<Symbol, Word: FixedWidthInteger & UnsignedInteger>(
    in pair: EncodedPair<Symbol>, atLeast least: Int, word: Word.Type
  ) -> Int? {
    MatchMasks<Word>.with(rowCount: pair.rowCount) { masks in
      masks.insert(pair.pattern[...])
      return length(of: pair.text[...], behind: 0, below: pair.pattern.count, atLeast: least, masks: masks)
    }
  }

  /// The length for a pattern of `height` symbols that `masks` hold, and that begins as the text does with `prefix` symbols.
  @inline(__always)
  static func length<Symbol: BinaryInteger, Masks: SymbolMasks>(
    of text: Slice<UnsafeBufferPointer<Symbol>>, behind prefix: Int, below height: Int, atLeast least: Int, masks: Masks
  ) -> Int? {
    let rows = ~Masks.Word(0) >> Masks.Word(Masks.Word.bitWidth - height)
    var (column, index, length) = (~Masks.Word(0) << Masks.Word(prefix), prefix, prefix)
    while index < text.count {
      let end = min(index &+ pruningInterval, text.count)
      for symbol in text[index..<end] {
        let matches = column & masks[symbol]
        column = (column &+ matches) | (column ^ matches)
      }
      index = end
      length = (~column & rows).nonzeroBitCount
      guard length &+ (text.count &- index) >= least else { return nil }
    }
    return length >= least ? length : nil
  }

  /// How many columns go by between two looks at whether `least` is still within reach.
  private static var pruningInterval: Int { 64 }
}

extension CommonSubsequence {
  private static func stripedLength<Symbol>(in pair: EncodedPair<Symbol>, atLeast least: Int) -> Int? {
    let counts = (pair.pattern.count, pair.text.count)
    let band = Band(columnLead: counts.1 - max(least, 0), rowLead: counts.0 - max(least, 0))
    return withRises(in: pair, within: band, atLeast: least) { rises in
      guard let length = rises?.total, length >= least else { return nil }
      return length
    }
  }

  /// Calls `body` with a 1 for each symbol of the text that makes the common subsequence of the whole pattern and the
  /// text up to there longer, else 0; or with nothing if there cannot be `least` of them.
  ///
  /// Paths that leave the band do not count: where all the longest ones do, there are too few.
  static func withRises<Symbol, Result>(
    in pair: EncodedPair<Symbol>, within band: Band, atLeast least: Int = 0,
    _ body: (UnsafeBufferPointer<UInt8>?) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: pair.text.count) { rises in
      rises.initialize(repeating: 0)
      let isReached = MatchMasks<UInt128>.with(rowCount: pair.rowCount) { masks in
        SubsequenceStripe(pair: pair, masks: masks, rises: rises).passAllRows(within: band, atLeast: least)
      }
      return body(isReached ? UnsafeBufferPointer(rises) : nil)
    }
  }
}
