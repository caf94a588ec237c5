/// Finds out how many rows of comma-separated values are header.
///
/// Without markup this is a guess, so it is made only where a merged header cell left its traces: two rows are header if
/// the first has a cell that spans columns, shown by blank or repeated cells to its right, the second labels each of
/// those columns with text that is no number, no other column has a name in both rows, and numbers stand below.
enum HeaderDetection {
  static func headerRowCount(of rows: [[SourceCell]]) -> Int {
    guard rows.count >= 3, rows[0].count == rows[1].count else { return 1 }
    let (first, second) = (rows[0].map(\.text), rows[1].map(\.text))
    let spanned = spannedColumns(of: first)
    guard hasTwoLevels(first, second, spanned) else { return 1 }
    let namesAreUnique = Set(zip(filled(first), second).map { [$0, $1] }).count == first.count
    let hasNumbers = spanned.allSatisfy { column in
      rows[2...].contains { $0.indices.contains(column) && isNumber($0[column].text) }
    }
    return namesAreUnique && hasNumbers ? 2 : 1
  }

  /// Repeats each name of all header rows but the last into the blank cells to its right.
  static func fillingSpans(_ header: [[SourceCell]]) -> [[SourceCell]] {
    guard header.count > 1, let last = header.last else { return header }
    return header.dropLast().map { row in
      zip(row, filled(row.map(\.text))).map { SourceCell(text: $1, offset: $0.offset) }
    } + [last]
  }

  private static func hasTwoLevels(_ first: [String], _ second: [String], _ spanned: Set<Int>) -> Bool {
    guard !spanned.isEmpty, !second.contains(where: isNumber) else { return false }
    return first.indices.allSatisfy { column in
      let label = second[column]
      if spanned.contains(column) { return !isBlank(label) }
      return isBlank(first[column]) != isBlank(label) || label == first[column]
    }
  }

  /// The columns under a name of the first row that stands over more than one.
  private static func spannedColumns(of first: [String]) -> Set<Int> {
    var spanned: Set<Int> = []
    let names = filled(first)
    for column in names.indices.dropFirst() where !isBlank(names[column]) && names[column] == names[column - 1] {
      spanned.formUnion([column - 1, column])
    }
    return spanned
  }

  private static func filled(_ row: [String]) -> [String] {
    var name = ""
    return row.map { cell in
      if !isBlank(cell) { name = cell }
      return name
    }
  }

  private static func isBlank(_ cell: String) -> Bool { cell.allSatisfy(\.isWhitespace) }

  /// Whether a cell is a figure rather than a label: it starts with a digit, after signs and currency symbols.
  private static func isNumber(_ cell: String) -> Bool {
    let first = cell.unicodeScalars.first { scalar in
      switch scalar.properties.generalCategory {
      case .currencySymbol, .dashPunctuation, .mathSymbol, .openPunctuation, .spaceSeparator: false
      default: scalar != "."
      }
    }
    return first.map { $0.properties.generalCategory == .decimalNumber } ?? false
  }
}
