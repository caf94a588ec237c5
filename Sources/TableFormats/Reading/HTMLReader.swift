/// Reads the first `<table>` of an HTML text.
///
/// Cells that span rows or columns are repeated where they reach. The header is `<thead>`, or else the first rows that
/// consist of `<th>` alone, or else the first row. `<caption>`, or a header row of one cell over all columns, is the title.
/// Tags inside cells vanish, a table inside a cell included; end tags may be missing.
struct HTMLReader {
  private let source: TableSource
  private var rows: [HTMLRow] = []
  private var row: HTMLRow?
  /// What text belongs to; outside cells and captions it belongs to nothing.
  private var place = Place.outside
  /// The text of the open cell or caption.
  private var text = HTMLCellText()
  private var title: String?
  private var group = 0
  private var isInHead = false
  /// How many tables are open: 1 in the table that is read, 2 in one inside its cells.
  private var depth = 0

  private enum Place {
    case outside, caption, cell(HTMLTag)
  }

  private init(_ source: TableSource) { self.source = source }

  static func read(_ source: TableSource, _ options: TableReadingOptions) throws(TableReadingError) -> ParsedTable {
    var reader = HTMLReader(source)
    var tokens = HTMLTokenizer(source.bytes)
    var start: Int?
    while let token = tokens.next() {
      guard start == nil else {
        reader.read(token)
        if reader.depth == 0 { break }
        continue
      }
      if case .start(let tag) = token, tag.name == "table" { (start, reader.depth) = (tag.offset, 1) }
    }
    guard let start else { throw source.error(.noHTMLTable, at: 0) }
    reader.endRow()
    reader.endCaption()
    guard !reader.rows.isEmpty else { throw source.error(.empty, at: start) }
    var table = try HTMLGrid(reader.rows).parsed(from: source, title: reader.title, options)
    if let other = nextTable(in: &tokens) { table.remarks = [(.ignoredTables, other)] }
    return table
  }

  private static func nextTable(in tokens: inout HTMLTokenizer) -> Int? {
    while let token = tokens.next() {
      if case .start(let tag) = token, tag.name == "table" { return tag.offset }
    }
    return nil
  }
}

/// A row as it is marked up, before spans are spread out.
struct HTMLRow {
  struct Cell {
    var text: String
    var tag: HTMLTag
  }

  var cells: [Cell] = []
  /// Counts the `<thead>`, `<tbody>` and `<tfoot>` so far; spans end with them.
  var group: Int
  var isInHead: Bool

  var isHeader: Bool { cells.allSatisfy { $0.tag.name == "th" } }
}

// MARK: Tokens

extension HTMLReader {
  private mutating func read(_ token: HTMLToken) {
    switch token {
    case .text(let range): text.append(source.bytes[range])
    case .start(let tag): depth > 1 ? readNested(tag.name, isStart: true) : readStart(tag)
    case .end(let name): depth > 1 ? readNested(name, isStart: false) : readEnd(name)
    }
  }

  private mutating func readStart(_ tag: HTMLTag) {
    switch tag.name {
    case "caption": if row == nil, title == nil { open(.caption) }
    case "thead", "tbody", "tfoot": beginGroup(isHead: tag.name == "thead")
    case "tr":
      endRow()
      beginRow()
    case "td", "th":
      endCell()
      if row == nil { beginRow() }
      open(.cell(tag))
    case "table":
      depth += 1
      text.breakBlock()
    case let name: readInline(name)
    }
  }

  private mutating func readEnd(_ name: String) {
    switch name {
    case "caption": endCaption()
    case "td", "th": endCell()
    case "tr": endRow()
    case "thead", "tbody", "tfoot": beginGroup(isHead: false)
    case "table": depth -= 1
    default: readInline(name)
    }
  }

  /// Inside a table inside a cell: the outer table's rows and cells stay open.
  private mutating func readNested(_ name: String, isStart: Bool) {
    switch name {
    case "table":
      depth += isStart ? 1 : -1
      text.breakBlock()
    case "tr": text.breakBlock()
    case "td", "th": text.space()
    default: readInline(name)
    }
  }

  private mutating func readInline(_ name: String) {
    switch name {
    case "br": text.breakLine()
    case "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6":
      text.breakBlock()
    default: break
    }
  }

  /// Text outside cells and captions is collected like any other and forgotten here.
  private mutating func open(_ place: Place) {
    self.place = place
    text = HTMLCellText()
  }
}

// MARK: Rows

extension HTMLReader {
  private mutating func beginGroup(isHead: Bool) {
    endRow()
    group += 1
    isInHead = isHead
  }

  private mutating func beginRow() {
    endCaption()
    row = HTMLRow(group: group, isInHead: isInHead)
  }

  private mutating func endRow() {
    endCell()
    if let row, !row.cells.isEmpty { rows.append(row) }
    row = nil
  }

  private mutating func endCell() {
    guard case .cell(let tag) = place else { return }
    row?.cells.append(HTMLRow.Cell(text: text.value, tag: tag))
    open(.outside)
  }

  private mutating func endCaption() {
    guard case .caption = place else { return }
    if !text.value.isEmpty { title = text.value }
    open(.outside)
  }
}
