/// Whether words are reduced to their stems, in the index and in queries.
enum Stemming: String, CaseIterable, Sendable {
  case porter, none

  static var names: [String] { allCases.map(\.rawValue) }

  /// The words of FTS5's `tokenize` option: case and diacritics never matter.
  var tokenizer: [StaticString] {
    switch self {
    case .porter: ["porter", "unicode61", "remove_diacritics", "2"]
    case .none: ["unicode61", "remove_diacritics", "2"]
    }
  }
}
