/// The table of insertions, deletions, replacements and exchanges of neighbors.
///
/// The rows that an exchange needs are kept as in ``TranspositionCount``.
struct ExchangeTable: EditTable {
  private let pattern: [UInt32]
  private let text: [UInt32]
  /// Whether symbols may be inserted or deleted between the two that change places.
  private let allowsBetween: Bool
  /// The counts of the row filled in last, of the row before, and the number of the former.
  private var last: [Int]
  private var before: [Int]
  private var row = 0
  /// For each column the count two columns before the last match, in the row before that.
  private var beforeMatches: [Int]
  /// For each symbol the last row that has it, 0 for none.
  private var lastRows: [Int]

  init<Symbol>(_ pair: EncodedPair<Symbol>, allowsBetween: Bool) {
    self.allowsBetween = allowsBetween
    pattern = pair.pattern.map { UInt32(truncatingIfNeeded: $0) }
    text = pair.text.map { UInt32(truncatingIfNeeded: $0) }
    last = Array(0...pair.text.count)
    before = [Int](repeating: Self.far, count: pair.text.count + 1)
    beforeMatches = before
    lastRows = [Int](repeating: 0, count: pair.rowCount)
  }

  var rowCount: Int { pattern.count }
  var columnCount: Int { text.count }

  mutating func fillNextRow(_ kinds: inout [EditSpan.Kind]) {
    row += 1
    let symbol = pattern[row - 1]
    var (counts, lastColumn) = ([row], 0)
    counts.reserveCapacity(last.count)
    for column in 1..<columnCount + 1 {
      let isEqual = symbol == text[column - 1]
      let replaced = last[column - 1] + (isEqual ? 0 : 1)
      let exchanged = isEqual ? Self.far : exchangeCount(at: column, lastColumn)
      let count = min(replaced, last[column] + 1, counts[column - 1] + 1, exchanged)
      kinds[column] =
        count == replaced
        ? isEqual ? .equal : .replacement
        : count == exchanged ? .exchange : count == last[column] + 1 ? .deletion : .insertion
      counts.append(count)
      guard isEqual else { continue }
      beforeMatches[column] = column > 1 ? last[column - 2] : Self.far
      lastColumn = column
    }
    lastRows[Int(symbol)] = row
    (before, last) = (last, counts)
  }

  /// The count of a path that ends in an exchange with the last column that has the symbol of this row.
  private func exchangeCount(at column: Int, _ lastColumn: Int) -> Int {
    let lastRow = lastRows[Int(text[column - 1])]
    guard lastRow > 0, lastColumn > 0 else { return Self.far }
    let (rows, columns) = (row - lastRow, column - lastColumn)
    guard allowsBetween ? rows == 1 || columns == 1 : rows == 1 && columns == 1 else { return Self.far }
    return columns == 1 ? beforeMatches[column] + rows : before[lastColumn - 1] + columns
  }

  func sizeOfExchange(endingAt row: Int, _ column: Int) -> (rows: Int, columns: Int) {
    let lastRow = pattern[..<(row - 1)].lastIndex(of: text[column - 1]) ?? row - 2
    let lastColumn = text[..<(column - 1)].lastIndex(of: pattern[row - 1]) ?? column - 2
    return (row - lastRow, column - lastColumn)
  }

  /// More than any count, and far enough from the largest number to add to.
  private static var far: Int { .max / 2 }
}
