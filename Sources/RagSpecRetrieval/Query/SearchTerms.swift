import RagSpecSQLite

/// The terms of a query as a search looks for them, any of which may match.
///
/// The index's own tokenizer reads the query, so that words end where they ended in the corpus.
struct SearchTerms {
  /// A query's first terms up to this many count, as far as their stems differ: longer ones would only cost time.
  static let limit = 256

  private var terms: [SearchTerm] = []
  private var stopWords: [SearchTerm] = []
  private var seen: Set<String> = []

  init(_ query: String, tokenizer: Tokenizer, _ settings: SearchSettings) throws(SQLiteError) {
    for part in Self.parts(of: query, hasPhrases: settings.readsPhrases) where terms.count < Self.limit {
      if part.isPhrase, try addPhrase(part.text, tokenizer) { continue }
      try addWords(of: part.text, tokenizer, settings)
    }
  }

  /// What is looked for: of a query of stop words alone, all count.
  var effective: [SearchTerm] { terms.isEmpty ? stopWords : terms }

  /// The expression for FTS5, `nil` when there is nothing to search for.
  var expression: String? {
    effective.isEmpty ? nil : effective.map(\.expression).joined(separator: " OR ")
  }

  /// Cuts a query at its quotation marks, of which the last may have no other one.
  private static func parts(of query: String, hasPhrases: Bool) -> [(text: Substring, isPhrase: Bool)] {
    guard hasPhrases else { return [(query[...], false)] }
    let parts = query.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, text in (text, index % 2 == 1 && index + 1 < parts.count) }
  }

  /// Adds words that must stand together; returns whether there are two or more.
  private mutating func addPhrase(_ text: Substring, _ tokenizer: Tokenizer) throws(SQLiteError) -> Bool {
    let bytes = Array(text.utf8)
    var (stems, words): ([String], [String]) = ([], [])
    try bytes.withUnsafeBufferPointer { (bytes) throws(SQLiteError) in
      try tokenizer.forEachToken(in: bytes) { stem, place in
        stems.append(stem)
        words.append(String(decoding: bytes[place], as: UTF8.self))
        return stems.count < Self.limit
      }
    }
    guard words.count > 1 else { return false }
    if seen.insert(stems.joined(separator: " ")).inserted {
      terms.append(SearchTerm(words.joined(separator: " "), .phrase))
    }
    return true
  }

  private mutating func addWords(
    of text: Substring, _ tokenizer: Tokenizer, _ settings: SearchSettings
  ) throws(SQLiteError) {
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBufferPointer { (bytes) throws(SQLiteError) in
      try tokenizer.forEachToken(in: bytes) { stem, place in
        let word = String(decoding: bytes[place], as: UTF8.self)
        let isPrefix =
          settings.readsPrefixes && place.upperBound < bytes.count && bytes[place.upperBound] == UInt8(ascii: "*")
        guard seen.insert(isPrefix ? stem + "*" : stem).inserted else { return true }
        if isPrefix {
          terms.append(SearchTerm(word, .prefix))
        } else if settings.stopWords.contains(word.lowercased()) {
          stopWords.append(SearchTerm(word))
        } else {
          terms.append(SearchTerm(word))
        }
        return terms.count < Self.limit
      }
    }
  }
}
