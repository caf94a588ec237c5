import JSONText

extension Table {
  func renderJSON(_ output: inout RenderedText) {
    guard rows.isEmpty || title != nil || !notes.isEmpty || Set(columnNames).count < columnCount else {
      return appendLines(&output) { writer, row in
        writer.beginObject()
        for (name, cell) in zip(columnNames, row) {
          writer.key(name)
          writer.string(cell)
        }
        writer.endObject()
      }
    }
    output.append("{")
    if let title { output.append("\"title\": \(JSONValue.string(title).text()),\n ") }
    output.append("\"columns\": \(columnsAsJSON.text()),\n \"rows\": ")
    appendLines(&output) { writer, row in writer.value(.array(row.map(JSONValue.string))) }
    if !notes.isEmpty { output.append(",\n \"notes\": \(JSONValue.array(notes.map(JSONValue.string)).text())") }
    output.append("}")
  }

  /// Names as texts, or as arrays of levels if there are several.
  private var columnsAsJSON: JSONValue {
    guard headerRows.count > 1 else { return .array((headerRows.first ?? columnNames).map(JSONValue.string)) }
    return .array(
      (0..<columnCount).map { column in .array(headerRows.map { .string($0[column]) }) })
  }

  /// Writes an array with one row a line: as readable as an indented one, and half as long.
  private func appendLines(_ output: inout RenderedText, _ write: (inout JSONWriter, [String]) -> Void) {
    output.append("[")
    var writer = JSONWriter()
    for (place, row) in rows.enumerated() {
      writer.removeAll()
      write(&writer, row)
      if place > 0 { output.append(",\n ") }
      output.append(writer.bytes)
    }
    output.append("]")
  }
}
