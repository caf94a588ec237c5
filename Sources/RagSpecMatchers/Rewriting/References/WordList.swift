extension Set<String> {
  /// A list of words, written with spaces between them.
  init(words: String) { self.init(words.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
