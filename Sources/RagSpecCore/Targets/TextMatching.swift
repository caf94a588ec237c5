/// How results that have no ids are found in a corpus: by what they say.
package struct TextMatching: Sendable {
  /// Where the corpus is.
  package let corpus: ConfigNode
  /// The least likeness of a result to the document that it stands for, from 0 to 1; 1 is the same text.
  package let threshold: Double

  /// The option of targets whose results are found by their texts.
  package static let field = Field(
    "match",
    .mapping([
      Field("corpus", .text, isRequired: true, "the documents: JSON Lines with _id, text and perhaps title"),
      Field("threshold", .share, default: "0.9", "how like a document a result must be that says not quite the same"),
    ]), "results have no ids, and are found in a corpus by their texts")

  /// Reads the option of a target; `nil` when it has none.
  package init?(_ target: ConfigNode) {
    guard let node = target["match"], let corpus = node["corpus"] else { return nil }
    self.corpus = corpus
    threshold = node["threshold"]?.number ?? 0.9
  }
}
