package import RagSpecCore

/// Is a question answered rightly?
package enum Answering: Behavior {
  package static let descriptor = ExtensionDescriptor(
    name: "answering", summary: "a question is answered",
    discussion: "A case has a question; its target answers it. Any text matcher judges the answer.")

  package static let fields = [
    Field("question", .text, isRequired: true, "the question, sent as written"),
    Field("references", .textOrTexts, "good answers; `$references` in an expectation stands for them"),
  ]

  package static func input(from node: ConfigNode, files: any ProjectFiles) throws(InvalidInput) -> CaseInput {
    CaseInput(question: node["question"]?.text ?? "", references: node["references"].map(CaseText.texts) ?? [])
  }
}
