package import JSONText

/// A configured model server.
package final class Endpoint: Sendable {
  package let name: String
  package let provider: String
  /// The base URL, without a slash at its end and without user and password.
  package let url: String
  package let model: String
  /// Sent as written, each a member of the request's body.
  package let parameters: [(name: String, value: JSONValue)]
  /// Sent with each request and part of the key: tenants must not share responses.
  package let headers: [(name: String, value: String)]
  package let key: Secret?
  /// The environment variable that the key should come from and that is not set: only a call needs it.
  package let missingKeyVariable: String?
  /// The file that the key should come from, and why it gives none: only a call needs it.
  package let missingKeyFile: MissingKeyFile?
  package let limits: Limits
  package let network: NetworkSettings
  /// How it is spoken to.
  package let wire: EndpointWire

  /// The least cosine of two vectors of this model that says that two texts mean the same; `nil` when nobody set it.
  package let similarity: Double?
  /// What a token costs; `nil` when nobody said.
  package let price: Price?
  /// What the provider does with a request.
  package let service: Service

  let conversationFrame: CanonicalFrame
  let embeddingFrame: CanonicalFrame

  package init(
    name: String, provider: String, url: String, model: String, parameters: [(name: String, value: JSONValue)] = [],
    headers: [(name: String, value: String)] = [], key: Secret? = nil, missingKeyVariable: String? = nil,
    missingKeyFile: MissingKeyFile? = nil, limits: Limits = Limits(), network: NetworkSettings = NetworkSettings(),
    similarity: Double? = nil, price: Price? = nil, service: Service = .conversation,
    wire: EndpointWire = EndpointWire()
  ) {
    self.name = name
    self.provider = provider
    self.url = url
    self.model = model
    self.parameters = parameters
    self.headers = headers
    self.key = key
    self.missingKeyVariable = missingKeyVariable
    self.missingKeyFile = missingKeyFile
    self.limits = limits
    self.network = network
    self.similarity = similarity
    self.price = price
    self.service = service
    self.wire = wire
    let members = CanonicalFrame.Members(
      headers: headers, model: model, parameters: parameters, provider: provider,
      url: wire.apiVersion.map { "\(url)?api-version=\($0)" } ?? url)
    conversationFrame = .conversation(members)
    embeddingFrame = .embedding(members)
  }

  /// A file of a key that cannot be used.
  package typealias MissingKeyFile = (path: String, reason: String)

  /// What a server is there for.
  package enum Service: Sendable, Hashable {
    /// It continues conversations with text.
    case conversation
    /// It makes vectors of texts.
    case embedding
    /// It answers with JSON of its own: an application, not a model server.
    case application

    /// What it answers with, in words.
    package var answer: String {
      switch self {
      case .conversation: "text"
      case .embedding: "vectors"
      case .application: "JSON of its own"
      }
    }
  }

  /// What messages call it: by the place where its configuration is found.
  package var title: String {
    isProgram ? "'\(name)'" : service == .application ? "the application at \(url)" : "endpoint '\(name)'"
  }

  /// Whether calls of two endpoints stand in one line. Applications have no names: each target's has limits of its own.
  package func sharesLimits(with other: Endpoint) -> Bool {
    self === other || service != .application && name == other.name
  }

  /// What must never be shown: the key, and the token of a session.
  package var secrets: [Secret] { [key, wire.signature?.sessionToken].compactMap { $0 } }

  /// How many requests may go to the server in one call.
  package var batchSize: Int { service == .embedding ? limits.batch : 1 }
}

/// What a run may ask of an endpoint at most.
package struct Limits: Sendable, Hashable {
  /// How a configuration writes those that models and applications have.
  package static let fields = [
    Field("concurrency", .integer(1...1024), default: "8", "requests under way at once, at most"),
    Field("requests-per-minute", .integer(1...1_000_000), "starts of requests per minute"),
    Field("timeout", .duration, default: "60s", "the longest that one attempt may take"),
    Field("retries", .integer(0...20), default: "4", "attempts after the first"),
    Field("retry-within", .duration, default: "3m", "how long after its first attempt a request may be tried again"),
  ]

  /// Requests under way at once, at most: an endpoint that is crowded is asked fewer.
  package var concurrency: Int
  /// Starts of requests per minute; `nil` for no limit.
  package var requestsPerMinute: Int?
  /// Tokens of requests and answers per minute; `nil` for no limit.
  package var tokensPerMinute: Int?
  /// The longest that one attempt may take.
  package var timeout: Duration
  /// Attempts after the first.
  package var retries: Int
  /// How long after its first attempt has failed a request may be tried again.
  package var retryWithin: Duration
  /// Texts that one call may ask the vectors of.
  package var batch: Int

  package init(
    concurrency: Int = 8, requestsPerMinute: Int? = nil, tokensPerMinute: Int? = nil, timeout: Duration = .seconds(60),
    retries: Int = 4, retryWithin: Duration = .seconds(180), batch: Int = 64
  ) {
    self.concurrency = concurrency
    self.requestsPerMinute = requestsPerMinute
    self.tokensPerMinute = tokensPerMinute
    self.timeout = timeout
    self.retries = retries
    self.retryWithin = retryWithin
    self.batch = batch
  }
}

/// A text that must never be printed: it describes itself as asterisks.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Where a configuration says that one comes from.
  package static let source = ValueType.either([
    .text, .mapping([Field("file", .text, isRequired: true, "a file that holds the key and nothing else")]),
  ])

  private let text: String

  package init(_ text: String) { self.text = text }

  /// Hands the text to the one place that sends it.
  package func reveal() -> String { text }

  package var description: String { "***" }
  package var debugDescription: String { "***" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
