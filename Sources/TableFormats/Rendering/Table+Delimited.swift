extension Table {
  func renderDelimited(by delimiter: UInt8, _ output: inout RenderedText) {
    for row in headerRows { appendLine(row, delimiter, &output) }
    for row in rows { appendLine(row, delimiter, &output) }
    for note in notes { appendLine([note], delimiter, &output) }
  }

  private func appendLine(_ row: [String], _ delimiter: UInt8, _ output: inout RenderedText) {
    output.beginLine()
    // A blank line would be no row.
    if row == [""] { return output.append("\"\"") }
    for (column, cell) in row.enumerated() {
      if column > 0 { output.append(delimiter) }
      appendCell(cell, delimiter, &output)
    }
  }

  /// Puts quotes around what would not come back as one cell without them.
  private func appendCell(_ cell: String, _ delimiter: UInt8, _ output: inout RenderedText) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes = cell.utf8.contains { byte in
      switch byte {
      case delimiter, quote, UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0xEF: true
      // Without a comma beside it, this would be taken for the delimiter.
      case UInt8(ascii: ";"), UInt8(ascii: "\t"): columnCount == 1
      default: false
      }
    }
    guard needsQuotes else { return output.append(cell) }
    output.append(quote)
    for byte in cell.utf8 {
      if byte == quote { output.append(quote) }
      output.append(byte)
    }
    output.append(quote)
  }
}
