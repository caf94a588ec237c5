/// A way to make a target, told by the key that its configuration holds: `endpoint`, `retriever`.
package protocol TargetKind: NamedExtension {
  /// Makes the target; the node was checked against the descriptor.
  static func target(from node: ConfigNode, in project: any TargetProject) throws(InvalidInput) -> any Target
}

/// What a target's configuration may ask of the project.
package protocol TargetProject: ProjectFiles {
  /// Returns a scalar's text with the environment's values in place of `${NAME}`.
  func expandedText(of node: ConfigNode) throws(InvalidInput) -> String
  /// Returns the endpoint that a scalar names, which must answer with text.
  func endpoint(named node: ConfigNode) throws(InvalidInput) -> Endpoint
  /// Returns the endpoint that makes vectors: the one that a scalar names, or else the only one there is.
  ///
  /// - Parameter asker: what needs it, for the diagnostic when there is none.
  func embedder(named node: ConfigNode?, for asker: ConfigNode) throws(InvalidInput) -> Endpoint
  /// Returns the application that a mapping configures: `url`, `headers`, `key` and `limits`.
  func application(from node: ConfigNode) throws(InvalidInput) -> Endpoint
  /// Returns the target that a scalar names.
  ///
  /// - Parameter kind: the kind that it must not be of, since it might need the target that asks.
  func target(named node: ConfigNode, except kind: String) throws(InvalidInput) -> any Target
  /// Returns the value of a variable of the environment; `nil` when it is not set.
  func environmentValue(of name: String) -> String?
  /// Has calls of an endpoint made by a provider of its own, as for a program whose answers are recorded.
  func add(_ provider: any Provider, for endpoint: Endpoint)
  /// The folder for what is derived from files and can be made again, such as search indexes.
  var derivedFolder: String { get }
}

extension TargetProject {
  package func environmentValue(of name: String) -> String? { nil }
  package func add(_ provider: any Provider, for endpoint: Endpoint) {}

  /// Returns the contents of the file that a node of `ragspec.yaml` names, the environment's values filled in.
  package func configuredFile(at node: ConfigNode) throws(InvalidInput) -> SourceFile {
    try contents(at: FileReference(path: expandedText(of: node), location: node.location))
  }
}
