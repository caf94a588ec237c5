import RagSpecCore

/// What models answer to matchers, without any model.
struct FakeModel {
  let answer: (ModelRequest) -> ModelOutput

  init(_ answer: @escaping (ModelRequest) -> ModelOutput = Self.sensible) { self.answer = answer }

  /// Judges that say one text after the other, the last one again and again.
  init(saying texts: String..., finishReason: FinishReason = .stop) {
    var rest = texts
    answer = { _ in
      ModelOutput(content: rest.count > 1 ? rest.removeFirst() : rest[0], finishReason: finishReason)
    }
  }

  /// Vectors by text; a text that is not among them gets one that has nothing to do with any.
  init(vectors: [String: [Float]], others: [Float] = [0, 0, 1]) {
    answer = { request in
      guard case .embedding(let text) = request.input else { return ModelOutput(content: "") }
      return ModelOutput(content: EmbeddingVector(vectors[text] ?? others)?.recorded ?? "")
    }
  }

  /// Knows what Sundays and pumpkins are, and judges by whether an output speaks of Sundays.
  private static func sensible(_ request: ModelRequest) -> ModelOutput {
    switch request.input {
    case .embedding(let text):
      let topics: [Float] = ["Sunday", "Pumpkin"].map { text.contains($0) ? 1 : 0 }
      return ModelOutput(content: EmbeddingVector(topics + [0.1])?.recorded ?? "")
    case .messages(let messages):
      let output = messages[1].text.components(after: "OUTPUT\n")
      return ModelOutput(content: #"{"reason": "because", "verdict": \#(verdict(messages[0].text, on: output))}"#)
    case .exchange: return ModelOutput(content: "")
    }
  }

  private static func verdict(_ instructions: String, on output: String) -> String {
    if instructions.contains("number from") { return "4" }
    return instructions.contains("one of the words") ? #""partly""# : "\(output.contains("Sunday"))"
  }
}

extension String {
  fileprivate func components(after mark: String) -> String {
    ranges(of: mark).last.map { String(self[$0.upperBound...]) } ?? ""
  }
}

/// A project with two judges and one maker of vectors.
struct FakeEndpoints: EndpointDirectory {
  func endpointNames(of service: Endpoint.Service) -> [String] {
    service == .embedding ? ["embedder"] : ["judge"]
  }

  func endpoint(_ name: String, for node: ConfigNode) throws(InvalidInput) -> Endpoint {
    switch name {
    case "judge", "other", "third": Endpoint(name: name, provider: "p", url: "u", model: "model of \(name)")
    case "embedder": Endpoint(name: name, provider: "e", url: "u", model: "vectors", service: .embedding)
    case "calibrated":
      Endpoint(name: name, provider: "e", url: "u", model: "vectors", similarity: 0.6, service: .embedding)
    default: throw InvalidInput("unknown-endpoint", "unknown endpoint '\(name)'", at: node.location)
    }
  }
}
