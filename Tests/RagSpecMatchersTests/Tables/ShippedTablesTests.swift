import RagSpecBehaviors
import RagSpecCore
import RagSpecMatchers
import TableFormats
import Testing

@testable import RagSpecMatchers

/// The expected value of every shipped table case, put in several ways, passes; its neighbors' values do not.
@Suite struct ShippedTablesTests {
  @Test func `right values pass in every style`() throws {
    var count = 0
    for shipped in try ShippedCase.all(in: "table-reading", TableReading.self) {
      for node in [shipped.expectation("number"), shipped.expectation("cell")].compactMap(\.self) {
        let expectation = try ExpectationReader().expectation(from: node)
        for answer in try Self.answers(to: node, shipped) {
          count += 1
          let assessment = try expectation.assess(
            .text(answer), in: CaseContext(input: shipped.input), explaining: true)
          #expect(assessment.passed, "\(shipped.id): '\(answer)' \(assessment.notes)")
        }
      }
    }
    #expect(count > 500)
  }

  @Test func `the values of neighbors fail`() throws {
    var count = 0
    for shipped in try ShippedCase.all(in: "table-reading", TableReading.self) {
      guard let table = shipped.input.table, let cell = try Self.cell(shipped) else { continue }
      for node in [shipped.expectation("number"), shipped.expectation("cell")].compactMap(\.self) {
        let expectation = try ExpectationReader().expectation(from: node)
        for neighbor in Self.neighbors(of: cell, in: table) {
          for answer in [neighbor, "It was \(neighbor)."] {
            count += 1
            let assessment = try expectation.assess(.text(answer), in: CaseContext(input: shipped.input))
            #expect(!assessment.passed, "\(shipped.id): '\(answer)'")
          }
        }
      }
    }
    #expect(count > 1_000)
  }

  private static func answers(to node: ConfigNode, _ shipped: ShippedCase) throws -> [String] {
    let isCell = node.entries.first?.key.text == "cell"
    let value = isCell ? try cell(shipped)?.text ?? "" : PlainNumber.text(node.entries.first?.value.number ?? 0)
    let plain = [
      value, "The answer is \(value).", "**\(value)**", "\"\(value)\"",
      "The value for \(shipped.input.question) is \(value).",
    ]
    return isCell ? plain : plain + withUnit(node)
  }

  private static func withUnit(_ node: ConfigNode) -> [String] {
    let number = node.entries.first?.value.number ?? 0
    let text = PlainNumber.text(number)
    switch node["unit"]?.text {
    case nil: return ["$\(text) million", "\(text) of them"]
    case "USD million":
      return ["$\(text) million", "USD \(text)m", "\(number / 1_000) billion dollars", "US$\(text)M"]
    case "EUR": return ["€\(text)", "\(text) EUR", "\(text) euros", "\(number / 1_000)k EUR", "EUR \(text)"]
    case "ms": return ["\(text) ms", "\(number / 1_000) seconds"]
    case "minutes": return ["\(text) min", "\(number * 60) seconds"]
    case let unit?: return ["\(text) \(unit)", "\(text)\u{A0}\(unit)"]
    }
  }

  /// The cell that a case asks for.
  private static func cell(_ shipped: ShippedCase) throws -> TableCell? {
    guard let node = shipped.expectation("cell")?.entries.first?.value, let row = node["row"] else { return nil }
    return try shipped.input.table?.cell(row: .label(row.text), column: node["column"]?.text ?? "")
  }

  /// The other values in the row and the column of a cell.
  private static func neighbors(of cell: TableCell, in table: Table) -> [String] {
    let value = CellText(cell.text).quantity?.value
    let texts = table.rows[cell.row] + table.rows.map { $0[cell.column] }
    return texts.filter { text in
      text != cell.text && !text.isEmpty && (value == nil || CellText(text).quantity?.value != value)
    }
  }
}
