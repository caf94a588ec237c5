import JSONText
package import RagSpecCore

/// Makes endpoints from their configuration and the environment.
package struct EndpointReader: Sendable {
  let configuration: ProjectConfiguration
  let environment: Environment
  let providers: [KnownProvider]
  private let contents: FileContents

  /// A provider's name, and what it does.
  package typealias KnownProvider = (name: String, service: Endpoint.Service)

  /// Gives the bytes of a file that holds a key, or why there are none.
  package typealias FileContents = @Sendable (_ path: String) -> Result<[UInt8], KeyFileError>

  package init(
    configuration: ProjectConfiguration, environment: Environment, providers: [KnownProvider],
    contents: @escaping FileContents = { _ in .failure(KeyFileError("files are not read")) }
  ) {
    self.configuration = configuration
    self.environment = environment
    self.providers = providers
    self.contents = contents
  }

  /// Returns the endpoint of a name; throws all that is wrong with it, an unset variable for one.
  ///
  /// - Parameter node: where an unknown name is told of.
  package func endpoint(named name: String, for node: ConfigNode) throws(InvalidInput) -> Endpoint {
    guard let own = configuration.root["endpoints"]?.entries.first(where: { $0.key.text == name })?.value else {
      throw .unknownName("endpoint", node, known: configuration.endpointNames)
    }
    do throws(InvalidInput) { return try endpoint(from: own, named: name) } catch { throw error.hidingSecrets }
  }

  /// Returns the application that a mapping of a target configures; it has no name but its address.
  package func application(from node: ConfigNode) throws(InvalidInput) -> Endpoint {
    do throws(InvalidInput) {
      var problems: [Diagnostic] = []
      let url = problems.collect { () throws(InvalidInput) in try self.url(node["url"]) }
      let headers = problems.collect { () throws(InvalidInput) in try self.headers(node["headers"]) }
      let key = problems.collect { () throws(InvalidInput) in try self.key(node["key"]) }
      let network = problems.collect { () throws(InvalidInput) in try self.network(node["network"]) }
      guard problems.isEmpty, let url, let headers, let key, let network else { throw InvalidInput(problems) }
      return Endpoint(
        name: url, provider: "http", url: url, model: "", headers: headers, key: key.secret,
        missingKeyVariable: key.missingVariable, missingKeyFile: key.missingFile, limits: limits(node["limits"]),
        network: network, service: .application)
    } catch { throw error.hidingSecrets }
  }

  /// The names of the endpoints whose provider does this, in the order of the configuration.
  package func names(of service: Endpoint.Service) -> [String] {
    let entries = configuration.root["endpoints"]?.entries ?? []
    return entries.filter { self.service(of: $0.value) == service }.map(\.key.text)
  }

  func service(of endpoint: ConfigNode) -> Endpoint.Service? {
    guard let provider = endpoint["provider"] else { return nil }
    return providers.first { provider.isText($0.name) }?.service
  }

  private func endpoint(from node: ConfigNode, named name: String) throws(InvalidInput) -> Endpoint {
    var problems: [Diagnostic] = []
    let provider = problems.collect { () throws(InvalidInput) in try self.provider(node["provider"]) }
    let url = problems.collect { () throws(InvalidInput) in try self.url(node["url"]) }
    let model = problems.collect { () throws(InvalidInput) in try text(node["model"]) }
    let parameters = problems.collect { () throws(InvalidInput) in try self.parameters(node["parameters"]) }
    let headers = problems.collect { () throws(InvalidInput) in try self.headers(node["headers"]) }
    let key = problems.collect { () throws(InvalidInput) in try self.key(node["key"]) }
    let wire = problems.collect { () throws(InvalidInput) in try self.wire(node) }
    let network = problems.collect { () throws(InvalidInput) in try self.network(node["network"]) }
    problems += misplacedSimilarity(in: node)
    guard problems.isEmpty, let provider, let url, let model, let parameters, let headers, let key, let wire,
      let network
    else { throw InvalidInput(problems) }
    return Endpoint(
      name: name, provider: provider, url: url, model: model, parameters: parameters, headers: headers,
      key: key.secret, missingKeyVariable: key.missingVariable, missingKeyFile: key.missingFile,
      limits: limits(node["limits"]), network: network, similarity: node["similarity"]?.number,
      price: price(node["price"]), service: service(of: node) ?? .conversation, wire: wire)
  }

  /// A threshold of vectors says nothing of a model that answers with text.
  private func misplacedSimilarity(in node: ConfigNode) -> [Diagnostic] {
    guard let similarity = node["similarity"], service(of: node) == .conversation else { return [] }
    return [
      Diagnostic(
        "misplaced-similarity", "'similarity' is for endpoints that answer with vectors", at: similarity.location,
        hint: "this one answers with text: remove it, or set 'provider: openai-embeddings'")
    ]
  }

  private func provider(_ node: ConfigNode?) throws(InvalidInput) -> String {
    guard let node else { return "" }
    let known = providers.map(\.name)
    guard known.contains(node.text) else { throw .unknownName("provider", node, known: known) }
    return node.text
  }

  func text(_ node: ConfigNode?) throws(InvalidInput) -> String {
    guard let node else { return "" }
    return try environment.expandedText(of: node)
  }

  func key(_ node: ConfigNode?) throws(InvalidInput) -> EndpointKey {
    try EndpointKey(node, environment, contents)
  }

  func network(_ node: ConfigNode?) throws(InvalidInput) -> NetworkSettings {
    try NetworkReader([node, configuration.root["network"]], environment: environment).settings()
  }

  private func parameters(_ node: ConfigNode?) throws(InvalidInput) -> [(name: String, value: JSONValue)] {
    var parameters: [(name: String, value: JSONValue)] = []
    for entry in node?.entries ?? [] {
      guard !Self.reservedParameters.contains(entry.key.text) else {
        throw InvalidInput(
          "reserved-parameter", "'\(entry.key.text)' is set by ragspec and is no parameter", at: entry.key.location,
          hint: entry.key.text == "stream" ? "write 'stream: true' beside 'parameters'" : nil)
      }
      parameters.append((entry.key.text, try json(entry.value)))
    }
    return parameters
  }

  /// What the providers write themselves: a member that is there twice means something else to each server.
  private static let reservedParameters: Set = [
    "model", "messages", "input", "stream", "prompt", "contents", "system", "systemInstruction", "system_instruction",
  ]

  /// A value without quotes is typed after its variables were replaced: `${TEMPERATURE:-0}` is a number.
  private func json(_ node: ConfigNode) throws(InvalidInput) -> JSONValue {
    switch node.kind {
    case .sequence:
      var elements: [JSONValue] = []
      for element in node.elements { elements.append(try json(element)) }
      return .array(elements)
    case .mapping:
      var object = JSONObject()
      for entry in node.entries { _ = object.append(entry.key.text, try json(entry.value)) }
      return .object(object)
    case .scalar:
      guard node.text.contains("$") else { return node.json }
      let text = try environment.expandedText(of: node)
      return node.isPlain ? CoreSchema.json(text) : .string(text)
    }
  }

  private func limits(_ node: ConfigNode?) -> Limits {
    var limits = Limits()
    limits.concurrency = node?["concurrency"]?.integer ?? limits.concurrency
    limits.requestsPerMinute = node?["requests-per-minute"]?.integer
    limits.tokensPerMinute = node?["tokens-per-minute"]?.integer
    limits.timeout = node?["timeout"]?.duration ?? limits.timeout
    limits.retries = node?["retries"]?.integer ?? limits.retries
    limits.retryWithin = node?["retry-within"]?.duration ?? limits.retryWithin
    limits.batch = node?["batch"]?.integer ?? limits.batch
    return limits
  }

  private func price(_ node: ConfigNode?) -> Price? {
    guard let node, let input = node["input"]?.number else { return nil }
    return Price(
      input: input, output: node["output"]?.number ?? 0, cachedInput: node["cached-input"]?.number,
      currency: node["currency"]?.text ?? Price.usualCurrency)
  }
}

// MARK: - What is sent and recorded

extension EndpointReader {
  private func url(_ node: ConfigNode?) throws(InvalidInput) -> String {
    var url = try text(node)
    while url.hasSuffix("/") { url.removeLast() }
    let authority = url.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).first ?? ""
    guard !authority.contains("@"), !url.contains("?"), !url.contains("#") else {
      throw InvalidInput(
        "secret-in-url", "an endpoint's URL must hold no password and no parameters", at: node?.location,
        hint: "URLs are recorded: put the secret under 'key'"
      ).withoutLine
    }
    let isWeb = (url.hasPrefix("http://") || url.hasPrefix("https://")) && !authority.isEmpty
    guard isWeb || url.isSocketAddress, !url.contains(where: \.isWhitespace), !url.holdsControlCharacter else {
      // The text may come from a variable that holds something else by mistake, so it is not shown.
      throw InvalidInput(
        "invalid-url", "the URL is no HTTP address", at: node?.location,
        hint: "it starts with http:// or https:// and a host, or is unix:/SOCKET:/PATH, and holds no spaces")
    }
    return url
  }

  static let namesOfSecrets: Set = [
    "authorization", "proxy-authorization", "x-api-key", "api-key", "x-goog-api-key", "cookie",
  ]

  static let headersOfTheConnection: Set = [
    "content-length", "transfer-encoding", "host", "connection", "upgrade", "te", "trailer", "expect",
  ]

  private func headers(_ node: ConfigNode?) throws(InvalidInput) -> [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = []
    var seen: Set<String> = []
    for entry in node?.entries ?? [] {
      let (name, value) = (entry.key.text, try text(entry.value))
      guard !Self.namesOfSecrets.contains(name.lowercased()) else {
        throw InvalidInput(
          "secret-in-header", "headers are recorded: '\(name.lowercased())' must not be one", at: entry.key.location,
          hint: "put the secret under 'key'"
        ).withoutLine
      }
      guard !Self.headersOfTheConnection.contains(name.lowercased()) else {
        throw InvalidInput(
          "invalid-header", "'\(name)' is set by the connection itself", at: entry.key.location, hint: "leave it out")
      }
      guard name.isHeaderName, !value.holdsControlCharacter, seen.insert(name.lowercased()).inserted else {
        throw InvalidInput(
          "invalid-header", "'\(name)' is no header that could be sent", at: entry.key.location,
          hint: "a name has letters, digits and '-' and stands once; a value has no line ends")
      }
      headers.append((name, value))
    }
    return headers
  }
}

extension String {
  /// Whether it holds what would end a line of a request, or anything like it.
  var holdsControlCharacter: Bool { unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } }

  /// Whether it names a Unix socket by an absolute path, and a path of the server behind it.
  fileprivate var isSocketAddress: Bool { hasPrefix("unix:/") && dropFirst(6).contains(":/") }

  /// A token of RFC 9110, section 5.6.2.
  var isHeaderName: Bool {
    !isEmpty && utf8.allSatisfy { Character(Unicode.Scalar($0)).isLetterOrDigit || "!#$%&'*+-.^_`|~".utf8.contains($0) }
  }
}

extension Character {
  fileprivate var isLetterOrDigit: Bool { isASCII && (isLetter || isNumber) }
}
