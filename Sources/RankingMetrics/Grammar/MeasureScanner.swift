/// Reads words and signs off a text and knows in which column it is.
struct MeasureScanner {
  private let text: String
  private var rest: Substring.UnicodeScalarView
  private var column = 1

  init(_ text: String) {
    self.text = text
    rest = text[...].unicodeScalars
  }

  /// Reads everything up to the next sign or space.
  mutating func word(_ expectation: String) throws(MeasureSyntaxError) -> MeasureSyntax.Token {
    let token = nextWord()
    guard !token.text.isEmpty else { throw unexpected(expectation) }
    advance(token.text.unicodeScalars.count)
    return token
  }

  /// Reads a word, or what stands between quotes or braces; these are not part of the token.
  mutating func value(_ expectation: String) throws(MeasureSyntaxError) -> MeasureSyntax.Token {
    skipSpaces()
    guard let close = rest.first.flatMap({ Self.enclosures[$0] }) else { return try word(expectation) }
    advance(1)
    let token = MeasureSyntax.Token(text: String(rest.prefix { $0 != close }), column: column)
    advance(token.text.unicodeScalars.count)
    guard skip(close) else { throw unexpected("\"\(close)\"") }
    return token
  }

  private static var enclosures: [Unicode.Scalar: Unicode.Scalar] { ["'": "'", "\"": "\"", "{": "}"] }

  /// Reads this sign if it is the next one.
  mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    skipSpaces()
    guard rest.first == sign else { return false }
    advance(1)
    return true
  }

  /// Makes sure that nothing is left.
  mutating func end(_ expectation: String) throws(MeasureSyntaxError) -> MeasureSyntax.Token {
    skipSpaces()
    guard rest.isEmpty else { throw unexpected(expectation) }
    return MeasureSyntax.Token(text: "", column: column)
  }

  /// An error that names what stands here instead of what should.
  mutating func unexpected(_ expectation: String) -> MeasureSyntaxError {
    var found = nextWord()
    if found.text.isEmpty, let sign = rest.first { found = MeasureSyntax.Token(text: String(sign), column: column) }
    return error(.unexpected(found.text, expected: expectation), at: found)
  }

  func error(_ problem: MeasureSyntaxError.Problem, at token: MeasureSyntax.Token) -> MeasureSyntaxError {
    MeasureSyntaxError(text: text, column: token.column, problem: problem)
  }

  private mutating func nextWord() -> MeasureSyntax.Token {
    skipSpaces()
    return MeasureSyntax.Token(text: String(rest.prefix { !$0.isSign }), column: column)
  }

  private mutating func skipSpaces() { advance(rest.prefix { $0 == " " }.count) }

  private mutating func advance(_ count: Int) {
    rest = rest.dropFirst(count)
    column += count
  }
}

extension Unicode.Scalar {
  fileprivate var isSign: Bool {
    switch self {
    case "(", ")", ",", "=", "@", " ": true
    default: false
    }
  }
}
