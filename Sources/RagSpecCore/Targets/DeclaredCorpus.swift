/// What a search that is elsewhere searches in: known here only because the configuration says so.
package enum DeclaredCorpus {
  /// The option of targets that answer with ids of documents.
  package static let field = Field(
    "corpus", .text,
    "the documents that are searched, JSON Lines with _id, text and perhaps title: to check judgments, and to say why a "
      + "document was not found")

  /// Where a target's corpus is said to be; `nil` when that is not said.
  package static func node(of target: ConfigNode) -> ConfigNode? { target["corpus"] }
}
