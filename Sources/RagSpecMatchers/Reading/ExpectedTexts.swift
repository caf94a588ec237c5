import RagSpecCore

/// The texts that a matcher compares an output with: written in the expectation, or the case's references.
enum ExpectedTexts: Sendable {
  case written([String])
  case references

  /// What stands for the case's references, quoted or not: JSON knows only quoted texts.
  static let keyword = "$references"

  init(_ node: ConfigNode) throws(InvalidInput) {
    guard node.kind != .sequence || !node.elements.isEmpty else {
      throw InvalidInput("empty-list", "the list of texts is empty", at: node.location)
    }
    if node.isText(Self.keyword) {
      self = .references
    } else {
      self = .written(node.kind == .sequence ? node.elements.map(\.text) : [node.text])
    }
  }

  var isReferences: Bool {
    if case .references = self { true } else { false }
  }

  /// The texts of the expectation; none when it leans on references.
  var written: [String] {
    if case .written(let texts) = self { texts } else { [] }
  }

  func resolved(in context: CaseContext) -> [String] {
    switch self {
    case .written(let texts): texts
    case .references: context.input.references
    }
  }

  /// An expectation that leans on references needs some.
  func problems(in input: CaseInput, at node: ConfigNode) -> [Diagnostic] {
    guard case .references = self, input.references.isEmpty else { return [] }
    return [
      Diagnostic("no-references", "the case has no references", at: node.location, hint: "add 'references: […]' to it")
    ]
  }
}
