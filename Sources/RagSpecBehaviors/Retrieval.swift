package import RagSpecCore

/// Does the right document come back, high enough?
package enum Retrieval: Behavior {
  package static let descriptor = ExtensionDescriptor(
    name: "retrieval", summary: "the right documents come back, high enough",
    discussion: """
      A case has a query and the documents that are relevant to it; its target returns a ranking. Ranking measures and \
      the matchers `retrieved`, `not-retrieved` and `ranked-above` judge it.
      """)

  package static let fields = [
    Field("query", .text, isRequired: true, "what is searched for, sent as written"),
    Field(
      "relevant", .either([.list(.text), .dictionary(.integer(-1000...1000))]),
      "relevant documents: a list, or grades by id (1 and more is relevant)"),
  ]

  package static let observesRankings = true
  package static let questionKey = "query"

  package static func input(from node: ConfigNode, files: any ProjectFiles) throws(InvalidInput) -> CaseInput {
    CaseInput(
      id: node["id"]?.text ?? "", question: node["query"]?.text ?? "", relevant: try relevant(node["relevant"]))
  }

  private static func relevant(_ node: ConfigNode?) throws(InvalidInput) -> [String: Int] {
    var grades: [String: Int] = [:]
    for id in node?.elements ?? [] where grades.updateValue(1, forKey: id.text) != nil {
      throw InvalidInput("duplicate-judgment", "the document '\(id.text)' is listed twice", at: id.location)
    }
    for entry in node?.entries ?? [] { grades[entry.key.text] = entry.value.integer }
    return grades
  }
}
