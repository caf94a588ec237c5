import JSONText

/// Reads a query by the grammar of RFC 9535, one Unicode scalar after the other.
struct JSONPathParser {
  let scalars: [Unicode.Scalar]
  var position = 0
  var invalidPatterns: [JSONPath.InvalidPattern] = []
  private var depth = 0

  /// Filters, parentheses and functions may nest this deep.
  private static let depthLimit = 64

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func wholeQuery() throws(JSONPathSyntaxError) -> [JSONPathSegment] {
    guard take("$") else { throw failure("a query starts with '$'") }
    let segments = try segments()
    guard position == scalars.count else { throw failure("expected '.' or '[', found \(found)") }
    return segments
  }

  /// Runs a function one level deeper, unless that is too deep.
  mutating func nested<Result>(
    _ body: (inout JSONPathParser) throws(JSONPathSyntaxError) -> Result
  ) throws(JSONPathSyntaxError) -> Result {
    guard depth < Self.depthLimit else { throw failure("the query nests deeper than \(Self.depthLimit) levels") }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }
}

// MARK: - Scalars

extension JSONPathParser {
  var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  /// What stands at the cursor, for a message.
  var found: String { current.map { "'\($0)'" } ?? "the end" }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  mutating func take(_ text: String) -> Bool {
    guard scalars[position...].starts(with: text.unicodeScalars) else { return false }
    position += text.unicodeScalars.count
    return true
  }

  mutating func require(_ scalar: Unicode.Scalar) throws(JSONPathSyntaxError) {
    guard take(scalar) else { throw failure("expected '\(scalar)', found \(found)") }
  }

  mutating func skipBlanks() {
    while let current, current == " " || current == "\t" || current == "\n" || current == "\r" { position += 1 }
  }

  /// Takes scalars as long as a condition holds.
  mutating func text(while condition: (Unicode.Scalar) -> Bool) -> String {
    let start = position
    while let current, condition(current) { position += 1 }
    return text(from: start)
  }

  func text(from start: Int) -> String { String(String.UnicodeScalarView(scalars[start..<position])) }

  func failure(_ message: String, at offset: Int? = nil) -> JSONPathSyntaxError {
    JSONPathSyntaxError(message: message, offset: offset ?? position)
  }
}
