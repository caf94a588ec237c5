package import RagSpecCore

/// What suites may talk about: the registered behaviors, the matchers and the project's targets.
package protocol SuiteVocabulary: Sendable {
  var behaviors: Registry<any Behavior.Type> { get }
  var targetNames: [String] { get }
  /// Makes a target of the project; throws what is wrong with its configuration.
  func target(named name: String) throws(InvalidInput) -> any Target
  /// Reads one item of an `expect` list.
  func expectation(from node: ConfigNode) throws(InvalidInput) -> Expectation
  /// Returns the expectation that only reports a ranking measure, `nil` when the name is not one.
  func measure(named name: String, at node: ConfigNode) -> Expectation?
  /// Reads a perturbation: the first key of an item of a `variants` list, and its value.
  ///
  /// - Parameter others: further keys that may stand there, for the hint.
  func perturbation(
    _ key: ConfigNode, _ value: ConfigNode, or others: [String]
  ) throws(InvalidInput) -> any Perturbation
}
