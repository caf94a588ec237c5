/// The rows of a JSON table: all arrays or all objects, with or without a list of columns.
struct JSONRows {
  struct Record {
    var cells: [Int: SourceCell] = [:]
    let offset: Int

    init(offset: Int) { self.offset = offset }
  }

  /// The levels of each column's name, if the text lists the columns.
  var columns: [[SourceCell]]?
  var arrays: [[SourceCell]] = []
  var records: [Record] = []
  /// The keys of all records in the order in which they first appear.
  private var keys: [SourceCell] = []
  private var places: [String: Int] = [:]

  mutating func place(of key: SourceCell) -> Int {
    if let place = places[key.text] { return place }
    places[key.text] = keys.count
    keys.append(key)
    return keys.count - 1
  }

  func parsed(from source: TableSource, _ options: TableReadingOptions) throws(TableReadingError) -> ParsedTable {
    if let columns {
      return ParsedTable(
        headerRows: Self.levels(of: columns), rows: records.isEmpty ? arrays : try listed(columns, source))
    }
    guard records.isEmpty else {
      return ParsedTable(headerRows: [keys], rows: records.map { $0.row(keys.indices) })
    }
    let headerRows = options.headerRows ?? 1
    guard !arrays.isEmpty else { throw source.error(.empty, at: 0) }
    guard headerRows <= arrays.count else {
      throw source.error(.missingHeader(wanted: headerRows, rows: arrays.count), at: 0)
    }
    return ParsedTable(
      headerRows: HeaderDetection.fillingSpans(Array(arrays[..<headerRows])), rows: Array(arrays[headerRows...]))
  }

  /// The records in the order of a list of columns, by the name that a table gives them.
  private func listed(_ columns: [[SourceCell]], _ source: TableSource) throws(TableReadingError) -> [[SourceCell]] {
    let names = Table(headerRows: Self.levels(of: columns).map { $0.map(\.text) }, rows: []).columnNames
    for key in keys where !names.contains(key.text.collapsingWhitespace) {
      throw source.error(.unknownKey(key.text), at: key.offset)
    }
    let order = names.map { name in keys.firstIndex { $0.text.collapsingWhitespace == name } ?? keys.count }
    return records.map { $0.row(order) }
  }

  /// Turns columns of levels into rows of names; a column with fewer levels has blanks below.
  private static func levels(of columns: [[SourceCell]]) -> [[SourceCell]] {
    (0..<(columns.map(\.count).max() ?? 0)).map { level in
      columns.map { $0.indices.contains(level) ? $0[level] : SourceCell(text: "", offset: 0) }
    }
  }
}

extension JSONRows.Record {
  fileprivate func row(_ places: some Sequence<Int>) -> [SourceCell] {
    places.map { cells[$0] ?? SourceCell(text: "", offset: offset) }
  }
}
