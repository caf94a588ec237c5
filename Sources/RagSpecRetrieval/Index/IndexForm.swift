/// What decides, beside the corpus, what an index holds.
struct IndexForm: Hashable, Sendable {
  var stemming = Stemming.porter
  /// The members of a document that are searched, each a column.
  var fields = IndexForm.standardFields
  /// Whether documents can be found by all that they say.
  var isForMatching = false

  static let standardFields = ["title", "text"]

  /// Texts that tell forms apart.
  var signature: [String] { [stemming.rawValue, isForMatching ? "matching" : ""] + fields }
}
