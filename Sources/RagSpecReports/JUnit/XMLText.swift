import RagSpecCore

/// Text that XML 1.0 can hold: markup escaped, characters that XML forbids written as `\u{1B}`, as other reports do.
struct XMLText {
  let escaped: String

  init(_ text: String) {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n": escaped += "&#10;"
      case "\t": escaped += "&#9;"
      case "\r": escaped += "&#13;"
      case _ where Self.isAllowed(scalar): escaped.unicodeScalars.append(scalar)
      default: escaped += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    }
    self.escaped = escaped
  }

  /// XML 1.0, production 2; bidirectional overrides are legal but would mislead a reader.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFFFE, 0xFFFF: false
    case 0x20...: !scalar.isUnsafeToShow
    default: false
    }
  }
}
