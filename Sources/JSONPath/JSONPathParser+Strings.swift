extension JSONPathParser {
  /// Reads a string in single or double quotes.
  mutating func string() throws(JSONPathSyntaxError) -> String {
    let start = position
    guard let quote = current else { throw failure("expected a string, found the end") }
    position += 1
    var text = String.UnicodeScalarView()
    while let scalar = current {
      position += 1
      switch scalar {
      case quote: return String(text)
      case "\\": text.append(try escape(in: quote))
      case "\0"..."\u{1F}": throw failure("a control character must be escaped", at: position - 1)
      default: text.append(scalar)
      }
    }
    throw failure("the string has no end", at: start)
  }

  private mutating func escape(in quote: Unicode.Scalar) throws(JSONPathSyntaxError) -> Unicode.Scalar {
    let start = position - 1
    guard let scalar = current else { throw failure("the string has no end") }
    position += 1
    switch scalar {
    case "b": return "\u{8}"
    case "t": return "\t"
    case "n": return "\n"
    case "f": return "\u{C}"
    case "r": return "\r"
    case "/", "\\", quote: return scalar
    case "u": return try codePoint(from: start)
    default: throw failure("'\\\(scalar)' is no escape here", at: start)
    }
  }

  /// Reads the digits of `\u`; a high surrogate must be followed by a low one.
  private mutating func codePoint(from start: Int) throws(JSONPathSyntaxError) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, take("\\u") else { throw failure("half of a surrogate pair", at: start) }
    let second = try fourDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { throw failure("half of a surrogate pair", at: start) }
    return scalar
  }

  private mutating func fourDigits() throws(JSONPathSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let current, current.isASCII, let digit = Character(current).hexDigitValue else {
        throw failure("expected four hexadecimal digits, found \(found)")
      }
      value = (value << 4) + UInt32(digit)
      position += 1
    }
    return value
  }
}
