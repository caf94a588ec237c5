package import RagSpecCore
import TableFormats

/// Is the answer read off the right cell?
package enum TableReading: Behavior {
  package static let descriptor = ExtensionDescriptor(
    name: "table-reading", summary: "an answer is read off the right cell of a table",
    discussion: """
      A case has a table and a question; its target gets both and answers. `cell` and `number` judge the answer, and any \
      text matcher. A table is a file (CSV, TSV, JSON, JSON Lines, Markdown, HTML) or stands in the case.
      """)

  package static let subject = CaseInput.Part.table

  package static let fields = [
    Field(
      "table", .either([.text, .mapping(fileFields), .mapping(inlineFields)]), isRequired: true,
      "the table: a file's path, {file: …, header-rows: …}, or {columns: […], rows: [[…], …]}"),
    Field("question", .text, isRequired: true, "the question, sent as written"),
    Field("references", .textOrTexts, "good answers; `$references` in an expectation stands for them"),
  ]

  private static let fileFields = [
    Field("file", .text, isRequired: true, "the table's file"),
    Field("format", .choice(TableFormat.allCases.map(\.rawValue)), "the file's format; by its extension if absent"),
    Field("header-rows", .integer(0...20), "how many rows the header has; found out if absent"),
  ]

  private static let inlineFields = [
    Field("columns", .list(.text), isRequired: true, "the names of the columns"),
    Field("rows", .list(.list(.anything)), isRequired: true, "the rows, a list of cells each"),
  ]

  package static func input(from node: ConfigNode, files: any ProjectFiles) throws(InvalidInput) -> CaseInput {
    CaseInput(
      question: node["question"]?.text ?? "",
      table: try node["table"].map { node throws(InvalidInput) in try table(node, files) },
      references: node["references"].map(CaseText.texts) ?? [])
  }

  private static func table(_ node: ConfigNode, _ files: any ProjectFiles) throws(InvalidInput) -> Table {
    if node["columns"] != nil { return try inlineTable(node) }
    let path = node["file"] ?? node
    let name = node["format"]?.text ?? path.text.split(separator: ".").last.map(String.init) ?? ""
    guard let format = TableFormat(fileExtension: name) else {
      throw InvalidInput(
        "unknown-table-format", "'\(path.text)' has no extension of a table", at: path.location,
        hint: "the formats are \(TableFormat.allCases.map(\.rawValue).joined(separator: ", ")): say 'format: …'")
    }
    let file = try files.contents(at: path)
    let headerRows = node["header-rows"]?.integer
    let options = TableReadingOptions(headerRows: headerRows)
    return try files.tables.table(TableShelf.Reading(path: file.path, format: format, headerRows: headerRows)) {
      () throws(InvalidInput) in
      try read(file, as: format, options, for: path)
    }
  }

  private static func read(
    _ file: SourceFile, as format: TableFormat, _ options: TableReadingOptions, for path: ConfigNode
  ) throws(InvalidInput) -> Table {
    do throws(TableReadingError) {
      return try file.bytes.withUnsafeBufferPointer { bytes throws(TableReadingError) in
        try TableFormats.TableReading(bytes, as: format, options).table
      }
    } catch {
      throw InvalidInput(
        "unreadable-table", error.message, at: SourceLocation(file: file, line: error.line, column: error.column),
        notes: ["the table of \(path.location)"], hint: error.hint)
    }
  }

  private static func inlineTable(_ node: ConfigNode) throws(InvalidInput) -> Table {
    let columns = node["columns"]?.elements.map(\.text) ?? []
    let rows = node["rows"]?.elements ?? []
    for row in rows where row.elements.count > columns.count {
      throw InvalidInput(
        "unreadable-table", "the row has \(row.elements.count) cells, the header \(columns.count)", at: row.location)
    }
    for cell in rows.flatMap(\.elements) where cell.kind != .scalar {
      throw InvalidInput("wrong-type", "a cell is text, found \(cell.summary)", at: cell.location)
    }
    return Table(headerRows: [columns], rows: rows.map { $0.elements.map { $0.isNull ? "" : $0.text } })
  }
}
