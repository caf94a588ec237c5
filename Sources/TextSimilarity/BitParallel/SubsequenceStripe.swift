/// A stripe of rows of the table of common subsequences, worked off over its columns before the next rows are.
///
/// Its word has a bit for each row but the lowest: that one stands for the row below, whose rises take part in the
/// addition there.
struct SubsequenceStripe<Symbol: FixedWidthInteger & UnsignedInteger> {
  let pair: EncodedPair<Symbol>
  let masks: MatchMasks<UInt128>
  /// 1 for each column in which the row below the stripe grows; above it once the stripe is worked off.
  let rises: UnsafeMutableBufferPointer<UInt8>

  /// Works off the whole pattern within a band; returns false as soon as a length of `least` is out of reach.
  func passAllRows(within band: Band, atLeast least: Int) -> Bool {
    let (height, width) = (pair.pattern.count, pair.text.count)
    var settled = (length: 0, columns: 0)
    for row in stride(from: 0, to: height, by: UInt128.bitWidth - 1) {
      let rows = row..<min(row + UInt128.bitWidth - 1, height)
      let columns = band.columns(of: rows, count: width)
      pass(rows, over: columns)
      guard least > 0 else { continue }
      settled.length += rises[settled.columns..<columns.lowerBound].total
      settled.columns = columns.lowerBound
      if settled.length + rises[columns].total + (height - rows.upperBound) < least { return false }
    }
    return true
  }

  private func pass(_ rows: Range<Int>, over columns: Range<Int>) {
    masks.insert(pair.pattern[rows], at: 1)
    if rows.count < UInt64.bitWidth { pass(columns, masks.lowHalves) } else { pass(columns, masks) }
    masks.remove(pair.pattern[rows])
  }

  /// Works off one stripe and keeps all its columns.
  func pass(_ rows: Range<Int>, keeping words: UnsafeMutableBufferPointer<UInt128>) {
    masks.insert(pair.pattern[rows], at: 1)
    pass(pair.text.indices, masks) { words.initializeElement(at: $0, to: $1) }
    masks.remove(pair.pattern[rows])
  }

  @inline(__always)
  private func pass<Word>(
    _ columns: Range<Int>, _ masks: MatchMasks<Word>, _ keep: (Int, Word) -> Void = { _, _ in }
  ) {
    var column = ~Word(0)
    for index in columns {
      let matches = column & (masks[pair.text[index]] | Word(truncatingIfNeeded: rises[index]))
      let (sum, overflow) = column.addingReportingOverflow(matches)
      rises[index] = overflow ? 1 : 0
      column = sum | (column ^ matches) | 1
      keep(index, column)
    }
  }
}

extension Sequence<UInt8> {
  /// The sum of all bytes.
  var total: Int { reduce(0) { $0 &+ Int($1) } }
}
