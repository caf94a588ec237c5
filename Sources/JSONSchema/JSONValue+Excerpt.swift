import JSONText

extension JSONValue {
  /// The value in a message: cut after sixty characters.
  var excerpt: String {
    let text = text()
    return text.unicodeScalars.count > 60 ? String(text.unicodeScalars.prefix(60)) + "…" : text
  }
}
