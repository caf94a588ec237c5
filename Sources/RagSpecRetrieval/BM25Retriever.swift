package import RagSpecCore

/// The embedded retriever: BM25 over a corpus of the project, really searched, in this process.
package enum BM25Retriever: TargetKind {
  package static let descriptor = ExtensionDescriptor(
    name: "retriever", summary: "a search of a corpus in this process: bm25",
    discussion: """
      Ranks the documents of a corpus in BEIR's layout with Okapi BM25 over title and text. The index is a file in the \
      project's derived folder, made when the corpus is new or has changed. A query is text and never a search \
      expression: its words are looked for as they are, any of them may match, and of one with more than \
      \(SearchTerms.limit) different words the first \(SearchTerms.limit) count. Documents with equal scores are in \
      the order of their ids. A word in more than half of the documents counts for almost nothing.
      """, value: .choice(["bm25"]), options: options)

  private static let options = [
    Field("corpus", .text, isRequired: true, "the documents: JSON Lines with _id, text and perhaps title"),
    Field("top", .integer(1...1000), default: "20", "documents in a ranking at most"),
    Field("k1", .number(0...100), default: "1.2", "how much a word gains by being repeated: 0 for nothing"),
    Field("b", .share, default: "0.75", "how much a long document is held back: 0 for not at all, 1 for fully"),
    Field("title-weight", .number(0...1000), default: "2", "how often a word of the title counts"),
    Field("stemming", .choice(Stemming.names), default: "porter", "whether 'leaves' finds 'leave': English only"),
    Field("stop-words", .choice(StopWords.names), default: "english", "words of a query that are left out"),
    PassageMapping.field,
  ]

  package static func target(from node: ConfigNode, in project: any TargetProject) throws(InvalidInput) -> any Target {
    guard let corpus = node["corpus"] else {
      throw InvalidInput("missing-key", "the key 'corpus' is missing", at: node.location)
    }
    let settings = SearchSettings(node)
    return BM25Target(
      settings: settings, source: IndexSource(corpus: corpus, stemming: settings.stemming, project: project))
  }
}

/// What a search's configuration says, but for its corpus.
struct SearchSettings: Sendable {
  var top = 20
  var k1 = 1.2
  var b = 0.75
  var titleWeight = 2.0
  var stemming = Stemming.porter
  var stopWords = StopWords.english

  init(_ node: ConfigNode) {
    top = node["top"]?.integer ?? top
    k1 = node["k1"]?.number ?? k1
    b = node["b"]?.number ?? b
    titleWeight = node["title-weight"]?.number ?? titleWeight
    stemming = node["stemming"].flatMap { Stemming(rawValue: $0.text) } ?? stemming
    stopWords = node["stop-words"].flatMap { StopWords(rawValue: $0.text) } ?? stopWords
  }
}
