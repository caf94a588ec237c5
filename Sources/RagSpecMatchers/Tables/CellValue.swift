import RagSpecCore
import TableFormats
import TextNormalization

/// What a cell says: a number with its unit, a time of day, or words.
enum CellValue {
  /// The number as the cell has it, and with the unit of the whole table where the cell has none.
  case number(ExpectedNumber, ofTable: ExpectedNumber?)
  case time(ClockTime)
  /// The words, and the longer cells of the same column that begin or end with them.
  case words(NormalizedPhrase, longer: [NormalizedPhrase])
  /// Nothing that an answer could state: blank, or a dash.
  case nothing

  enum Kind { case number, time, words, nothing }

  var kind: Kind {
    switch self {
    case .number: .number
    case .time: .time
    case .words: .words
    case .nothing: .nothing
    }
  }

  static func of(
    _ cell: TableCell, in table: Table, tolerance: NumberTolerance, _ normalizer: Normalizer
  ) -> CellValue {
    let value = alone(cell, in: table, tolerance: tolerance, normalizer)
    guard case .words(let phrase, _) = value else { return value }
    let longer = table.rows.map { CellText($0[cell.column]).text }
      .filter { $0.utf8.count > phrase.original.utf8.count }
      .map { NormalizedPhrase($0, normalizer, wholeWords: true) }
      .filter { phrase.isIn(normalized: $0.normalized) }
    return .words(phrase, longer: longer)
  }

  /// What the cell says, whatever stands above and below it.
  static func alone(
    _ cell: TableCell, in table: Table, tolerance: NumberTolerance, _ normalizer: Normalizer
  ) -> CellValue {
    let text = CellText(cell.text)
    if let quantity = text.quantity { return number(quantity, of: cell, in: table, tolerance) }
    if let time = ClockTime(wholeOf: text.text) { return .time(time) }
    let phrase = NormalizedPhrase(text.text, normalizer, wholeWords: true)
    return phrase.isEmpty ? .nothing : .words(phrase, longer: [])
  }

  private static func number(
    _ quantity: Quantity, of cell: TableCell, in table: Table, _ tolerance: NumberTolerance
  ) -> CellValue {
    let number = quantity.isParenthesized ? -quantity.number : quantity.number
    let unit = CellUnit.unit(of: cell, quantity, in: table)
    let unitOfTable = unit == nil && cell.column > 0 ? CellUnit.unitOfTable(table) : nil
    return .number(
      ExpectedNumber(number, unit: unit, tolerance: tolerance),
      ofTable: unitOfTable.map { ExpectedNumber(number, unit: $0, tolerance: tolerance) })
  }

  func isStated(in answer: CellAnswer) -> Bool {
    switch self {
    case .number(let number, let ofTable):
      let picked = answer.numbers.picked(.last, expecting: number)
      return picked.contains { number.accepts($0) || ofTable?.accepts($0) ?? false }
    case .time(let time): return answer.time == time
    case .words(let phrase, let longer): return phrase.isIn(normalized: answer.normalized, outsideOf: longer)
    case .nothing: return false
    }
  }

  /// Explains why an answer's number is not the cell's, where it is more than another number.
  func remark(on answer: CellAnswer) -> String? {
    guard case .number(let number, _) = self else { return nil }
    return answer.numbers.picked(.last, expecting: number).last.flatMap { number.remark(on: $0) }
  }
}
