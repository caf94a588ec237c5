package import RagSpecCore
import TableFormats

/// The output is the value of one cell of the case's table.
package struct CellMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "cell", summary: "the output states the value of this cell, and says whose value it is when it is another's",
    discussion: """
      A cell that holds a number is compared as a number, with the unit of its header; any other cell must stand in the \
      output as whole words. `row` is the text of the first column, or conditions on several: {Region: EMEA, Year: 2024}.
      """,
    value: .mapping([
      Field("row", .either([.text, .dictionary(.text)]), isRequired: true, "the row: its first cell, or conditions"),
      Field("column", .text, isRequired: true, "the column's name; levels of a header are joined by ' / '"),
    ]),
    options: [
      Field("tolerance", .text, default: "0", "how far off a number may be: 0.5, or 0.5% of it"), CommonOptions.normalize,
    ],
    examples: [
      .pass("cell: {row: Services, column: Q3}", on: "It was 57.1.", case: exampleTable),
      .fail("cell: {row: Services, column: Q3}", on: "It was 55.0.", case: exampleTable),
    ])

  private static let exampleTable = """
    question: What was services revenue in Q3?
    table: {columns: [Segment, Q2, Q3], rows: [[Products, 120, 131.4], [Services, "55.0", 57.1]]}
    """

  private let row: TableRowSelector
  private let column: String
  private let options: Options

  package init(_ options: Options) throws(InvalidInput) {
    row = Self.selector(options.value["row"])
    column = options.value["column"]?.text ?? ""
    self.options = options
    if let tolerance = options["tolerance"] { _ = try ExpectedNumber(0, unit: nil, tolerance: tolerance) }
  }

  private static func selector(_ node: ConfigNode?) -> TableRowSelector {
    guard let node, node.kind == .mapping else { return .label(node?.text ?? "") }
    return .matching(node.entries.map { TableRowSelector.Condition(column: $0.key.text, value: $0.value.text) })
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    guard let table = context.input.table, let cell = try? table.cell(row: row, column: column) else { return 0 }
    return value(of: cell, in: table).isStated(in: text, question: context.input.question) ? 1 : 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    guard let table = context.input.table, let cell = try? table.cell(row: row, column: column) else {
      return Explanation(expected: "a cell of the table")
    }
    let others = otherCells(than: cell, in: table, statedBy: text, question: context.input.question)
    return Explanation(
      expected: "'\(cell.text)', \(name(of: cell, in: table))",
      notes: others.map { "that is the value of \(name(of: $0, in: table))" })
  }

  package func problems(in input: CaseInput, at node: ConfigNode) -> [Diagnostic] {
    guard let table = input.table else {
      return [Diagnostic("no-table", "the case has no table", at: node.location, hint: "add 'table: …' to it")]
    }
    do throws(TableLookUpError) {
      _ = try table.cell(row: row, column: column)
      return []
    } catch { return [Diagnostic("unknown-cell", "\(error)", at: options.value.location)] }
  }

  private func value(of cell: TableCell, in table: Table) -> CellValue {
    CellValue(
      cell.text, header: table.columnNames[cell.column], tolerance: options["tolerance"],
      normalizer: CommonOptions.normalizer(options))
  }

  private func name(of cell: TableCell, in table: Table) -> String {
    "row '\(table.rows[cell.row].first ?? "")', column '\(table.columnNames[cell.column])'"
  }

  /// Up to three other cells whose value the output states, those in the same row or column first.
  private func otherCells(
    than gold: TableCell, in table: Table, statedBy text: String, question: String
  ) -> [TableCell] {
    var others: [TableCell] = []
    for (rowIndex, row) in table.rows.enumerated() {
      for (columnIndex, cellText) in row.enumerated() where !cellText.isEmpty && cellText != gold.text {
        let cell = TableCell(row: rowIndex, column: columnIndex, text: cellText)
        if value(of: cell, in: table).isStated(in: text, question: question) { others.append(cell) }
      }
    }
    func distance(_ cell: TableCell) -> Int { (cell.row == gold.row ? 0 : 1) + (cell.column == gold.column ? 0 : 1) }
    return Array(others.sorted { distance($0) < distance($1) }.prefix(3))
  }
}
