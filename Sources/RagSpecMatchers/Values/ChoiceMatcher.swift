package import RagSpecCore

/// The output picks one of the declared options.
package struct ChoiceMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "choice", summary: "the output picks this one of the declared options, and no other",
    discussion: """
      An option is named by its label ("B", "(b)", "option B") or by its text, as whole words; the options of a list are \
      labeled A, B, C and so on. An option that the output takes back does not count ("not A but B", "A is wrong"). Where \
      the output says which one is its answer, by opening with it, by "the answer is" and the like, or by a last line that \
      holds nothing else, only that counts; otherwise all options that it names do. Two picks fail, and so do a label and \
      a text that disagree. Words that announce or take back are English; labels and texts may be of any language.
      """,
    value: .text,
    options: [
      Field(
        "options", .either([.list(.text), .dictionary(.text)]), isRequired: true,
        "the options: a list, or a mapping from labels to texts")
    ],
    examples: [
      .pass("choice: B\noptions: [Berlin, Paris, Rome]", on: "Answer: B."),
      .pass("choice: Paris\noptions: [Berlin, Paris, Rome]", on: "It is not Berlin but Paris."),
      .fail("choice: Paris\noptions: [Berlin, Paris, Rome]", on: "Berlin or Paris"),
      .fail("choice: B\noptions: [Berlin, Paris, Rome]", on: "B) Berlin"),
      .pass("choice: x\noptions: {x: refund, y: replacement}", on: "We offer a refund."),
    ])

  private let declared: DeclaredOptions
  private let expected: Int

  package init(_ options: Options) throws(InvalidInput) {
    guard let node = options["options"] else {
      throw InvalidInput(
        "missing-key", "the key 'options' is missing", at: options.name.location,
        hint: "add 'options: […]' beside 'choice', with all that there is to choose from")
    }
    declared = try DeclaredOptions(node)
    expected = try declared.index(of: options.value)
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    PickedOptions(text, of: declared).options == [expected] ? 1 : 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let picked = PickedOptions(text, of: declared)
    let names = picked.options.map { declared.options[$0].name }
    let other = picked.mentions.first { $0.option != expected } ?? picked.mentions.first
    return Explanation(
      expected: "\(declared.options[expected].name), and no other option",
      got: names.isEmpty ? "none of the options" : names.joined(separator: " and "), span: other.map(picked.range),
      notes: names.count > 1 ? ["the output picks \(names.count) options"] : [])
  }
}
