import RagSpecCore

/// A matcher whose score is the number that was answered, so that a test writes verdicts as answers.
struct ScoreMatcher: Matcher {
  static let descriptor = ExtensionDescriptor(name: "score", summary: "takes the answer for the score")

  init(_ options: Options) throws(InvalidInput) {}
  init() {}

  func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double {
    guard case .text(let text) = observation, let score = Double(text) else {
      throw UnsupportedObservation("expected a number, got \(observation.kind)")
    }
    return score
  }

  func explanation(of observation: Observation, in context: CaseContext) -> Explanation {
    Explanation(expected: "a good score")
  }
}

enum Answering: Behavior {
  static let descriptor = ExtensionDescriptor(name: "answering", summary: "asks")
  static let fields: [Field] = []

  static func input(from node: ConfigNode, files: any ProjectFiles) throws(InvalidInput) -> CaseInput {
    CaseInput(question: node.text)
  }
}

enum Searching: Behavior {
  static let descriptor = ExtensionDescriptor(name: "searching", summary: "searches")
  static let fields: [Field] = []
  static let observesRankings = true

  static func input(from node: ConfigNode, files: any ProjectFiles) throws(InvalidInput) -> CaseInput {
    CaseInput(question: node.text)
  }
}

/// Sends the question to an endpoint.
struct EndpointTarget: Target {
  let endpoint: Endpoint

  func work(for input: CaseInput) throws(CaseError) -> TargetWork {
    .call(ModelRequest(endpoint: endpoint, messages: [Turn(.user, input.question)]))
  }
}

/// Answers in this process.
struct LocalTarget: Target {
  let answer: @Sendable (String) throws(CaseError) -> TargetOutput

  func work(for input: CaseInput) throws(CaseError) -> TargetWork {
    .local { () throws(CaseError) in try answer(input.question) }
  }
}

/// Cannot even say what is to be done.
struct BrokenTarget: Target {
  func work(for input: CaseInput) throws(CaseError) -> TargetWork { throw CaseError(.target, "no prompt") }
}

// MARK: - Samples

extension Endpoint {
  static func sample(
    _ name: String = "main", concurrency: Int = 4, model: String? = nil, price: Price? = nil
  ) -> Endpoint {
    Endpoint(
      name: name, provider: "openai-chat", url: "http://127.0.0.1:1/v1", model: model ?? "model of \(name)",
      limits: Limits(concurrency: concurrency), price: price)
  }
}

extension ModelRequest {
  static func sample(_ question: String, to endpoint: Endpoint = .sample()) -> ModelRequest {
    ModelRequest(endpoint: endpoint, messages: [Turn(.user, question)])
  }
}

extension Expectation {
  static func score(_ label: String = "score", atLeast threshold: Double = 0.5, weight: Double = 1) -> Expectation {
    Expectation(
      rule: .matcher(ScoreMatcher()), label: label, threshold: threshold, weight: weight, node: SampleFile.node)
  }
}

enum SampleFile {
  /// A node for whoever must have one.
  static let node = ConfigDocument.Builder(source: SourceFile(path: "suite.yaml", bytes: [])).finish().root
}

/// A case by its question; `known` says why it is known to fail.
struct Asked: ExpressibleByStringLiteral {
  var question: String
  var expectations: [Expectation] = [.score()]
  var known: String?

  init(_ question: String, _ expectations: Expectation..., known: String? = nil) {
    self.question = question
    if !expectations.isEmpty { self.expectations = expectations }
    self.known = known
  }

  init(stringLiteral question: String) { self.init(question) }
}

extension Suite {
  /// A suite whose cases are named after their questions.
  static func sample(
    _ asked: [Asked], name: String = "suite", target: any Target = EndpointTarget(endpoint: .sample()),
    behavior: any Behavior.Type = Answering.self, gates: [Gate] = [Gate(.passRate, 1)]
  ) -> Suite {
    let cases = asked.map { asked in
      Case(
        id: CaseID(suite: name, name: asked.question), node: SampleFile.node,
        input: CaseInput(question: asked.question),
        expectations: asked.expectations, knownFailure: asked.known)
    }
    return Suite(
      name: name, node: SampleFile.node, behavior: behavior, targetName: "target", target: target, cases: cases,
      gates: gates)
  }
}

// MARK: - Matchers that ask

/// Asks an endpoint for the score of what was answered; the answer "again" is asked about once more.
struct AskingMatcher: ConsultingMatcher {
  static let descriptor = ExtensionDescriptor(name: "asking", summary: "takes a model's answer for the score")

  let endpoint: Endpoint

  init(_ options: Options, _ endpoints: any EndpointDirectory) throws(InvalidInput) { self.init(.sample("judge")) }
  init(_ endpoint: Endpoint) { self.endpoint = endpoint }

  private func request(_ text: String) -> KeyedRequest {
    switch endpoint.service {
    case .conversation, .application: KeyedRequest(ModelRequest(endpoint: endpoint, messages: [Turn(.user, text)]))
    case .embedding: KeyedRequest(ModelRequest(endpoint: endpoint, embedding: text))
    }
  }

  func requests(for observation: Observation, in context: CaseContext) throws(CaseError) -> [KeyedRequest] {
    guard case .text(let text) = observation else { throw CaseError(.unsupportedObservation, "it judges text") }
    let first = request("score \(text)")
    guard let answer = context.answer(to: first)?.content else { return [first] }
    guard answer == "again" else { return [] }
    let second = request("again \(text)")
    guard let answer = context.answer(to: second)?.content else { return [second] }
    guard Double(answer) != nil else { throw CaseError(.unusableAnswer, "'\(answer)' is no score") }
    return []
  }

  func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double {
    guard case .text(let text) = observation else { throw UnsupportedObservation("it judges text") }
    let answers = ["score \(text)", "again \(text)"].compactMap { context.answer(to: request($0))?.content }
    guard let score = answers.lazy.compactMap(Double.init).first else {
      throw UnsupportedObservation("nobody was asked")
    }
    return score
  }

  func explanation(of observation: Observation, in context: CaseContext) -> Explanation {
    Explanation(expected: "a score")
  }
}

extension Expectation {
  static func asking(_ endpoint: Endpoint = .sample("judge"), label: String = "asking") -> Expectation {
    Expectation(rule: .matcher(AskingMatcher(endpoint)), label: label, threshold: 0.5, node: SampleFile.node)
  }
}

extension Endpoint {
  /// An endpoint that takes several texts in one call.
  static func embedder(batch: Int, concurrency: Int = 1) -> Endpoint {
    Endpoint(
      name: "embedder", provider: "openai-embeddings", url: "u", model: "m",
      limits: Limits(concurrency: concurrency, batch: batch), service: .embedding)
  }
}
