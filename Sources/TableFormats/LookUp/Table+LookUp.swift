/// One cell of a table and where it is, both counted from 0 without the header.
package struct TableCell: Hashable, Sendable {
  /// Its row.
  package let row: Int
  /// Its column.
  package let column: Int
  /// What it holds.
  package let text: String

  /// Takes a place and its text.
  package init(row: Int, column: Int, text: String) {
    self.row = row
    self.column = column
    self.text = text
  }
}

/// How a row is pointed at.
package enum TableRowSelector: Hashable, Sendable {
  /// By the text of its first cell.
  case label(String)
  /// By the text of its cells in some columns, all of which must agree.
  case matching([Condition])

  /// The text that a row must have in one column.
  package struct Condition: Hashable, Sendable {
    /// The name of the column.
    package let column: String
    /// The text of its cell.
    package let value: String

    /// Takes a column name and a text.
    package init(column: String, value: String) {
      self.column = column
      self.value = value
    }
  }
}

/// Names are compared without regard to case and white space, and otherwise exactly.
extension Table {
  /// Returns the one cell where a row and a column meet.
  package func cell(row: TableRowSelector, column: String) throws(TableLookUpError) -> TableCell {
    let columnIndex = try self.column(named: column)
    let rowIndex = try self.row(row)
    return TableCell(row: rowIndex, column: columnIndex, text: rows[rowIndex][columnIndex])
  }

  /// Returns the place of the one column with a name: all its levels, or, if no column has that, its last level alone.
  package func column(named name: String) throws(TableLookUpError) -> Int {
    let wanted = FoldedName(name)
    var found = columnNames.indices.filter { wanted.matches(columnNames[$0]) }
    if found.isEmpty, headerRows.count > 1 {
      found = columnNames.indices.filter { wanted.matches(headerRows[headerRows.count - 1][$0]) }
    }
    guard let first = found.first else { throw .missingColumn(NearNames(to: name, among: columnNames)) }
    guard found.count == 1 else { throw .ambiguousColumn(name, matches: found.map { columnNames[$0] }) }
    return first
  }

  /// Returns the place of the one row that a selector points at.
  package func row(_ selector: TableRowSelector) throws(TableLookUpError) -> Int {
    let found = try rows(selector)
    guard let first = found.first else {
      guard case .label(let label) = selector else { throw .noRowMatches(selector) }
      throw .missingRow(NearNames(to: label, among: rows.compactMap(\.first)))
    }
    guard found.count == 1 else { throw .ambiguousRow(selector, rows: found) }
    return first
  }

  /// Returns the places of all rows that a selector points at.
  package func rows(_ selector: TableRowSelector) throws(TableLookUpError) -> [Int] {
    switch selector {
    case .label(let label):
      let wanted = FoldedName(label)
      return rows.indices.filter { rows[$0].first.map(wanted.matches) ?? false }
    case .matching(let conditions):
      var found = Array(rows.indices)
      for condition in conditions {
        let (column, wanted) = (try column(named: condition.column), FoldedName(condition.value))
        found.removeAll { !wanted.matches(rows[$0][column]) }
      }
      return found
    }
  }
}
