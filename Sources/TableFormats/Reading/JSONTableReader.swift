import JSONText

/// Reads tables from JSON: `[{…}, …]`, `[[…], …]`, `{"columns": …, "rows": …}`, or one row a line.
///
/// Rows that are objects make a column of each key, in the order in which the keys first appear; a missing key is an empty
/// cell. Of rows that are arrays the first is the header. Numbers keep their spelling, `null` is empty, nothing nests.
/// With "columns" that are arrays, as in `[["2024", "Q1"], ["2024", "Q2"]]`, the header has several levels.
struct JSONTableReader {
  private let source: TableSource
  private var scanner: JSONScanner
  /// Bytes of the source before those of the scanner.
  private var start = 0
  private var rows = JSONRows()

  static func readDocument(
    _ source: TableSource, _ options: TableReadingOptions
  ) throws(TableReadingError) -> ParsedTable {
    try source.bytes.withUnsafeBufferPointer { (bytes) throws(TableReadingError) in
      var reader = JSONTableReader(source: source, scanner: JSONScanner(bytes))
      return try reader.document(options)
    }
  }

  static func readLines(_ source: TableSource, _ options: TableReadingOptions) throws(TableReadingError) -> ParsedTable
  {
    try source.bytes.withUnsafeBufferPointer { (bytes) throws(TableReadingError) in
      var reader = JSONTableReader(source: source, scanner: JSONScanner(bytes))
      for line in JSONLines(bytes) {
        reader.start = line.offset
        reader.scanner = JSONScanner(line.bytes, firstLine: line.number)
        try reader.row()
        try reader.checked { (scanner) throws(JSONError) in try scanner.finish() }
      }
      return try reader.rows.parsed(from: source, options)
    }
  }

  private init(source: TableSource, scanner: JSONScanner) {
    self.source = source
    self.scanner = scanner
  }

  private var offset: Int { start + scanner.position }

  /// Does one step of the scanner and gives its errors the type of this module.
  private mutating func checked<Value>(
    _ step: (inout JSONScanner) throws(JSONError) -> Value
  ) throws(TableReadingError) -> Value {
    do throws(JSONError) {
      return try step(&scanner)
    } catch {
      throw TableReadingError(problem: .invalidJSON(error.problem), line: error.line, column: error.column)
    }
  }
}

// MARK: Documents

extension JSONTableReader {
  private mutating func document(_ options: TableReadingOptions) throws(TableReadingError) -> ParsedTable {
    var table: ParsedTable
    switch try kind() {
    case .array:
      try rowArray()
      table = try rows.parsed(from: source, options)
    case .object: table = try members(options)
    default: throw source.error(.jsonWithoutRows, at: offset)
    }
    try checked { (scanner) throws(JSONError) in try scanner.finish() }
    return table
  }

  private mutating func members(_ options: TableReadingOptions) throws(TableReadingError) -> ParsedTable {
    var (title, notes, hasRows) = (String?.none, [String](), false)
    var remarks: [(TableRemark.Problem, Int)] = []
    try checked { (scanner) throws(JSONError) in try scanner.enterObject() }
    while let key = try nextKey() {
      switch key.text {
      case "title": title = try cell().text
      case "notes": notes = try cells().map(\.text)
      case "columns": rows.columns = try columns()
      case "rows":
        try rowArray()
        hasRows = true
      case let other:
        remarks.append((.ignoredMember(other), key.offset))
        try checked { (scanner) throws(JSONError) in try scanner.skipValue() }
      }
    }
    guard hasRows else { throw source.error(.jsonWithoutRows, at: 0) }
    var table = try rows.parsed(from: source, options)
    (table.title, table.notes, table.remarks) = (title, notes, remarks)
    return table
  }

  /// The names of the columns, each a text or the levels of one.
  private mutating func columns() throws(TableReadingError) -> [[SourceCell]] {
    var columns: [[SourceCell]] = []
    try checked { (scanner) throws(JSONError) in try scanner.enterArray() }
    while try nextElement() { columns.append(try kind() == .array ? try cells() : [try cell()]) }
    return columns
  }

  private mutating func rowArray() throws(TableReadingError) {
    try checked { (scanner) throws(JSONError) in try scanner.enterArray() }
    while try nextElement() { try row() }
  }
}

// MARK: Rows

extension JSONTableReader {
  private mutating func row() throws(TableReadingError) {
    switch try kind() {
    case .array: rows.arrays.append(try cells())
    case .object: try record()
    default: throw source.error(.jsonWithoutRows, at: offset)
    }
    if !rows.arrays.isEmpty, !rows.records.isEmpty { throw source.error(.mixedJSONRows, at: offset) }
  }

  private mutating func record() throws(TableReadingError) {
    var record = JSONRows.Record(offset: offset)
    try checked { (scanner) throws(JSONError) in try scanner.enterObject() }
    while let key = try nextKey() {
      guard record.cells.updateValue(try cell(), forKey: rows.place(of: key)) == nil else {
        throw source.error(.duplicateKey(key.text), at: key.offset)
      }
    }
    rows.records.append(record)
  }

  private mutating func cells() throws(TableReadingError) -> [SourceCell] {
    var cells: [SourceCell] = []
    try checked { (scanner) throws(JSONError) in try scanner.enterArray() }
    while try nextElement() { cells.append(try cell()) }
    return cells
  }

  private mutating func cell() throws(TableReadingError) -> SourceCell {
    let kind = try kind()
    let offset = offset
    guard kind != .array, kind != .object else { throw source.error(.nestedJSONCell, at: offset) }
    let text = try checked { (scanner) throws(JSONError) in
      switch kind {
      case .string: return try scanner.string().text
      case .number: return try scanner.number().text
      case .boolean: return try scanner.boolean() ? "true" : "false"
      case .null, .array, .object:
        try scanner.null()
        return ""
      }
    }
    return SourceCell(text: text, offset: offset)
  }

  private mutating func kind() throws(TableReadingError) -> JSONKind {
    try checked { (scanner) throws(JSONError) in try scanner.kind() }
  }

  private mutating func nextElement() throws(TableReadingError) -> Bool {
    try checked { (scanner) throws(JSONError) in try scanner.nextElement() }
  }

  private mutating func nextKey() throws(TableReadingError) -> SourceCell? {
    let start = start
    return try checked { (scanner) throws(JSONError) in
      guard let key = try scanner.nextKey() else { return nil }
      return SourceCell(text: key.text, offset: start + scanner.offset(of: key))
    }
  }
}
