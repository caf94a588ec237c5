/// What a reader found, before its rows are made equally long.
struct ParsedTable {
  var title: String?
  var headerRows: [[SourceCell]]
  var rows: [[SourceCell]]
  var notes: [String] = []
  /// What the reader itself had to pass over, and where.
  var remarks: [(problem: TableRemark.Problem, offset: Int)] = []

  /// A table that would have more cells than this is refused: padding lets a small text claim a huge one.
  static let cellLimit = 5_000_000

  /// Makes the table: takes notes off its end, refuses rows that are too long, pads those that are too short.
  func assembled(from source: TableSource) throws(TableReadingError) -> TableReading {
    let columns = headerRows.map(\.count).max() ?? rows.first?.count ?? 0
    guard columns > 0 else { throw source.error(.empty, at: 0) }
    guard columns <= Self.cellLimit / (headerRows.count + rows.count) else {
      throw source.error(.tooLarge(cells: Self.cellLimit), at: 0)
    }
    let body = columns > 1 ? rows.dropLast(trailingNoteCount) : rows[...]
    var remarks = remarks
    for row in body {
      if row.count > columns {
        throw source.error(.longRow(cells: row.count, columns: columns), at: row[columns].offset)
      }
      if row.count < columns, let first = row.first {
        remarks.append((.shortRow(cells: row.count, columns: columns), first.offset))
      }
    }
    let table = Table(
      title: title, headerRows: headerRows.map { $0.map(\.text) }, rows: body.map { $0.map(\.text) },
      notes: rows[body.endIndex...].map { $0[0].text } + notes)
    let located = LineCounter(source).lines(at: remarks.map(\.offset))
    return TableReading(table: table, remarks: zip(remarks, located).map { TableRemark(problem: $0.problem, line: $1) })
  }

  private var trailingNoteCount: Int {
    rows.reversed().prefix { row in
      row.dropFirst().allSatisfy(\.text.isEmpty) && (row.first.map { NoteMarker.begins($0.text) } ?? false)
    }.count
  }
}

/// The line numbers of many places in one pass.
private struct LineCounter {
  let source: TableSource

  init(_ source: TableSource) { self.source = source }

  func lines(at offsets: [Int]) -> [Int] {
    var (line, position) = (1, 0)
    var lines = [Int](repeating: 1, count: offsets.count)
    for index in offsets.indices.sorted(by: { offsets[$0] < offsets[$1] }) {
      for byte in source.bytes[position..<max(position, offsets[index])] where byte == UInt8(ascii: "\n") { line += 1 }
      position = max(position, offsets[index])
      lines[index] = line
    }
    return lines
  }
}
