package import JSONText

/// Programs whose answers are recorded stand among endpoints: what they are asked is an exchange whose body has the line that
/// they get under `case`, and what else their answers depend on under `inputs`.
extension Endpoint {
  /// The provider of programs whose answers are recorded.
  private static let programProvider = "exec"

  /// Whether it stands for a program of the user's, which no call goes out for.
  package var isProgram: Bool { provider == Self.programProvider }

  /// Stands for a program. It answers one line at a time, and its address is its command as it is written: what the
  /// environment adds may be a key.
  package static func program(_ command: [ConfigNode], timeout: Duration) -> Endpoint {
    let written = JSONValue.array(command.map { .string($0.text) }).text()
    return Endpoint(
      name: written, provider: programProvider, url: "exec:\(written)", model: "",
      limits: Limits(concurrency: 1, timeout: timeout, retries: 0), service: .application)
  }

  /// What a program is asked.
  package func asking(_ question: JSONValue, _ inputs: DeclaredInputs) -> ModelRequest {
    var body = JSONObject()
    _ = body.append("case", question)
    _ = body.append("inputs", inputs.json)
    return ModelRequest(application: self, exchange: WebExchange(.post, body: .object(body)))
  }
}

extension ModelRequest {
  /// The line that a program gets; `nil` in requests to others.
  package var programQuestion: [UInt8]? {
    guard case .exchange(let exchange) = input, let question = exchange.body?["case"] else { return nil }
    return Array(question.text().utf8)
  }
}
