extension Diagnostic {
  /// Returns the diagnostic as people read it: position, message, the line with a marker, notes and a hint.
  package func rendered() -> String {
    var text = location.map { "\($0): ".onOneLine } ?? ""
    text += "\(severity.rawValue): \(message.onOneLine) [\(id.rawValue)]\n"
    if let location, showsLine { text += excerpt(at: location) }
    for note in notes { text += "note: \(note.onOneLine)\n" }
    if let hint { text += "hint: \(hint.onOneLine)\n" }
    return text
  }

  private func excerpt(at location: SourceLocation) -> String {
    guard let line = location.file.line(location.line) else { return "" }
    let window = ExcerptWindow(line: line, column: location.column, length: location.length)
    let gutter = String(repeating: " ", count: max(5 - String(location.line).count, 0)) + String(location.line)
    let margin = String(repeating: " ", count: gutter.count)
    return "\(gutter) | \(window.text)\n\(margin) | \(window.marker)\n"
  }
}

/// The part of a line that a diagnostic shows: lines may be longer than any terminal is wide.
private struct ExcerptWindow {
  let text: String
  let marker: String

  private static let width = 100

  init(line: String, column: Int, length: Int) {
    let scalars = Array(line.unicodeScalars)
    let start = scalars.count <= Self.width ? 0 : max(0, min(column - 1 - Self.width / 3, scalars.count - Self.width))
    let shown = scalars[start..<min(start + Self.width, scalars.count)].map(\.shownInExcerpt)
    let offset = max(0, column - 1 - start)
    text = shown.joined()
    let marked = shown.dropFirst(offset).prefix(length).joined().displayWidth
    let pad = String(repeating: " ", count: shown.prefix(offset).joined().displayWidth)
    marker = pad + "^" + String(repeating: "~", count: max(marked, 1) - 1)
  }
}

extension Unicode.Scalar {
  /// A tab is one space, so that the marker stays under its column.
  fileprivate var shownInExcerpt: String { self == "\t" ? " " : String(self).escapingControls }
}
