/// The fewest insertions, deletions, replacements and exchanges of neighbors, between which others may take place.
///
/// An exchange joins the last row that has the column's symbol with the last column that has the row's symbol. In some
/// best path one of the two is the row or column before, so two values kept aside stand for the table (Zhao and Sahni,
/// 2020). The distance that ``OptimalStringAlignment`` has is an upper bound, which is cheap to know: only the band about
/// the diagonal that it leaves is looked at.
struct TranspositionCount<Symbol: FixedWidthInteger & UnsignedInteger> {
  private let pair: EncodedPair<Symbol>
  private let most: Int
  private let band: Band
  /// The counts of the row before and of the one in work, one place further right than their columns.
  private var last: UnsafeMutableBufferPointer<Int32>
  private var row: UnsafeMutableBufferPointer<Int32>
  /// For each column the count two columns before the last match, in the row before that.
  private let beforeMatches: UnsafeMutableBufferPointer<Int32>
  /// For each symbol the last row that has it, 0 for none.
  private let lastRows: UnsafeMutableBufferPointer<Int32>

  /// The number of edits; more than `most` if it is more.
  private mutating func count() -> Int {
    for index in 1..<pair.pattern.count + 1 {
      swap(&last, &row)
      guard fillRow(index) <= most else { return most + 1 }
    }
    return Int(row[pair.text.count + 1])
  }

  /// Fills the part of a row that lies in the band; returns the least count in it.
  private mutating func fillRow(_ index: Int) -> Int {
    let inBand = band.columns(of: index - 1..<index, count: pair.text.count)
    guard !inBand.isEmpty else { return most + 1 }
    let columns = inBand.lowerBound + 1..<inBand.upperBound + 1
    let symbol = pair.pattern[index - 1]
    // In the first row there is none before; its own symbol makes no exchange.
    let symbolBefore = pair.pattern[max(0, index - 2)]
    var (lastColumn, beforeExchange, least) = (0, Self.far, Self.far)
    var twoRowsAbove = row[columns.lowerBound]
    var left = columns.lowerBound == 1 ? Int32(truncatingIfNeeded: index) : Self.far
    row[columns.lowerBound] = left
    for column in columns {
      let other = pair.text[column &- 1]
      let isEqual = symbol == other
      var count = min(last[column] &+ (isEqual ? 0 : 1), min(left, last[column &+ 1]) &+ 1)
      if isEqual {
        beforeExchange = twoRowsAbove
        beforeMatches[column] = last[column &- 1]
      } else if lastColumn == column &- 1 {
        // The exchange is with the column before, so what lies between is in rows.
        count = min(count, beforeMatches[column] &+ Int32(truncatingIfNeeded: index) &- lastRow(of: other))
      } else if other == symbolBefore {
        count = min(count, beforeExchange &+ Int32(truncatingIfNeeded: column &- lastColumn))
      }
      if isEqual { lastColumn = column }
      twoRowsAbove = row[column &+ 1]
      row[column &+ 1] = count
      (left, least) = (count, min(least, count))
    }
    lastRows[Int(truncatingIfNeeded: symbol)] = Int32(truncatingIfNeeded: index)
    return Int(least)
  }

  private func lastRow(of symbol: Symbol) -> Int32 { lastRows[Int(truncatingIfNeeded: symbol)] }

  /// More than any count, and far enough from the largest number to add to.
  private static var far: Int32 { .max / 2 }
}

extension TranspositionCount where Symbol == UInt8 {
  /// Returns the count, or nothing if it is more than `most`.
  static func count(in pair: SymbolPair, atMost most: Int) -> Int? {
    switch pair.storage {
    case .bytes(let pair): TranspositionCount<UInt8>.count(of: pair, atMost: most)
    case .words(let pair): TranspositionCount<UInt32>.count(of: pair, atMost: most)
    }
  }
}

extension TranspositionCount {
  fileprivate static func count(of pair: BufferPair<Symbol>, atMost most: Int) -> Int? {
    var pair = pair.shorterFirst
    guard pair.second.count - pair.first.count <= most else { return nil }
    _ = pair.trimCommonAffixes()
    guard !pair.first.isEmpty else { return pair.second.count }
    guard let bound = EditCount<TranspositionRules>.count(in: pair, atMost: pair.second.count), bound > 2 else {
      return EditCount<TranspositionRules>.count(in: pair, atMost: most)
    }
    let count = pair.withEncoded { with($0, atMost: min(most, bound)) { $0.count() } }
    return count <= most ? count : nil
  }

  private static func with<Result>(
    _ pair: EncodedPair<Symbol>, atMost most: Int, _ body: (inout TranspositionCount) -> Result
  ) -> Result {
    let width = pair.text.count + 2
    let surplus = pair.text.count - pair.pattern.count
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 3 * width + pair.rowCount) { memory in
      memory.initialize(repeating: far)
      func part(_ start: Int, _ count: Int) -> UnsafeMutableBufferPointer<Int32> {
        UnsafeMutableBufferPointer(rebasing: memory[start..<start + count])
      }
      var table = TranspositionCount(
        pair: pair, most: most,
        // The path that begins an exchange lies in the band, but what is kept of it is kept one diagonal further out.
        band: Band(columnLead: (most + surplus) / 2 + 1, rowLead: (most - surplus) / 2 + 1), last: part(0, width),
        row: part(width, width), beforeMatches: part(2 * width, width),
        lastRows: part(3 * width, pair.rowCount))
      for column in 0...pair.text.count { table.row[column + 1] = Int32(column) }
      table.lastRows.update(repeating: 0)
      return body(&table)
    }
  }
}
