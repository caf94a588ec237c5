package import RagSpecCore

/// The embedded retriever: BM25 over a corpus of the project, really searched, in this process.
package enum BM25Retriever: TargetKind {
  package static let descriptor = ExtensionDescriptor(
    name: "retriever", summary: "a search of a corpus in this process: bm25",
    discussion: """
      Ranks the documents of a corpus in BEIR's layout with Okapi BM25 over title and text. The index is a file in the \
      project's derived folder, made when the corpus is new or has changed. A query is text and, but for what `phrases` \
      and `prefixes` allow, never a search expression: its words are looked for as they are, any of them may match, and of one with more than \
      \(SearchTerms.limit) different words the first \(SearchTerms.limit) count. Documents with equal scores are in \
      the order of their ids. A word in more than half of the documents counts for almost nothing.
      """, value: .choice(["bm25"]), options: options)

  private static let options = [
    Field("corpus", .text, isRequired: true, "the documents: JSON Lines with _id, text and perhaps title"),
    Field("top", .integer(1...1000), default: "20", "documents in a ranking at most"),
    Field("k1", .number(0...100), default: "1.2", "how much a word gains by being repeated: 0 for nothing"),
    Field("b", .share, default: "0.75", "how much a long document is held back: 0 for not at all, 1 for fully"),
    Field("title-weight", .number(0...1000), default: "2", "how often a word of the title counts"),
    Field(
      "fields", .dictionary(.number(0...1000)),
      "the members of a document that are searched, with how often a word of each counts; by default title and text"),
    Field("stemming", .choice(Stemming.names), default: "porter", "whether 'leaves' finds 'leave': English only"),
    Field(
      "stop-words", .either([.choice(StopWords.names), .list(.text)]), default: "english",
      "words of a query that are left out: a list of ours, or one of your own"),
    Field("phrases", .boolean, default: "false", "whether words of a query in double quotes must stand together"),
    Field("prefixes", .boolean, default: "false", "whether a word of a query with a '*' behind it finds longer ones"),
    PassageMapping.field,
  ]

  package static func target(from node: ConfigNode, in project: any TargetProject) throws(InvalidInput) -> any Target {
    guard let corpus = node["corpus"] else {
      throw InvalidInput("missing-key", "the key 'corpus' is missing", at: node.location)
    }
    let settings = try SearchSettings(node)
    let form = IndexForm(stemming: settings.stemming, fields: settings.fields)
    return BM25Target(
      settings: settings, source: IndexSource(corpus: corpus, form: form, fields: node["fields"], project: project))
  }
}
