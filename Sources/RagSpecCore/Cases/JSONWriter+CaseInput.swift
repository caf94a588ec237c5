package import JSONText
import TableFormats

extension JSONWriter {
  /// What a case asks, as programs read it: `question`, `history` and `table`, as far as there are any.
  ///
  /// What a good answer would be is no part of it.
  package mutating func members(_ input: CaseInput) {
    member("question", input.question)
    if !input.history.isEmpty { member("history", input.history) }
    guard let table = input.table else { return }
    key("table")
    beginObject()
    member("columns", table.columnNames)
    key("rows")
    beginArray()
    for row in table.rows {
      beginArray()
      for cell in row { string(cell) }
      endArray()
    }
    endArray()
    endObject()
  }
}
