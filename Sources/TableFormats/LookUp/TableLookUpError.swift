/// Why a row and a column do not lead to one cell.
package enum TableLookUpError: Error, Hashable, Sendable {
  case missingColumn(NearNames)
  case ambiguousColumn(String, matches: [String])
  case missingRow(NearNames)
  case noRowMatches(TableRowSelector)
  /// Row places count from 0.
  case ambiguousRow(TableRowSelector, rows: [Int])
}

extension TableLookUpError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missingColumn(let names): "no column '\(names.wanted)'; \(names.suggestion(of: "columns"))"
    case .ambiguousColumn(let name, let matches): "\(matches.count) columns are called '\(name)': \(quoted(matches))"
    case .missingRow(let names): "no row '\(names.wanted)'; \(names.suggestion(of: "rows"))"
    case .noRowMatches(let selector): "no row with \(selector)"
    case .ambiguousRow(let selector, let rows):
      "\(rows.count) rows with \(selector): rows \(rows.map { String($0 + 1) }.joined(separator: ", "))"
    }
  }
}

extension TableRowSelector: CustomStringConvertible {
  package var description: String {
    switch self {
    case .label(let label): "the label '\(label)'"
    case .matching(let conditions):
      conditions.map { "\($0.column) = '\($0.value)'" }.joined(separator: " and ")
    }
  }
}

/// A name that is not there, and the names that are.
package struct NearNames: Hashable, Sendable {
  /// The name that was looked for.
  package let wanted: String
  /// Up to three known names that are spelled alike, nearest first.
  package let near: [String]
  /// All names, in their order.
  package let known: [String]

  init(to wanted: String, among known: [String]) {
    self.wanted = wanted
    self.known = known
    let folded = Array(FoldedName.fold(wanted).unicodeScalars)
    var ranked: [(distance: Int, name: String)] = []
    for name in known where !ranked.contains(where: { $0.name == name }) {
      let other = Array(FoldedName.fold(name).unicodeScalars)
      let distance = editDistance(folded, other)
      if distance <= max(1, max(folded.count, other.count) / 3) { ranked.append((distance, name)) }
    }
    near = ranked.sorted { $0.distance < $1.distance }.prefix(3).map(\.name)
  }

  fileprivate func suggestion(of kind: String) -> String {
    if !near.isEmpty { return "did you mean \(quoted(near))?" }
    if known.isEmpty { return "there are no \(kind)" }
    return "the \(kind) are \(quoted(Array(known.prefix(8))))" + (known.count > 8 ? " …" : "")
  }
}

private func quoted(_ names: [String]) -> String { names.map { "'\($0)'" }.joined(separator: ", ") }

/// Levenshtein's distance by rows. Names are short and failures rare, so the textbook's way is quick enough.
private func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
  guard abs(first.count - second.count) <= 40 else { return .max }
  var row = Array(0...second.count)
  for (i, a) in first.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in second.enumerated() {
      let replaced = diagonal + (a == b ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
    }
  }
  return row[second.count]
}
