/// A part that users choose by name: a matcher, a behavior, a provider, a reporter.
///
/// Its descriptor feeds the loader, the help texts, the near-miss hints, the JSON Schema, the reference pages and the
/// tests, so that none of them keeps a list of its own.
package protocol NamedExtension: Sendable {
  static var descriptor: ExtensionDescriptor { get }
}

/// What there is to know about a named part without running it.
package final class ExtensionDescriptor: Sendable {
  package let name: String
  /// One line, lower case, no final period.
  package let summary: String
  /// What it does, why, and what it does not check, in a few sentences of Markdown.
  package let discussion: String
  /// What stands behind the name itself: `similar: VALUE`.
  package let value: ValueType
  /// The keys beside the name.
  package let options: [Field]
  /// Uses of it, at least one that passes and one that fails; empty for parts that judge nothing.
  package let examples: [Example]
  /// Uses of a perturbation, and what becomes of a text; empty for other parts.
  package let rewordings: [Rewording]

  package init(
    name: String, summary: String, discussion: String = "", value: ValueType = .anything, options: [Field] = [],
    examples: [Example] = [], rewordings: [Rewording] = []
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.value = value
    self.options = options
    self.examples = examples
    self.rewordings = rewordings
  }
}

/// A documented use of a matcher, which the tests run.
package struct Example: Sendable {
  /// The list item as it stands under `expect:`, without the dash.
  package let expectation: String
  /// What the target is supposed to have answered; for rankings, document ids separated by spaces,
  /// or a list of objects in JSON.
  package let output: String
  package let passes: Bool
  /// Further keys of the case, as YAML: `question: Is it treatable?`.
  package let caseKeys: String

  package static func pass(_ expectation: String, on output: String, case caseKeys: String = "") -> Example {
    Example(expectation: expectation, output: output, passes: true, caseKeys: caseKeys)
  }

  package static func fail(_ expectation: String, on output: String, case caseKeys: String = "") -> Example {
    Example(expectation: expectation, output: output, passes: false, caseKeys: caseKeys)
  }
}
