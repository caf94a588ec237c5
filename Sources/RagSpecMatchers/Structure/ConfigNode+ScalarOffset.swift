import RagSpecCore

extension ConfigNode {
  /// The place of a character of this scalar, or of the scalar where that is not known.
  ///
  /// It is known where the scalar stands in one line as it is: with escapes or line breaks, or behind an alias, it is not.
  func location(ofScalar offset: Int) -> SourceLocation {
    let location = location
    let start = location.column - 1 + (isPlain ? 0 : 1)
    let line = Array((location.file.line(location.line) ?? "").unicodeScalars)
    guard line.count >= start, line[start...].starts(with: text.unicodeScalars) else { return location }
    return SourceLocation(file: location.file, line: location.line, column: start + 1 + offset)
  }
}
