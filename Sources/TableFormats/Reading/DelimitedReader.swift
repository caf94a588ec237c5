/// Reads comma- or tab-separated values.
///
/// RFC 4180, and beyond it: lines may end with LF, CR or CRLF; a quote inside an unquoted cell means itself; blank lines
/// are passed over; a line break inside a quoted cell is kept, CRLF as LF.
struct DelimitedReader {
  /// How a cell that holds quotes is written.
  private enum Quoting {
    /// In quotes, with quotes inside doubled, as RFC 4180 says.
    case doubled
    /// In quotes, with quotes and backslashes inside behind a backslash, as some dumps of databases and Web tables do.
    case backslash
    /// As it is: quotes mean nothing.
    case none
  }

  private let source: TableSource
  private let delimiter: UInt8
  private let quoting: Quoting
  private var position = 0

  static func read(
    _ source: TableSource, delimiter: UInt8, _ options: TableReadingOptions
  ) throws(TableReadingError) -> ParsedTable {
    let rows = try rows(of: source, delimiter)
    let headerRows = options.headerRows ?? HeaderDetection.headerRowCount(of: rows)
    guard headerRows <= rows.count else {
      throw source.error(.missingHeader(wanted: headerRows, rows: rows.count), at: 0)
    }
    return ParsedTable(
      headerRows: HeaderDetection.fillingSpans(Array(rows[..<headerRows])), rows: Array(rows[headerRows...]))
  }

  /// Finds the delimiter of a CSV text: spreadsheets write semicolons where the comma is the decimal sign.
  static func delimiter(of source: TableSource) -> UInt8 {
    var (found, isQuoted) = (Set<UInt8>(), false)
    for byte in source.bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "\n"), !isQuoted, !found.isEmpty { break }
      if byte >= 0x20 || byte == UInt8(ascii: "\t"), !isQuoted { found.insert(byte) }
    }
    return [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].first(where: found.contains) ?? UInt8(ascii: ",")
  }

  /// Reads by the RFC; only what that cannot read is tried with backslashes, and TSV then without quotes.
  ///
  /// Not the other way round: the cell `"C:\"` is right by the RFC.
  private static func rows(of source: TableSource, _ delimiter: UInt8) throws(TableReadingError) -> [[SourceCell]] {
    let others: [Quoting] = delimiter == UInt8(ascii: "\t") ? [.backslash, .none] : [.backslash]
    do throws(TableReadingError) {
      var reader = DelimitedReader(source: source, delimiter: delimiter, quoting: .doubled)
      return try reader.rows()
    } catch {
      for quoting in others {
        var reader = DelimitedReader(source: source, delimiter: delimiter, quoting: quoting)
        if let rows = try? reader.rows() { return rows }
      }
      throw error
    }
  }

  private init(source: TableSource, delimiter: UInt8, quoting: Quoting) {
    self.source = source
    self.delimiter = delimiter
    self.quoting = quoting
  }
}

extension DelimitedReader {
  private var current: UInt8? { position < source.bytes.count ? source.bytes[position] : nil }

  private mutating func rows() throws(TableReadingError) -> [[SourceCell]] {
    var rows: [[SourceCell]] = []
    while current != nil {
      if skipLineEnd() { continue }
      rows.append(try row())
    }
    return rows
  }

  private mutating func row() throws(TableReadingError) -> [SourceCell] {
    var cells: [SourceCell] = []
    while true {
      cells.append(try cell())
      guard current == delimiter else { break }
      position += 1
    }
    _ = skipLineEnd()
    return cells
  }

  private mutating func cell() throws(TableReadingError) -> SourceCell {
    let start = position
    if quoting != .none, current == UInt8(ascii: "\"") {
      return SourceCell(text: try quotedText(), offset: start)
    }
    while let byte = current, byte != delimiter, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {
      position += 1
    }
    return SourceCell(text: source.text(start..<position), offset: start)
  }

  private mutating func quotedText() throws(TableReadingError) -> String {
    let opening = position
    var text: [UInt8] = []
    position += 1
    while let byte = current {
      let announcesNext = announcesNext(byte)
      if byte == UInt8(ascii: "\""), !announcesNext {
        position += 1
        try requireCellEnd()
        return String(decoding: text, as: UTF8.self)
      }
      if announcesNext { position += 1 }
      text.append(source.bytes[position])
      position += 1
    }
    throw source.error(.unclosedQuote, at: opening)
  }

  /// Whether a byte inside quotes stands only for what follows: an escape, or the CR of a CRLF.
  private func announcesNext(_ byte: UInt8) -> Bool {
    let next = position + 1 < source.bytes.count ? source.bytes[position + 1] : nil
    switch byte {
    case UInt8(ascii: "\""): return quoting == .doubled && next == byte
    case UInt8(ascii: "\\"): return quoting == .backslash && (next == byte || next == UInt8(ascii: "\""))
    case UInt8(ascii: "\r"): return next == UInt8(ascii: "\n")
    default: return false
    }
  }

  private func requireCellEnd() throws(TableReadingError) {
    switch current {
    case nil, delimiter, UInt8(ascii: "\n"), UInt8(ascii: "\r"): return
    default: throw source.error(.textAfterQuote, at: position)
    }
  }

  private mutating func skipLineEnd() -> Bool {
    let start = position
    if current == UInt8(ascii: "\r") { position += 1 }
    if current == UInt8(ascii: "\n") { position += 1 }
    return position > start
  }
}
