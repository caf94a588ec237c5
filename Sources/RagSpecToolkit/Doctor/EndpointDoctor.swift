import JSONText
package import RagSpecCore
import RagSpecCurl
import RagSpecProviders

/// Finds out whether endpoints work, step by step, and what to mend where one does not.
///
/// Cheap calls are made: one that may answer with a single token, and one whose answer is streamed; each once more as it is
/// configured where a token is too little to be read. Nothing is recorded, nothing is tried again.
package struct EndpointDoctor: Sendable {
  private let trust: TrustedAuthorities
  private let transport: CurlTransport
  private let time = Timekeeper.real(date: { WallClock.now })
  private let longestCall: Duration

  /// How long a call may take where nobody says: a person waits for it.
  package static let usualCall = Duration.seconds(15)

  /// - Parameter longestCall: how long each call may take at most; the endpoint's own `timeout` where that is shorter.
  package init(_ project: Project, longestCall: Duration = usualCall) {
    trust = project.trustedAuthorities
    transport = CurlTransport(trust: trust)
    self.longestCall = longestCall
  }

  /// Examines an endpoint.
  ///
  /// - Parameter tell: told of each finding as soon as it is known: the next may take its time.
  package func examine(_ endpoint: Endpoint, tell: (EndpointFinding) -> Void = { _ in }) async -> ExaminedEndpoint {
    var examined = ExaminedEndpoint(endpoint)
    func note(_ found: [EndpointFinding]) {
      found.forEach(tell)
      examined.findings += found
    }
    note([key(of: endpoint)])
    let endpoint = endpoint.asked(within: longestCall)
    let ways = ConnectionFindings(endpoint, trust)
    note(ways.findings)
    guard ways.isConnected else { return examined }
    note(await models(of: endpoint))
    let answer = await answer(of: endpoint)
    note([answer])
    if answer.status == .ok, endpoint.service == .conversation { note([await stream(of: endpoint)]) }
    return examined
  }

  private func key(of endpoint: Endpoint) -> EndpointFinding {
    if let name = endpoint.missingKeyVariable {
      return EndpointFinding(.key, .failed, "the environment variable '\(name)' is not set", advice: "set it")
    }
    if let file = endpoint.missingKeyFile {
      return EndpointFinding(
        .key, .failed, "the file '\(file.path)' cannot be used: \(file.reason)", advice: "put the key into it")
    }
    return EndpointFinding(.key, .ok, endpoint.key == nil ? "none is sent" : "there is one")
  }
}

// MARK: - Models

extension EndpointDoctor {
  private func models(of endpoint: Endpoint) async -> [EndpointFinding] {
    guard ModelList.isKnown(to: endpoint.provider) else {
      return [EndpointFinding(.models, .skipped, "'\(endpoint.provider)' has no list that could be read")]
    }
    let start = ContinuousClock.now
    do throws(ProviderError) {
      let list = try await ModelList(of: endpoint, over: transport, time: time)
      return [finding(on: list, endpoint, time: ContinuousClock.now - start)]
    } catch { return [await finding(on: error, endpoint)] }
  }

  private func finding(on list: ModelList, _ endpoint: Endpoint, time: Duration) -> EndpointFinding {
    let count = list.names.count == 1 ? "1 model" : "\(list.names.count) models"
    guard !endpoint.model.isEmpty else {
      return EndpointFinding(.models, .ok, "\(count): \(Self.shown(list.names))", time: time)
    }
    guard !list.names.contains(endpoint.model) else {
      return EndpointFinding(.models, .ok, "\(count), '\(endpoint.model)' among them", time: time)
    }
    // A server may know more names than it lists.
    let nearest = NearestName.of(endpoint.model, in: list.names).map { "did you mean '\($0)'? " } ?? ""
    return EndpointFinding(
      .models, .warning, "\(count), '\(endpoint.model)' not among them",
      advice: "\(nearest)there are \(Self.shown(list.names))", time: time)
  }

  private func finding(on error: ProviderError, _ endpoint: Endpoint) async -> EndpointFinding {
    switch error.kind {
    case .status(404), .status(405), .malformed:
      if await isBelowVersion(endpoint) {
        return EndpointFinding(
          .models, .failed, "there is no list of models at \(endpoint.url), but at \(endpoint.url)/v1",
          advice: "set 'url' to \(endpoint.url)/v1")
      }
      return EndpointFinding(.models, .skipped, "the server has no list of models")
    default: return EndpointFinding(.models, .failed, error.message.escapingControls, advice: Self.advice(on: error))
    }
  }

  private func isBelowVersion(_ endpoint: Endpoint) async -> Bool {
    guard !endpoint.url.hasSuffix("/v1") else { return false }
    let list = try? await ModelList(at: "\(endpoint.url)/v1", of: endpoint, over: transport, time: time)
    return list != nil
  }

  private static func shown(_ names: [String]) -> String {
    let shown = names.prefix(8).map { "'\($0.escapingControls)'" }.joined(separator: ", ")
    return shown + (names.count > 8 ? " and \(names.count - 8) more" : names.isEmpty ? "none" : "")
  }
}

// MARK: - A call

extension EndpointDoctor {
  private func answer(of endpoint: Endpoint) async -> EndpointFinding {
    let check = endpoint.service == .embedding ? EndpointFinding.Check.vectors : .answer
    guard endpoint.missingKeyVariable == nil, endpoint.missingKeyFile == nil else {
      return EndpointFinding(check, .skipped, "not asked without the key")
    }
    guard !endpoint.model.isEmpty else {
      return EndpointFinding(check, .skipped, "not asked without the name of a model", advice: "name one with --model")
    }
    let call = await call(endpoint, streams: endpoint.wire.streams)
    switch call.result {
    case .success(let output): return EndpointFinding(check, .ok, Self.words(for: output, check), time: call.time)
    case .failure(let error):
      return EndpointFinding(
        check, .failed, error.message.escapingControls, advice: Self.advice(on: error), time: call.time)
    }
  }

  /// Whether answers come as they are made.
  private func stream(of endpoint: Endpoint) async -> EndpointFinding {
    switch await call(endpoint, streams: true).result {
    case .success(let output):
      guard let first = output.details?.timeToFirstToken else {
        return EndpointFinding(.stream, .skipped, "it answers as a whole, asked for a stream")
      }
      return EndpointFinding(.stream, .ok, "the first token comes", time: first)
    case .failure(let error):
      // It does not work if it cannot do what it is configured to.
      let isWanted = endpoint.wire.streams
      let advice = isWanted ? Self.advice(on: error) : "harmless, unless 'stream: true' is set"
      return EndpointFinding(.stream, isWanted ? .failed : .warning, error.message.escapingControls, advice: advice)
    }
  }

  /// Asks for a token; and once more, as it is configured, where that cannot be read: one may be too few for a model that
  /// thinks first.
  private func call(
    _ endpoint: Endpoint, streams: Bool
  ) async -> (result: Result<ModelOutput, ProviderError>, time: Duration) {
    let first = await calledOnce(endpoint.asking(tokens: 1, streams: streams))
    guard case .failure(let error) = first.result, error.kind == .malformed || error.kind == .status(400) else {
      return first
    }
    return await calledOnce(endpoint.asking(tokens: nil, streams: streams))
  }

  private func calledOnce(_ endpoint: Endpoint) async -> (result: Result<ModelOutput, ProviderError>, time: Duration) {
    let request =
      endpoint.service == .embedding
      ? ModelRequest(endpoint: endpoint, embedding: "one")
      : ModelRequest(endpoint: endpoint, messages: [Turn(.user, "Answer with the word yes.")])
    let start = ContinuousClock.now
    let provider = ProviderFactory(transport: transport, time: time).provider(for: endpoint)
    let result: Result<ModelOutput, ProviderError>
    do throws(ProviderError) { result = .success(try await provider.output(for: request)) } catch {
      result = .failure(error)
    }
    return (result, ContinuousClock.now - start)
  }

  /// What to do about an error of a call that was the only one: nobody else crowded the server.
  private static func advice(on error: ProviderError) -> String? {
    switch error.kind {
    case .timedOut:
      "it takes connections and is silent: is it busy, or still loading a model? --timeout lets it take longer"
    case .status(429): "others ask it too much, or the key has reached its limit: wait, and look again"
    default: error.hint?.escapingControls
    }
  }

  private static func words(for output: ModelOutput, _ check: EndpointFinding.Check) -> String {
    let tokens = output.usage.map { ", \($0.input) tokens in and \($0.output) out" } ?? ""
    guard check == .vectors else { return "it answers\(tokens)" }
    let count = (Base64.bytes(of: output.content)?.count ?? 0) / 4
    return "a vector of \(count) numbers\(tokens)"
  }
}

extension Endpoint {
  /// The same endpoint with less patience.
  fileprivate func asked(within longest: Duration) -> Endpoint {
    var limits = limits
    limits.timeout = min(limits.timeout, longest)
    return Endpoint(
      name: name, provider: provider, url: url, model: model, parameters: parameters, headers: headers, key: key,
      missingKeyVariable: missingKeyVariable, missingKeyFile: missingKeyFile, limits: limits, network: network,
      similarity: similarity, service: service, wire: wire)
  }

  /// The same endpoint for one call, which is not repeated; with a limit of tokens where its provider has a name for it.
  fileprivate func asking(tokens: Int?, streams: Bool) -> Endpoint {
    var (limits, wire) = (limits, wire)
    wire.streams = streams
    limits.retries = 0
    var parameters = parameters
    if let tokens, service == .conversation, let name = tokenLimit {
      parameters.removeAll { $0.name == name }
      parameters.append((name, .number(JSONNumber(tokens))))
    }
    return Endpoint(
      name: name, provider: provider, url: url, model: model, parameters: parameters, headers: headers, key: key,
      limits: limits, network: network, similarity: similarity, service: service, wire: wire)
  }

  /// The parameter that limits tokens: the one that is configured, else the one that every server knows.
  private var tokenLimit: String? {
    let names = ["max_completion_tokens", "max_tokens"]
    if let own = names.first(where: { name in parameters.contains { $0.name == name } }) { return own }
    return ["openai-chat", "openai-completions", "anthropic-messages"].contains(provider) ? "max_tokens" : nil
  }
}
