import RagSpecCore

/// The words of a query that say nothing of what is searched for.
///
/// They are left out of queries only: the index has them, so that a query of nothing else can still be answered.
enum StopWords: String, CaseIterable, Sendable {
  case english, none

  static var names: [String] { allCases.map(\.rawValue) }

  /// Reads the option: the name of a list, or the words themselves.
  static func words(_ node: ConfigNode?) -> Set<String> {
    guard let node, node.kind == .sequence else {
      return (node.flatMap { StopWords(rawValue: $0.text) } ?? .english).words
    }
    return Set(node.elements.map { $0.text.lowercased() })
  }

  /// In lower case.
  var words: Set<String> { self == .english ? Self.englishWords : [] }

  /// Articles, prepositions, pronouns, question words and auxiliaries; no word that turns a meaning, but for "not".
  private static let englishWords = Set(
    """
    a an and are as at be but by can do does for from how i if in into is it its me my no not of on or our so such
    than that the their then there these they this to us was we were what when where which who whom whose why will
    with would you your
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
