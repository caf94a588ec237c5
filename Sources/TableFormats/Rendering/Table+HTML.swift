extension Table {
  func renderHTML(_ output: inout RenderedText) {
    output.beginLine("<table>")
    if let title { output.beginLine("  <caption>\(HTMLText.encoded(title))</caption>") }
    if !headerRows.isEmpty {
      output.beginLine("  <thead>")
      for level in headerRows.indices { appendHeader(level, &output) }
      output.beginLine("  </thead>")
    }
    output.beginLine("  <tbody>")
    for row in rows { appendRow(row, &output) }
    output.beginLine("  </tbody>")
    if !notes.isEmpty {
      output.beginLine("  <tfoot>")
      for note in notes { output.beginLine("    <tr><td\(span(columnCount))>\(HTMLText.encoded(note))</td></tr>") }
      output.beginLine("  </tfoot>")
    }
    output.beginLine("</table>")
  }

  private func appendRow(_ row: [String], _ output: inout RenderedText) {
    output.beginLine("    <tr>")
    for cell in row {
      output.append("<td>")
      output.append(HTMLText.encoded(cell))
      output.append("</td>")
    }
    output.append("</tr>")
  }

  /// Writes a header row; equal neighbors above the last level become one cell if all levels above are equal too.
  private func appendHeader(_ level: Int, _ output: inout RenderedText) {
    output.beginLine("    <tr>")
    var column = 0
    while column < columnCount {
      var end = column + 1
      while end < columnCount, end - column < 1_000, level + 1 < headerRows.count, spansTogether(end, level) {
        end += 1
      }
      output.append("<th\(span(end - column))>\(HTMLText.encoded(headerRows[level][column]))</th>")
      column = end
    }
    output.append("</tr>")
  }

  private func spansTogether(_ column: Int, _ level: Int) -> Bool {
    headerRows[...level].allSatisfy { !$0[column].isEmpty && $0[column] == $0[column - 1] }
  }

  private func span(_ columns: Int) -> String { columns > 1 ? " colspan=\"\(columns)\"" : "" }
}

/// Text as HTML that gives the same text back, white space included.
private enum HTMLText {
  static func encoded(_ text: String) -> String {
    guard !isPlain(text) else { return text }
    var encoded = ""
    let scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "&": encoded += "&amp;"
      case "<": encoded += "&lt;"
      case ">": encoded += "&gt;"
      case "\n" where isBetweenText(place, scalars): encoded += "<br>"
      case " " where isBetweenText(place, scalars): encoded += " "
      case _ where scalar.value <= 0x20: encoded += "&#\(scalar.value);"
      default: encoded.unicodeScalars.append(scalar)
      }
    }
    return encoded
  }

  /// Whether text stands for itself, as in nearly every cell.
  private static func isPlain(_ text: String) -> Bool {
    var previous = UInt8(ascii: " ")
    for byte in text.utf8 {
      switch byte {
      case 0..<0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): return false
      case 0x20 where previous == 0x20: return false
      default: previous = byte
      }
    }
    return previous != 0x20 || text.isEmpty
  }

  /// Whether white space stands alone between text, where a browser would leave it.
  private static func isBetweenText(_ place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard place > 0, place + 1 < scalars.count else { return false }
    return scalars[place - 1].value > 0x20 && scalars[place + 1].value > 0x20
  }
}
