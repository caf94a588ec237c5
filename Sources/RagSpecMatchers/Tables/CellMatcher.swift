package import RagSpecCore
import TableFormats
import TextNormalization

/// The output is the value of one cell of the case's table.
package struct CellMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "cell", summary: "the output states the value of this cell, and says whose value it is when it is another's",
    discussion: """
      A cell that holds a number is compared as a number, with the unit of its header, and a time as a time: the last \
      one that the output states counts. Any other cell must stand in the output as whole words, and not only as part \
      of a longer cell's of its column. `row` is the text of the first column, or conditions on several: {Region: EMEA, Year: 2024}.
      """,
    value: .mapping([
      Field("row", .either([.text, .dictionary(.text)]), isRequired: true, "the row: its first cell, or conditions"),
      Field("column", .text, isRequired: true, "the column's name; levels of a header are joined by ' / '"),
    ]),
    options: [NumberTolerance.field] + CommonOptions.normalization,
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
  private let location: SourceLocation
  private let tolerance: NumberTolerance
  private let normalizer: Normalizer

  package init(_ options: Options) throws(InvalidInput) {
    row = Self.selector(options.value["row"])
    column = options.value["column"]?.text ?? ""
    location = options.value.location
    tolerance = try NumberTolerance(options["tolerance"])
    normalizer = try CommonOptions.normalizer(options)
  }

  private static func selector(_ node: ConfigNode?) -> TableRowSelector {
    guard let node, node.kind == .mapping else { return .label(node?.text ?? "") }
    return .matching(node.entries.map { TableRowSelector.Condition(column: $0.key.text, value: $0.value.text) })
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    guard let (cell, table) = cell(in: context.input) else { return 0 }
    return value(of: cell, in: table).isStated(in: answer(text, context)) ? 1 : 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    guard let (cell, table) = cell(in: context.input) else { return Explanation(expected: "a cell of the table") }
    let (value, answer) = (value(of: cell, in: table), answer(text, context))
    let expected = "'\(cell.text)', \(TableCellName(cell, in: table))"
    guard !value.isStated(in: answer) else {
      let steps = normalizer.stepsNote { normalizer in
        let answer = CellAnswer(text, question: context.input.question, normalizer)
        return CellValue.of(cell, in: table, tolerance: tolerance, normalizer).isStated(in: answer)
      }
      return Explanation(expected: expected, notes: [steps].compactMap(\.self))
    }
    let others = otherCells(than: cell, in: table, statedBy: answer)
    let notes = others.map { "that is the value of \(TableCellName($0, in: table))" }
    return Explanation(expected: expected, notes: notes + [value.remark(on: answer)].compactMap(\.self))
  }

  package func problems(in input: CaseInput, at node: ConfigNode) -> [Diagnostic] {
    guard let table = input.table else {
      return [Diagnostic("no-table", "the case has no table", at: node.location, hint: "add 'table: …' to it")]
    }
    do throws(TableLookUpError) {
      let cell = try table.cell(row: row, column: column)
      guard case .nothing = value(of: cell, in: table) else { return [] }
      return [
        Diagnostic(
          "empty-cell", "the cell holds no value: '\(cell.text)'", at: location,
          hint: "say with 'contains-any' how the output may put that there is none")
      ]
    } catch { return [Diagnostic("unknown-cell", "\(error)", at: location)] }
  }

  private func cell(in input: CaseInput) -> (TableCell, Table)? {
    guard let table = input.table, let cell = try? table.cell(row: row, column: column) else { return nil }
    return (cell, table)
  }

  private func answer(_ text: String, _ context: CaseContext) -> CellAnswer {
    CellAnswer(text, question: context.input.question, normalizer)
  }

  private func value(of cell: TableCell, in table: Table) -> CellValue {
    CellValue.of(cell, in: table, tolerance: tolerance, normalizer)
  }

  /// Up to three other cells of the same kind whose value the output states, the nearest first.
  ///
  /// An answer holds many words that stand somewhere in the table, so beside words only the same column tells, or else
  /// the same row.
  private func otherCells(than gold: TableCell, in table: Table, statedBy answer: CellAnswer) -> [TableCell] {
    let kind = value(of: gold, in: table).kind
    let others = table.cells.filter { cell in
      guard cell.text != gold.text, kind != .words || cell.row == gold.row || cell.column == gold.column else {
        return false
      }
      let value = CellValue.alone(cell, in: table, tolerance: tolerance, normalizer)
      return value.kind == kind && value.isStated(in: answer)
    }
    let sameColumn = others.filter { $0.column == gold.column }
    let sameRow = others.filter { $0.row == gold.row }
    let elsewhere = others.filter { $0.row != gold.row && $0.column != gold.column }
    if kind == .words, !sameColumn.isEmpty { return Array(sameColumn.prefix(3)) }
    return Array((sameRow + sameColumn + elsewhere).prefix(3))
  }
}

extension Table {
  fileprivate var cells: [TableCell] {
    rows.indices.flatMap { row in
      rows[row].indices.map { TableCell(row: row, column: $0, text: rows[row][$0]) }
    }
  }
}

/// A cell in words: "row 'Services', column 'Q2'".
private struct TableCellName: CustomStringConvertible {
  let description: String

  init(_ cell: TableCell, in table: Table) {
    let label = table.rows[cell.row].first ?? ""
    let row = label.trimmingSpaces.isEmpty ? "\(cell.row + 1)" : "'\(label)'"
    description = "row \(row), column '\(table.columnNames[cell.column])'"
  }
}
