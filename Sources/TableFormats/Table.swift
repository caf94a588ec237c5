/// A table as a person sees it: a title, columns with names, rows of text, notes below.
///
/// Every header row and every row has one cell for each column. Cells are text, as read; what a number in them means is
/// the business of matchers. Two tables are equal when all their texts are.
package struct Table: Hashable, Sendable {
  /// The caption, if there is one.
  package let title: String?
  /// The header, outermost level first; empty for a table without a header.
  ///
  /// A header cell that spans several columns is repeated in each of them.
  package let headerRows: [[String]]
  /// The cells below the header.
  package private(set) var rows: [[String]]
  /// Footnotes and sources, in their order.
  package let notes: [String]
  /// One name for each column: its header levels joined by " / ", white space collapsed.
  ///
  /// A level that is blank or repeats the one above adds nothing; a column without any name is "Column 1" and so on.
  /// Names need not be unique.
  package let columnNames: [String]

  /// Takes the parts of a table; rows that are shorter than the longest are padded with empty cells.
  package init(title: String? = nil, headerRows: [[String]], rows: [[String]], notes: [String] = []) {
    let width = max(headerRows.map(\.count).max() ?? 0, rows.map(\.count).max() ?? 0)
    let headerRows = headerRows.map { Self.padded($0, to: width) }
    self.title = title
    self.headerRows = headerRows
    self.rows = rows.map { Self.padded($0, to: width) }
    self.notes = notes
    columnNames = (0..<width).map { Self.name(ofColumn: $0, in: headerRows) }
  }

  /// The number of cells in every row.
  package var columnCount: Int { columnNames.count }

  private static func padded(_ row: [String], to width: Int) -> [String] {
    row.count < width ? row + repeatElement("", count: width - row.count) : row
  }

  private static func name(ofColumn column: Int, in headerRows: [[String]]) -> String {
    var levels: [String] = []
    for row in headerRows {
      let level = row[column].collapsingWhitespace
      if !level.isEmpty, level != levels.last { levels.append(level) }
    }
    return levels.isEmpty ? "Column \(column + 1)" : levels.joined(separator: " / ")
  }
}

extension Table {
  /// Returns the table with other text in one cell, which must exist.
  package func replacing(row: Int, column: Int, with text: String) -> Table {
    var table = self
    table.rows[row][column] = text
    return table
  }

  /// Returns the table with only the rows at these places, in this order.
  package func selecting(rows places: [Int]) -> Table {
    var table = self
    table.rows = places.map { rows[$0] }
    return table
  }

  /// Returns the table with only the columns at these places, in this order.
  package func selecting(columns places: [Int]) -> Table {
    func selected(_ row: [String]) -> [String] { places.map { row[$0] } }
    return Table(title: title, headerRows: headerRows.map(selected), rows: rows.map(selected), notes: notes)
  }
}
