/// The endpoints of a project, for those that are named in suites.
package protocol EndpointDirectory: Sendable {
  /// The names of the endpoints that do this, in the order of the configuration.
  func endpointNames(of service: Endpoint.Service) -> [String]
  /// Returns the endpoint of a name, on behalf of a place in a suite; throws all that is wrong with it.
  func endpoint(_ name: String, for node: ConfigNode) throws(InvalidInput) -> Endpoint
  /// Returns the value of a variable of the environment; `nil` when it is not set.
  func environmentValue(of name: String) -> String?
  /// Has calls of an endpoint made by a provider of its own, as for a program whose answers are recorded.
  func add(_ provider: any Provider, for endpoint: Endpoint)
}

extension EndpointDirectory {
  package func environmentValue(of name: String) -> String? { nil }
  package func add(_ provider: any Provider, for endpoint: Endpoint) {}

  /// Returns the endpoint that a scalar names, which must do what is wanted of it.
  package func endpoint(named node: ConfigNode, doing service: Endpoint.Service) throws(InvalidInput) -> Endpoint {
    let endpoint = try endpoint(node.text, for: node)
    guard endpoint.service == service else {
      let names = endpointNames(of: service)
      throw InvalidInput(
        "wrong-endpoint", "the endpoint '\(node.text)' answers with \(endpoint.service.answer), not \(service.answer)",
        at: node.location,
        hint: names.isEmpty ? service.missingHint : "endpoints for it: \(names.joined(separator: ", "))")
    }
    return endpoint
  }

  /// Returns the endpoint that an option names; without the option the only one that does what is wanted.
  ///
  /// - Parameters:
  ///   - name: the name of the matcher or the target that wants it.
  ///   - key: what the option is called.
  package func endpoint(
    _ option: ConfigNode?, doing service: Endpoint.Service, for name: ConfigNode, key: String = "endpoint"
  ) throws(InvalidInput) -> Endpoint {
    guard let option else { return try onlyEndpoint(doing: service, for: name, key: key) }
    return try endpoint(named: option, doing: service)
  }

  private func onlyEndpoint(
    doing service: Endpoint.Service, for node: ConfigNode, key: String
  ) throws(InvalidInput) -> Endpoint {
    let names = endpointNames(of: service)
    guard let name = names.first else {
      throw InvalidInput(
        "no-endpoint", "'\(node.text)' asks an endpoint that answers with \(service.answer), and there is none",
        at: node.location, hint: service.missingHint)
    }
    guard names.count == 1 else {
      throw InvalidInput(
        "no-endpoint", "'\(node.text)' does not say which endpoint it asks", at: node.location,
        hint: "add '\(key):' with one of \(names.joined(separator: ", "))")
    }
    return try endpoint(name, for: node)
  }
}

extension Endpoint.Service {
  fileprivate var missingHint: String {
    switch self {
    case .conversation: "add one with 'provider: openai-chat' to the endpoints of ragspec.yaml"
    case .embedding: "add one with 'provider: openai-embeddings' to the endpoints of ragspec.yaml"
    case .application: "applications are targets with 'http'"
    }
  }
}

/// Stands in where there is no project.
struct NoEndpoints: EndpointDirectory {
  /// The name of the matcher that would ask.
  let asker: ConfigNode

  /// Seems to have one endpoint of each kind, so that whoever asks for it is told of the project and not of endpoints.
  func endpointNames(of service: Endpoint.Service) -> [String] { [asker.text] }

  func endpoint(_ name: String, for node: ConfigNode) throws(InvalidInput) -> Endpoint {
    throw InvalidInput(
      "no-project", "'\(asker.text)' asks an endpoint of a project, and there is none here", at: node.location,
      hint: "run it where a ragspec.yaml names the endpoint")
  }
}
