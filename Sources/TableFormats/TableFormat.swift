/// A way in which a table is stored, and can be read.
package enum TableFormat: String, CaseIterable, Sendable {
  case csv, tsv, json, jsonl, markdown, html

  /// Finds the format by a file name's extension, in any case: also `.tab`, `.ndjson`, `.md`, `.htm`.
  package init?(fileExtension: String) {
    switch fileExtension.lowercased() {
    case "tab": self = .tsv
    case "ndjson": self = .jsonl
    case "md": self = .markdown
    case "htm": self = .html
    case let name: self.init(rawValue: name)
    }
  }
}

/// A way in which a table is shown in a prompt.
package enum TableRendering: String, CaseIterable, Sendable {
  /// A pipe table.
  case markdown
  /// Comma-separated values by RFC 4180.
  case csv
  /// The same with tabs.
  case tsv
  /// A `<table>` with `<thead>` and `<tbody>`.
  case html
  /// An array of objects.
  case json
  /// A line for each row that names each cell: `Row 1: Region = EMEA; Q1 = 12.4`.
  case records
}
