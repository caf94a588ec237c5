extension Table {
  /// Returns the table as text for a prompt, without a line feed at its end.
  ///
  /// What a format can say is said: CSV and TSV have no place for a title; Markdown, JSON and records join the levels of a
  /// header. JSON is an array of objects as long as there are rows, the column names are unique and there is neither title
  /// nor notes, and `{"title", "columns", "rows", "notes"}` otherwise. Cells are written so that the reader of the same
  /// format gives them back, but for CRLF inside a cell of CSV and TSV, which comes back as LF.
  ///
  /// - Complexity: O(*n*), about 60 ns a plain cell.
  package func rendered(as rendering: TableRendering) -> String {
    var output = RenderedText()
    switch rendering {
    case .markdown: renderMarkdown(&output)
    case .csv: renderDelimited(by: UInt8(ascii: ","), &output)
    case .tsv: renderDelimited(by: UInt8(ascii: "\t"), &output)
    case .html: renderHTML(&output)
    case .json: renderJSON(&output)
    case .records: renderRecords(&output)
    }
    return output.text
  }

  private func renderRecords(_ output: inout RenderedText) {
    if let title { output.beginLine(title.collapsingWhitespace) }
    for (place, row) in rows.enumerated() {
      output.beginLine("Row ")
      output.append(String(place + 1))
      for (column, cell) in row.enumerated() {
        output.append(column == 0 ? ": " : "; ")
        output.append(columnNames[column])
        output.append(" = ")
        output.append(cell.collapsingWhitespace)
      }
    }
    for note in notes { output.beginLine(note.collapsingWhitespace) }
  }
}
