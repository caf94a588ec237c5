extension String {
  /// The text without white space, of any kind, at its ends.
  var trimmingSpaces: String {
    var text = Substring(drop(while: \.isWhitespace))
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// Returns the text of a range of UTF-8 offsets, `nil` when the range lies outside.
  func text(inUTF8 range: Range<Int>) -> String? {
    guard range.lowerBound >= 0, range.upperBound <= utf8.count else { return nil }
    let start = utf8.index(startIndex, offsetBy: range.lowerBound)
    return String(decoding: utf8[start..<utf8.index(start, offsetBy: range.count)], as: UTF8.self)
  }
}
