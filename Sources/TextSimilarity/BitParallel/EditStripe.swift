/// A stripe of rows of the table of edit counts, worked off over its columns before the next rows are.
struct EditStripe<Symbol: FixedWidthInteger & UnsignedInteger, Column: EditColumn> where Column.Word == UInt128 {
  let pair: EncodedPair<Symbol>
  let masks: MatchMasks<UInt128>
  /// How the row below the stripe changes from column to column; the top row once the stripe is worked off.
  let steps: UnsafeMutableBufferPointer<Column.Step>

  /// Works off the whole pattern; the count is too high if every best path leaves the band that `most` allows.
  func countOfAllRows(atMost most: Int) -> Int {
    let (height, width) = (pair.pattern.count, pair.text.count)
    let band = Band(columnLead: (most + width - height) / 2, rowLead: (most + height - width) / 2)
    let lastRow = (height - 1) / UInt128.bitWidth * UInt128.bitWidth
    for row in stride(from: 0, to: lastRow, by: UInt128.bitWidth) {
      let rows = row..<row + UInt128.bitWidth
      _ = pass(rows, over: band.columns(of: rows, count: width))
    }
    let below = lastRow + steps.reduce(0) { $0 &+ $1.change }
    let column = pass(lastRow..<height, over: band.columns(of: lastRow..<height, count: width))
    return below + column.rise(over: ~0 >> UInt128(lastRow + UInt128.bitWidth - height))
  }

  /// Works off one stripe and keeps all its columns.
  func pass(_ rows: Range<Int>, keeping columns: UnsafeMutableBufferPointer<Column>) {
    _ = pass(rows, over: pair.text.indices) { columns.initializeElement(at: $0, to: $1) }
  }

  /// Works off one stripe and returns its last column.
  @inline(__always)
  private func pass(
    _ rows: Range<Int>, over columns: Range<Int>, _ keep: (Int, Column) -> Void = { _, _ in }
  ) -> Column {
    masks.insert(pair.pattern[rows])
    defer { masks.remove(pair.pattern[rows]) }
    var column = Column()
    for index in columns {
      steps[index] = column.advance(masks[pair.text[index]], below: steps[index])
      keep(index, column)
    }
    return column
  }
}
