/// Spreads cells that span rows and columns over the places they cover.
struct HTMLGrid {
  private let rows: [HTMLRow]

  init(_ rows: [HTMLRow]) { self.rows = rows }

  func parsed(
    from source: TableSource, title: String?, _ options: TableReadingOptions
  ) throws(TableReadingError) -> ParsedTable {
    let headerCount = options.headerRows ?? headerRowCount
    guard headerCount <= rows.count else {
      throw source.error(.missingHeader(wanted: headerCount, rows: rows.count), at: 0)
    }
    let spread = try spreadRows(from: source, headerCount)
    var table = ParsedTable(
      title: title, headerRows: Array(spread[..<headerCount]), rows: Array(spread[headerCount...]))
    if options.headerRows == nil, title == nil, headerCount > 1, isLabel(rows[0]) {
      table.title = table.headerRows.removeFirst().first?.text
    }
    return table
  }

  private var headerRowCount: Int {
    let inHead = rows.prefix(while: \.isInHead).count
    let marked = inHead > 0 ? inHead : rows.prefix(while: \.isHeader).count
    return max(marked, 1)
  }

  /// Whether a row is one cell over several columns: a heading or a note, not figures.
  private func isLabel(_ row: HTMLRow) -> Bool { row.cells.count == 1 && row.cells[0].tag.columnSpan > 1 }

  private func spreadRows(
    from source: TableSource, _ headerCount: Int
  ) throws(TableReadingError) -> [[SourceCell]] {
    var spread: [[SourceCell]] = []
    var carried: [CarriedCell] = []
    var cellCount = 0
    for (index, row) in rows.enumerated() {
      if index > 0, row.group != rows[index - 1].group { carried = [] }
      // Spans multiply: a small file can claim a huge table.
      cellCount += row.cells.reduce(carried.count) { $0 + $1.tag.columnSpan }
      if cellCount > ParsedTable.cellLimit {
        throw source.error(.tooLarge(cells: ParsedTable.cellLimit), at: row.cells[0].tag.offset)
      }
      let isLabel = index >= headerCount && isLabel(row) && carried.allSatisfy { $0.rowsLeft == 0 }
      spread.append(Self.spread(row, &carried, isLabel: isLabel))
    }
    return spread
  }

  /// A cell that reaches into the rows below, by its column.
  private struct CarriedCell {
    var cell = SourceCell(text: "", offset: 0)
    var rowsLeft = 0
  }

  /// Returns a row with its spans repeated; of a label only the first cell has text.
  private static func spread(_ row: HTMLRow, _ carried: inout [CarriedCell], isLabel: Bool) -> [SourceCell] {
    var cells: [SourceCell] = []
    func takeCarried() {
      carried[cells.count].rowsLeft -= 1
      cells.append(carried[cells.count].cell)
    }
    for cell in row.cells {
      while cells.count < carried.count, carried[cells.count].rowsLeft > 0 { takeCarried() }
      for step in 0..<cell.tag.columnSpan {
        let text = isLabel && step > 0 ? "" : cell.text
        let placed = SourceCell(text: text, offset: cell.tag.offset)
        if carried.count <= cells.count { carried.append(CarriedCell()) }
        carried[cells.count] = CarriedCell(cell: placed, rowsLeft: cell.tag.rowSpan - 1)
        cells.append(placed)
      }
    }
    let reach = carried.lastIndex { $0.rowsLeft > 0 } ?? -1
    while cells.count <= reach {
      if carried[cells.count].rowsLeft > 0 { takeCarried() } else { cells.append(SourceCell(text: "", offset: 0)) }
    }
    return cells
  }
}
