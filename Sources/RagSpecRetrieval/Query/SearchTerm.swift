/// What a search looks for: a word, words that stand together, or words that begin so.
struct SearchTerm: Hashable {
  /// Without quotes and without `*`.
  private let words: String
  private let kind: Kind

  enum Kind { case word, phrase, prefix }

  /// - Parameter words: what the tokenizer finds in a text, which has no quotes: they end a word.
  init(_ words: some StringProtocol, _ kind: Kind = .word) { (self.words, self.kind) = (String(words), kind) }

  /// The term as people write it.
  var text: String {
    switch kind {
    case .word: words
    case .phrase: "\"\(words)\""
    case .prefix: "\(words)*"
    }
  }

  /// The term as FTS5 reads it, in quotes, so that nothing that a user wrote can be taken for an operator.
  var expression: String { "\"\(words)\"" + (kind == .prefix ? " *" : "") }
}
