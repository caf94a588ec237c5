extension String {
  /// The text without white space, of any kind, at its ends.
  var trimmingSpaces: String {
    var text = Substring(drop(while: \.isWhitespace))
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
