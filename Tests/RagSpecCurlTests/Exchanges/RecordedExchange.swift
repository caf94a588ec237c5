import Foundation
import JSONText
import RagSpecCore
import RagSpecProviders
import RagSpecTestSupport
import Testing

/// What a server once answered, and what a reader must find in it: a line of a file of exchanges.
struct RecordedExchange: Sendable {
  let id: String
  /// The end of the path that was asked, which tells the protocol: `chat/completions`.
  let path: String
  let status: Int
  let headers: [(name: String, value: String)]
  let body: [UInt8]
  let expectation: JSONValue

  init(line: [UInt8]) throws {
    let value = try JSONValue(parsing: line)
    id = try #require(value["id"]?.string)
    path = try #require(value["endpoint"]?.string)
    status = try #require(value["status"]?.number?.integer)
    body = Array(try #require(value["body"]?.string).utf8)
    expectation = try #require(value["expect"])
    headers = (value["headers"]?.object?.members ?? []).flatMap { name, values in
      (values.array ?? [values]).compactMap(\.string).map { (name, $0) }
    }
  }

  var kind: String { expectation["kind"]?.string ?? "" }
  var isStream: Bool { kind.hasSuffix("stream") }

  /// Returns all exchanges of a file.
  static func all(in file: URL) throws -> [RecordedExchange] {
    let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
    return try lines.map { try RecordedExchange(line: Array($0)) }
  }
}

// MARK: - Replaying

extension RecordedExchange {
  /// The response again, in pieces of so many bytes.
  ///
  /// What frames or packs the body on the wire is left out: a recorded body is neither framed nor packed.
  func reply(inPiecesOf count: Int) -> LoopbackServer.Reply {
    var reply = LoopbackServer.Reply.bytes(body)
    reply.status = status
    let framing: Set = ["content-length", "transfer-encoding", "content-encoding", "connection"]
    for (name, value) in headers where !framing.contains(name.lowercased()) { reply = reply.header(name, value) }
    return reply.chunked(count)
  }

  /// The provider that speaks the protocol of the path.
  private var provider: String {
    switch path {
    case let path where path.contains("deployments/"): "azure-openai"
    case let path where path.hasSuffix("chat/completions"): "openai-chat"
    case let path where path.hasSuffix("completions"): "openai-completions"
    case let path where path.hasSuffix("responses"): "openai-responses"
    case let path where path.hasSuffix("embeddings"): "openai-embeddings"
    case let path where path.hasSuffix("messages"): "anthropic-messages"
    case let path where path.hasSuffix("enerateContent"): "gemini"
    default: "ollama"
    }
  }

  /// Asks the server through the provider, once.
  ///
  /// - Parameter texts: how many vectors are asked for, where the protocol makes vectors.
  func ask(
    _ url: String, over transport: any HTTPTransport, texts: Int
  ) async throws -> Result<[ModelOutput], ProviderError> {
    var wire = EndpointWire()
    wire.streams = isStream
    let type = try #require(Registry.providers[provider])
    let endpoint = Endpoint(
      name: "local", provider: provider, url: url, model: "small", service: type.service, wire: wire)
    let connection = ProviderConnection(transport: transport, time: .real { 0 })
    let provider = type.init(endpoint: endpoint, connection: connection)
    do throws(ProviderError) {
      guard type.service == .embedding else {
        return .success([
          try await provider.output(for: ModelRequest(endpoint: endpoint, messages: [Turn(.user, "Why?")]))
        ])
      }
      let requests = (0..<max(texts, 1)).map { ModelRequest(endpoint: endpoint, embedding: "text \($0)") }
      return .success(try await provider.outputs(for: requests))
    } catch { return .failure(error) }
  }
}
