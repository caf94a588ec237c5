package import RagSpecCore

/// Is a follow-up made to stand alone?
package enum QuestionRewriting: Behavior {
  package static let descriptor = ExtensionDescriptor(
    name: "question-rewriting", summary: "a follow-up question is made to stand alone",
    discussion: """
      A case has the turns of a conversation and a question; its target rewrites the question so that it can be \
      understood without the turns. `standalone`, `carries` and `unchanged` judge it, and any text matcher.
      """)

  package static let subject = CaseInput.Part.history

  package static let fields = [
    Field("question", .text, isRequired: true, "the follow-up, sent as written"),
    Field("history", .list(turn), "the turns before it, oldest first: {user: …} or {assistant: …}"),
    Field("references", .textOrTexts, "good rewrites; `$references` in an expectation stands for them"),
  ]

  private static let turn = ValueType.mapping(Turn.Role.allCases.map { Field($0.rawValue, .text, "what was said") })

  package static func input(from node: ConfigNode, files: any ProjectFiles) throws(InvalidInput) -> CaseInput {
    CaseInput(
      question: node["question"]?.text ?? "", history: try (node["history"]?.elements ?? []).map(Self.turn),
      references: node["references"].map(CaseText.texts) ?? [])
  }

  private static func turn(from node: ConfigNode) throws(InvalidInput) -> Turn {
    guard node.entries.count == 1, let entry = node.entries.first, let role = Turn.Role(rawValue: entry.key.text) else {
      throw InvalidInput(
        "wrong-turn", "a turn has one speaker", at: node.location, hint: "write '- user: …' and '- assistant: …'")
    }
    return Turn(role, entry.value.text)
  }
}
