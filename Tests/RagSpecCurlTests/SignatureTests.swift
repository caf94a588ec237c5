import ContentDigest
import RagSpecCore
import RagSpecCurl
import RagSpecProviders
import RagSpecTestSupport
import Testing

/// Requests signed by libcurl, checked by a few lines of our own.
///
/// - SeeAlso: AWS, *Signature Version 4 signing process*.
@Suite("signatures of AWS")
struct SignatureTests {
  private static let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"

  @Test("the signature is that of the request, with and without a session")
  func signature() async throws {
    for token in [nil, "session-token-0123456789"] {
      let server = try LoopbackServer { _ in .chat("signed") }
      let output = try await ask(server, token: token)
      #expect(output.content == "signed")
      let request = try #require(server.requests.first)
      let authorization = try #require(request[header: "authorization"])
      let parts = try #require(Parts(authorization))
      #expect(parts.keyID == "AKIDEXAMPLE")
      #expect(parts.scope.hasSuffix("/eu-central-1/bedrock/aws4_request"))
      #expect(request[header: "x-amz-security-token"] == token)
      #expect(parts.signature == expected(request, parts), "\(authorization)")
      // A server cannot check the signature of a line that it never gets.
      for name in parts.headers { #expect(request[header: name] != nil, "\(name) is signed and not sent") }
      #expect(!String(decoding: request.bytes, as: UTF8.self).contains(Self.secret))
    }
  }

  @Test("a request that is not signed after one that was has no trace of it")
  func afterwards() async throws {
    let server = try LoopbackServer { _ in .chat("x") }
    let transport = CurlTransport()
    defer { transport.shutdown() }
    let signature = HTTPSignature(region: "r", service: "s", keyID: "AKID", secret: Secret(Self.secret))
    var request = HTTPRequest(.post, "\(server.url)/a", body: Array("{}".utf8))
    request.signature = signature
    _ = try await transport.send(request)
    request.signature = nil
    _ = try await transport.send(request)
    #expect(server.requests.first?[header: "authorization"]?.hasPrefix("AWS4-HMAC-SHA256") ?? false)
    #expect(server.requests.last?[header: "authorization"] == nil)
    #expect(server.requests.last?[header: "x-amz-date"] == nil)
  }

  private func ask(_ server: LoopbackServer, token: String?) async throws -> ModelOutput {
    var wire = EndpointWire()
    wire.signature = RequestSignature(
      region: "eu-central-1", service: "bedrock", keyID: "AKIDEXAMPLE", sessionToken: token.map { Secret($0) })
    let endpoint = Endpoint(
      name: "bedrock", provider: "openai-chat", url: "\(server.url)/openai/v1", model: "small",
      key: Secret(Self.secret), wire: wire)
    let connection = ProviderConnection(transport: CurlTransport(), time: .real { 0 })
    let request = ModelRequest(endpoint: endpoint, messages: [Turn(.user, "Why? é")])
    return try await OpenAIChat(endpoint: endpoint, connection: connection).output(for: request)
  }

  /// What stands in the `Authorization` header.
  private struct Parts {
    var keyID = ""
    var scope = ""
    var headers: [String] = []
    var signature = ""

    init?(_ text: String) {
      guard text.hasPrefix("AWS4-HMAC-SHA256 ") else { return nil }
      for part in text.dropFirst("AWS4-HMAC-SHA256 ".count).split(separator: ",") {
        let pair = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1).map(String.init)
        guard pair.count == 2 else { return nil }
        switch pair[0] {
        case "Credential":
          keyID = String(pair[1].prefix { $0 != "/" })
          scope = String(pair[1].dropFirst(keyID.count + 1))
        case "SignedHeaders": headers = pair[1].split(separator: ";").map(String.init)
        default: signature = pair[1]
        }
      }
    }
  }

  /// The signature as the standard makes it of what arrived.
  private func expected(_ request: LoopbackServer.Request, _ parts: Parts) -> String {
    let headers = parts.headers.map { "\($0):\(request[header: $0] ?? "")\n" }.joined()
    let canonical = [
      request.method, request.path, "", headers, parts.headers.joined(separator: ";"), Self.hex(request.body),
    ].joined(separator: "\n")
    let date = request[header: "x-amz-date"] ?? ""
    let text = ["AWS4-HMAC-SHA256", date, parts.scope, Self.hex(Array(canonical.utf8))].joined(separator: "\n")
    var key = Array("AWS4\(Self.secret)".utf8)
    for part in parts.scope.split(separator: "/") { key = Self.authenticate(Array(part.utf8), key) }
    return Self.authenticate(Array(text.utf8), key).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count < 2 ? "0\(digits)" : digits
    }.joined()
  }

  private static func digest(_ bytes: [UInt8]) -> SHA256Digest {
    bytes.withUnsafeBytes { SHA256Digest(hashing: $0) }
  }

  private static func hex(_ bytes: [UInt8]) -> String { digest(bytes).hex }

  /// HMAC with SHA-256, for keys of at most 64 bytes: RFC 2104.
  private static func authenticate(_ text: [UInt8], _ key: [UInt8]) -> [UInt8] {
    let padded = key + [UInt8](repeating: 0, count: 64 - key.count)
    let inner = digest(padded.map { $0 ^ 0x36 } + text).withUnsafeBytes { Array($0) }
    return digest(padded.map { $0 ^ 0x5C } + inner).withUnsafeBytes { Array($0) }
  }
}
