import RagSpecCore

/// What a search's configuration says, but for its corpus.
struct SearchSettings: Hashable, Sendable {
  var top = 20
  var k1 = 1.2
  var b = 0.75
  /// The members that are searched, and how often a word of each counts.
  private(set) var fields = IndexForm.standardFields
  private(set) var weights = [2.0, 1.0]
  var stemming = Stemming.porter
  /// Words that a query is searched without, in lower case.
  var stopWords = StopWords.english.words
  var readsPhrases = false
  var readsPrefixes = false

  /// What holds when nothing is configured.
  init() {}

  init(_ node: ConfigNode) throws(InvalidInput) {
    top = node["top"]?.integer ?? top
    k1 = node["k1"]?.number ?? k1
    b = node["b"]?.number ?? b
    stemming = node["stemming"].flatMap { Stemming(rawValue: $0.text) } ?? stemming
    stopWords = StopWords.words(node["stop-words"])
    readsPhrases = node["phrases"]?.boolean ?? false
    readsPrefixes = node["prefixes"]?.boolean ?? false
    weights[0] = node["title-weight"]?.number ?? weights[0]
    if let fields = node["fields"] { try read(fields, beside: node["title-weight"]) }
  }

  private mutating func read(_ node: ConfigNode, beside titleWeight: ConfigNode?) throws(InvalidInput) {
    if let titleWeight {
      throw InvalidInput(
        "contradicting-options", "'fields' says how often a word of the title counts", at: titleWeight.location,
        hint: "write 'fields: {title: \(titleWeight.text), …}'")
    }
    fields = node.entries.map(\.key.text)
    weights = node.entries.map { $0.value.number ?? 1 }
    guard weights.contains(where: { $0 > 0 }), !fields.contains("_id") else {
      throw InvalidInput(
        "empty-list", "'fields' names a member with a weight above 0, and not the id", at: node.location,
        hint: "write 'fields: {title: 2, text: 1}'")
    }
  }
}
