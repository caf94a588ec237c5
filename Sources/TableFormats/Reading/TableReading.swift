/// A table that was read from text, and what the reader had to make up.
package struct TableReading: Hashable, Sendable {
  /// The table as it was read.
  package let table: Table
  /// What may not be meant.
  package let remarks: [TableRemark]
}

/// Something in a source that is allowed but may not be meant.
package struct TableRemark: Hashable, Sendable {
  /// What a reader can remark on.
  package enum Problem: Hashable, Sendable {
    /// The row was padded with empty cells.
    case shortRow(cells: Int, columns: Int)
    /// A JSON member that has no meaning for a table was passed over.
    case ignoredMember(String)
    /// The text holds further tables; the first was read.
    case ignoredTables
  }

  /// What was found.
  package let problem: Problem
  /// Counted from 1.
  package let line: Int
}

extension TableRemark: CustomStringConvertible {
  package var description: String {
    switch problem {
    case .shortRow(let cells, let columns): "line \(line): \(cells) of \(columns) cells; the others are empty"
    case .ignoredMember(let name): "line \(line): '\(name)' is not part of a table"
    case .ignoredTables: "line \(line): only the first table is read"
    }
  }
}

/// What a reader is told about a source beyond its format.
package struct TableReadingOptions: Hashable, Sendable {
  /// How many rows the header has; `nil` to find out. Markdown tables and JSON objects always have one.
  package let headerRows: Int?
  /// The byte between two cells of CSV or TSV.
  ///
  /// `nil` for tab in TSV; in CSV for the comma, or for the semicolon or tab of a first line that has no comma.
  package let delimiter: UInt8?

  /// Takes what is known; the rest is found out.
  package init(headerRows: Int? = nil, delimiter: UInt8? = nil) {
    self.headerRows = headerRows.map { max($0, 0) }
    self.delimiter = delimiter
  }
}

extension TableReading {
  /// Reads the one table of a text, or its first.
  ///
  /// A byte-order mark is passed over. A row longer than the header is an error; a shorter one is padded, with a remark.
  /// Rows at the end that hold only a first cell starting with `*`, `†`, `¹`, "Note" or "Source" become notes.
  package init(
    _ bytes: UnsafeBufferPointer<UInt8>, as format: TableFormat, _ options: TableReadingOptions = .init()
  ) throws(TableReadingError) {
    let source = try TableSource(validating: bytes)
    let parsed: ParsedTable =
      switch format {
      case .csv:
        try DelimitedReader.read(source, delimiter: options.delimiter ?? DelimitedReader.delimiter(of: source), options)
      case .tsv: try DelimitedReader.read(source, delimiter: options.delimiter ?? UInt8(ascii: "\t"), options)
      case .json: try JSONTableReader.readDocument(source, options)
      case .jsonl: try JSONTableReader.readLines(source, options)
      case .markdown: try MarkdownReader.read(source)
      case .html: try HTMLReader.read(source, options)
      }
    self = try parsed.assembled(from: source)
  }

  package init(
    _ text: String, as format: TableFormat, _ options: TableReadingOptions = .init()
  ) throws(TableReadingError) {
    self = try Array(text.utf8).withUnsafeBufferPointer { (bytes) throws(TableReadingError) in
      try TableReading(bytes, as: format, options)
    }
  }
}
