package import RagSpecCore

/// The embedded retriever by meaning: exact search of the vectors that a model makes of a corpus and of queries.
package enum DenseRetriever: TargetKind {
  package static let descriptor = ExtensionDescriptor(
    name: "retriever", summary: "an exact search of a corpus by embeddings: dense",
    discussion: """
      Ranks the documents of a corpus in BEIR's layout by how near their vectors are to that of the query. An endpoint \
      with `provider: openai-embeddings` makes the vectors: of each document once, of title and text with a space between. \
      They are recorded one by one, so that an edited corpus asks for what changed, and lie together in the project's \
      derived folder, where a run looks at them without reading them in. Every document is compared: nothing is \
      approximate. Documents with equal scores are in trec_eval's order, by id, descending. A blank query finds nothing.

      A document that the endpoint refuses, as one that is too long, is named, and the cases are errored: a ranking \
      without it would be another one. Split long documents into passages.
      """, value: .choice(["dense"]), options: options)

  private static let options = [
    Field("corpus", .text, isRequired: true, "the documents: JSON Lines with _id, text and perhaps title"),
    Field("embeddings", .text, "the endpoint that makes the vectors; needed where several do"),
    Field("top", .integer(1...1000), default: "20", "documents in a ranking at most"),
    Field(
      "metric", .choice(VectorMetric.names), default: VectorMetric.cosine.rawValue,
      "how near two vectors are: dot-product for models that are trained for it"),
    Field("query-prefix", .text, "what some models want before a query: 'query: '"),
    Field("document-prefix", .text, "what they want before a document: 'passage: '"),
    PassageMapping.field,
  ]

  package static func target(from node: ConfigNode, in project: any TargetProject) throws(InvalidInput) -> any Target {
    guard let corpus = node["corpus"], let name = node["retriever"] else {
      throw InvalidInput("missing-key", "the key 'corpus' is missing", at: node.location)
    }
    var settings = VectorSettings(endpoint: try project.embedder(named: node["embeddings"], for: name))
    settings.metric = node["metric"].flatMap { VectorMetric(rawValue: $0.text) } ?? settings.metric
    settings.queryPrefix = node["query-prefix"]?.text ?? ""
    settings.documentPrefix = node["document-prefix"]?.text ?? ""
    let vectors = DocumentVectors(corpus: corpus, settings: settings, project: project)
    return DenseTarget(vectors, top: node["top"]?.integer ?? 20)
  }
}
