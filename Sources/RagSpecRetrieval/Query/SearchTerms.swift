import RagSpecSQLite

/// The words of a query as a search looks for them: each a phrase of FTS5 in quotes, any of which may match.
///
/// The index's own tokenizer reads the query, so that words end where they ended in the corpus and nothing that a user
/// wrote can be taken for an operator.
struct SearchTerms {
  /// A query's first words up to this many count, as far as their stems differ: longer ones would only cost time.
  static let limit = 256

  private var words: [String] = []
  private var stopWords: [String] = []
  private var stems: Set<String> = []

  init(_ query: String, tokenizer: Tokenizer, without stopList: Set<String>) throws(SQLiteError) {
    let bytes = Array(query.utf8)
    try bytes.withUnsafeBufferPointer { (bytes) throws(SQLiteError) in
      try tokenizer.forEachToken(in: bytes) { stem, place in
        guard stems.insert(stem).inserted else { return true }
        let word = String(decoding: bytes[place], as: UTF8.self)
        if stopList.contains(word.lowercased()) { stopWords.append(word) } else { words.append(word) }
        return words.count < Self.limit
      }
    }
  }

  /// The words that are looked for: of a query of stop words alone, all count.
  var effective: [String] { words.isEmpty ? stopWords : words }

  /// The expression for FTS5, `nil` when there is nothing to search for.
  var expression: String? { effective.isEmpty ? nil : Self.expression(for: effective) }

  /// The words need no escaping: the tokenizer ends them at anything that is not a letter, a digit or a mark.
  static func expression(for words: [String]) -> String { words.map { "\"\($0)\"" }.joined(separator: " OR ") }
}
