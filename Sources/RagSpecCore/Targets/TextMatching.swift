/// How results that have no ids are found in a corpus: by what they say.
package struct TextMatching: Sendable {
  /// Where the corpus is.
  package let corpus: ConfigNode
  /// The least likeness of a result to the document that it stands for, from 0 to 1; 1 is the same text.
  package let threshold: Double
  /// Where a document stands of which several passages were found; `nil` when the results are whole documents.
  package let passages: PassageMapping.Rule?

  /// The option of targets whose results are found by their texts.
  package static let field = Field(
    "match",
    .mapping([
      Field("corpus", .text, isRequired: true, "the documents: JSON Lines with _id, text and perhaps title"),
      Field("threshold", .share, default: "0.9", "how like a document a result must be that says not quite the same"),
      Field(
        "passages", .choice(PassageMapping.Rule.allCases.map(\.rawValue)),
        "results are parts of documents, looked for inside of them; and whether a document stands where its first part "
          + "does, or where the greatest score of them puts it"),
    ]), "results have no ids, and are found in a corpus by their texts")

  /// Reads the option of a target; `nil` when it has none.
  package init?(_ target: ConfigNode) {
    guard let node = target["match"], let corpus = node["corpus"] else { return nil }
    self.corpus = corpus
    threshold = node["threshold"]?.number ?? 0.9
    passages = node["passages"].flatMap { PassageMapping.Rule(rawValue: $0.text) }
  }
}
