extension Table {
  func renderMarkdown(_ output: inout RenderedText) {
    if let title {
      output.beginLine("**\(title.collapsingWhitespace)**")
      output.beginLine()
    }
    appendLine(headerRows.count == 1 ? headerRows[0] : columnNames, &output)
    appendLine(Array(repeating: "---", count: columnCount), &output)
    for row in rows { appendLine(row, &output) }
    if !notes.isEmpty { output.beginLine() }
    for note in notes { output.beginLine(note.collapsingWhitespace) }
  }

  private func appendLine(_ row: [String], _ output: inout RenderedText) {
    output.beginLine("|")
    for cell in row {
      output.append(UInt8(ascii: " "))
      output.append(MarkdownText.encoded(cell))
      output.append(" |")
    }
  }
}
