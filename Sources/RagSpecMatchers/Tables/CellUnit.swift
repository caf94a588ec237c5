import TableFormats

/// Where a table says the unit of a cell's number.
enum CellUnit {
  /// Returns the unit of a cell: in the cell itself, in its column's header, or in its row under a column named "Unit".
  static func unit(of cell: TableCell, _ quantity: Quantity, in table: Table) -> ExpectedUnit? {
    if let own = ExpectedUnit(of: quantity) { return own }
    if let unit = marked(in: table.columnNames[cell.column]) { return unit }
    let units = table.columnNames.firstIndex { ["unit", "units"].contains($0.lowercased()) }
    return units.flatMap { $0 == cell.column ? nil : ExpectedUnit(wholeOf: table.rows[cell.row][$0].trimmingSpaces) }
  }

  /// Returns the unit that the header of the first column gives for the whole table: "Segment (USD million)".
  ///
  /// It might as well belong to the first column alone.
  static func unitOfTable(_ table: Table) -> ExpectedUnit? {
    table.columnNames.first.flatMap { marked(in: $0) ?? ExpectedUnit(wholeOf: $0) }
  }

  /// Reads what stands in the last parentheses or brackets of a header.
  private static func marked(in header: String) -> ExpectedUnit? {
    guard let open = header.lastIndex(where: { "([".contains($0) }) else { return nil }
    let inside = header[header.index(after: open)...].prefix { !")]".contains($0) }
    return ExpectedUnit(wholeOf: String(inside).trimmingSpaces)
  }
}
