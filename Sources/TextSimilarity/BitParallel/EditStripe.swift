/// A stripe of rows of the table of edit counts, worked off over its columns before the next rows are.
struct EditStripe<Symbol: FixedWidthInteger & UnsignedInteger, Column: EditColumn> where Column.Word == UInt128 {
  let pair: EncodedPair<Symbol>
  let masks: MatchMasks<UInt128>
  /// How the row below the stripe changes from column to column; the top row once the stripe is worked off.
  let steps: UnsafeMutableBufferPointer<Column.Step>

  /// Works off the whole pattern; the count is too high if every best path leaves the band that `most` allows, or as soon
  /// as no path can keep it.
  func countOfAllRows(atMost most: Int) -> Int {
    let (height, width) = (pair.pattern.count, pair.text.count)
    let band = Band(columnLead: (most + width - height) / 2, rowLead: (most + height - width) / 2)
    let lastRow = (height - 1) / UInt128.bitWidth * UInt128.bitWidth
    // What is left of the band is never looked at again: how many columns that are, and by how much their top row changes.
    var (settledCount, settledChange) = (0, 0)
    for row in stride(from: 0, to: lastRow, by: UInt128.bitWidth) {
      let rows = row..<row + UInt128.bitWidth
      let columns = band.columns(of: rows, count: width)
      settledChange += steps[settledCount..<columns.lowerBound].reduce(0) { $0 &+ $1.change }
      settledCount = columns.lowerBound
      _ = pass(rows, over: columns)
      let count = rows.upperBound + settledChange
      guard most >= width || leastCount(from: count, over: columns, rowsLeft: height - rows.upperBound) <= most else {
        return most + 1
      }
    }
    let below = lastRow + steps.reduce(0) { $0 &+ $1.change }
    let column = pass(lastRow..<height, over: band.columns(of: lastRow..<height, count: width))
    return below + column.rise(over: ~0 >> UInt128(lastRow + UInt128.bitWidth - height))
  }

  /// The least that a path through the top row can come to: the count there, and what the rests differ in length.
  private func leastCount(from count: Int, over columns: Range<Int>, rowsLeft: Int) -> Int {
    let width = pair.text.count
    var (count, least) = (count, count &+ abs(width &- columns.lowerBound &- rowsLeft))
    for index in columns {
      count &+= steps[index].change
      least = min(least, count &+ abs(width &- index &- 1 &- rowsLeft))
    }
    return least
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
