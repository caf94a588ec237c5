/// Reads the first pipe table of a Markdown text, as GitHub writes them.
///
/// A table is a line of cells, a line of dashes with as many cells, and the lines with pipes below. The heading or bold
/// line right above is its title; footnotes right below are its notes; all other text is passed over.
struct MarkdownReader {
  private let source: TableSource
  /// The lines without the white space at their ends.
  private let lines: [Range<Int>]

  static func read(_ source: TableSource) throws(TableReadingError) -> ParsedTable {
    let reader = MarkdownReader(source)
    guard let header = reader.firstHeader(from: 0) else { throw source.error(.noMarkdownTable, at: 0) }
    let end = reader.endOfRows(from: header + 2)
    var table = ParsedTable(
      title: reader.title(above: header), headerRows: [reader.cells(of: reader.lines[header])],
      rows: reader.lines[header + 2..<end].map(reader.cells), notes: reader.notes(from: end))
    if let other = reader.firstHeader(from: end) { table.remarks = [(.ignoredTables, reader.lines[other].lowerBound)] }
    return table
  }

  private init(_ source: TableSource) {
    self.source = source
    var lines: [Range<Int>] = []
    var start = 0
    while start < source.bytes.count {
      let end = source.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.bytes.count
      lines.append(source.trimmed(start..<end))
      start = end + 1
    }
    self.lines = lines
  }
}

extension MarkdownReader {
  private func firstHeader(from start: Int) -> Int? {
    guard start + 1 < lines.count else { return nil }
    return (start..<lines.count - 1).first { line in
      guard !separators(in: lines[line]).isEmpty, isDashes(lines[line + 1]) else { return false }
      return cells(of: lines[line]).count == cells(of: lines[line + 1]).count
    }
  }

  private func endOfRows(from start: Int) -> Int {
    lines[start...].firstIndex { separators(in: $0).isEmpty } ?? lines.count
  }

  private func isDashes(_ line: Range<Int>) -> Bool {
    !separators(in: line).isEmpty
      && cells(of: line).allSatisfy { cell in
        var dashes = Substring(cell.text).utf8
        if dashes.first == UInt8(ascii: ":") { dashes.removeFirst() }
        if dashes.last == UInt8(ascii: ":") { dashes.removeLast() }
        return !dashes.isEmpty && dashes.allSatisfy { $0 == UInt8(ascii: "-") }
      }
  }

  private func title(above header: Int) -> String? {
    guard let line = lines[..<header].last(where: { !$0.isEmpty }) else { return nil }
    let text = source.text(line)
    if text.hasPrefix("#") { return String(text.drop { $0 == "#" }).collapsingWhitespace }
    guard text.utf8.count > 4, text.hasPrefix("**"), text.hasSuffix("**") else { return nil }
    return String(text.dropFirst(2).dropLast(2))
  }

  private func notes(from start: Int) -> [String] {
    lines[start...].filter { !$0.isEmpty }.map(source.text).prefix(while: NoteMarker.begins).map { $0 }
  }
}

// MARK: Cells

extension MarkdownReader {
  private func cells(of line: Range<Int>) -> [SourceCell] {
    var bounds = separators(in: line)
    if bounds.first != line.lowerBound { bounds.insert(line.lowerBound - 1, at: 0) }
    if bounds.last != line.upperBound - 1 { bounds.append(line.upperBound) }
    return zip(bounds, bounds.dropFirst()).map { bar, next in
      let cell = source.trimmed(bar + 1..<next)
      return SourceCell(text: MarkdownText.decoded(source.bytes[cell]), offset: cell.lowerBound)
    }
  }

  /// The pipes of a line that no backslash precedes.
  private func separators(in line: Range<Int>) -> [Int] {
    var places: [Int] = []
    var position = line.lowerBound
    while position < line.upperBound {
      if source.bytes[position] == UInt8(ascii: "|") { places.append(position) }
      position += source.bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return places
  }
}

extension TableSource {
  /// A range without the spaces, tabs and carriage returns at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    guard let first = bytes[range].firstIndex(where: { !isBlank($0) }),
      let last = bytes[range].lastIndex(where: { !isBlank($0) })
    else { return range.lowerBound..<range.lowerBound }
    return first..<last + 1
  }
}
