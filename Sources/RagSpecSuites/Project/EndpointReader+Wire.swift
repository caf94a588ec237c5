import RagSpecCore

extension EndpointReader {
  /// Reads how an endpoint is spoken to: `stream`, `api-version` and `signature`.
  func wire(_ node: ConfigNode) throws(InvalidInput) -> EndpointWire {
    var wire = EndpointWire()
    wire.streams = node["stream"]?.boolean ?? false
    if wire.streams, let stream = node["stream"], service(of: node) == .embedding {
      throw InvalidInput(
        "misplaced-stream", "'stream' is for endpoints that answer with text", at: stream.location, hint: "leave it out"
      )
    }
    wire.apiVersion = try apiVersion(node)
    wire.signature = try signature(node)
    return wire
  }

  private func apiVersion(_ node: ConfigNode) throws(InvalidInput) -> String? {
    guard let version = node["api-version"] else { return nil }
    guard node["provider"]?.isText("azure-openai") ?? false else {
      throw InvalidInput(
        "misplaced-api-version", "'api-version' is for 'provider: azure-openai'", at: version.location,
        hint: "leave it out, or put it under 'parameters' or 'headers' if the server wants it there")
    }
    let text = try environment.expandedText(of: version)
    return text.isEmpty ? nil : text
  }

  private func signature(_ node: ConfigNode) throws(InvalidInput) -> RequestSignature? {
    guard let signature = node["signature"] else { return nil }
    guard node["key"] != nil else {
      throw InvalidInput(
        "signature-without-key", "requests are signed with the secret under 'key'", at: signature.location,
        hint: "write 'key: ${AWS_SECRET_ACCESS_KEY}'")
    }
    let region = try text(signature["region"])
    let service = try signature["service"].map { node throws(InvalidInput) in try text(node) } ?? "bedrock"
    // The two stand in one text, with colons between.
    guard region.isName, service.isName else {
      throw InvalidInput(
        "invalid-signature", "'region' and 'service' of a signature are names of letters, digits and '-'",
        at: signature.location)
    }
    return RequestSignature(
      region: region, service: service, keyID: try text(signature["key-id"]),
      sessionToken: try sessionToken(signature["session-token"]))
  }

  /// A token is a secret as a key is.
  private func sessionToken(_ node: ConfigNode?) throws(InvalidInput) -> Secret? {
    guard let node else { return nil }
    guard node.isEnvironmentReference else {
      throw InvalidInput(
        "secret-in-file", "a token must not stand in a file", at: node.location,
        hint: "write ${NAME:-} and set the variable"
      ).withoutLine
    }
    let text = try text(node)
    return text.isEmpty ? nil : Secret(text)
  }
}

extension String {
  /// Whether it is made of letters, digits and hyphens, and not empty.
  var isName: Bool {
    !isEmpty
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
