import RagSpecCore

/// Looks for `$question` and its like inside of longer texts, which are sent as they stand: a part of a case is a value of
/// its own.
enum BuriedPlaceholders {
  /// Returns a warning for each text of a template that holds one.
  static func warnings(in node: ConfigNode) -> [Diagnostic] {
    switch node.kind {
    case .sequence: node.elements.flatMap(warnings)
    case .mapping: node.entries.flatMap { warnings(in: $0.value) }
    case .scalar: placeholder(in: node.text).map { [warning(of: $0, at: node)] } ?? []
    }
  }

  /// The first placeholder that something stands before or behind; `$$question` is the word with its dollar sign.
  private static func placeholder(in text: String) -> String? {
    let bytes = Array(text.utf8)
    for (place, byte) in bytes.enumerated() where byte == UInt8(ascii: "$") {
      let isEscaped = bytes[..<place].reversed().prefix { $0 == UInt8(ascii: "$") }.count % 2 == 1
      let letters = bytes[(place + 1)...].prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
      guard !isEscaped, letters.count + 1 < bytes.count,
        let found = ExchangeTemplate.Placeholder(rawValue: String(decoding: letters, as: UTF8.self))
      else { continue }
      return "$" + found.rawValue
    }
    return nil
  }

  private static func warning(of placeholder: String, at node: ConfigNode) -> Diagnostic {
    Diagnostic(
      "buried-placeholder", "'\(placeholder)' inside of a longer text is sent as it stands", at: node.location,
      severity: .warning,
      hint: "a part of a case is a whole value: write '\(placeholder)' alone; '$\(placeholder)' means the word itself")
  }
}
