/// How a footnote or a source line below a table begins.
enum NoteMarker {
  private static let signs: Set<Unicode.Scalar> = ["*", "†", "‡", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
  private static let words = ["note", "notes", "source", "sources"]

  /// Whether a text begins with a footnote sign, or with "Note" or "Source" as a word.
  static func begins(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
    guard let first = scalars.first else { return false }
    if signs.contains(first) { return true }
    let word = scalars.prefix { $0.properties.isAlphabetic }
    return words.contains(String(word).lowercased())
  }
}
