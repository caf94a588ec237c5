import Foundation
import JSONText
import RagSpecCore
import RagSpecProviders
import Testing

/// What is left of an exchange when bytes are missing or wrong is never a crash, and never half an answer.
@Suite("broken exchanges")
struct ExchangeMutationTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/exchanges.jsonl")

  /// Answers at once with bytes of its own, in two pieces.
  private struct CannedTransport: HTTPTransport {
    let response: HTTPResponse

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
      let middle = response.body.count / 2
      response.body[..<middle].withUnsafeBytes { request.receiver?.receive($0) }
      response.body[middle...].withUnsafeBytes { request.receiver?.receive($0) }
      return response
    }
  }

  private func read(_ exchange: RecordedExchange, _ body: [UInt8]) async throws -> Result<[ModelOutput], ProviderError>
  {
    var headers = HTTPHeaderBlock()
    for (name, value) in exchange.headers {
      Array("\(name): \(value)\r\n".utf8).withUnsafeBytes { headers.append(line: $0) }
    }
    let response = HTTPResponse(status: exchange.status, headers: headers, body: body)
    let texts = exchange.expectation["count"]?.number?.integer ?? 1
    return try await exchange.ask("http://h/v1", over: CannedTransport(response: response), texts: texts)
  }

  @Test("a stream that is cut anywhere is the whole answer or none")
  func cuts() async throws {
    for exchange in try RecordedExchange.all(in: Self.file) where exchange.isStream {
      let whole = try? (try await read(exchange, exchange.body)).get().first
      for end in stride(from: 0, to: exchange.body.count, by: 5) {
        guard let part = try? (try await read(exchange, Array(exchange.body[..<end]))).get().first else { continue }
        #expect(part.content == whole?.content, "\(exchange.id), cut at \(end)")
        #expect(part.details?.members["tool_calls"] == whole?.details?.members["tool_calls"], "\(exchange.id), \(end)")
      }
    }
  }

  @Test("wrong bytes are read as something, or told as an error")
  func wrongBytes() async throws {
    var state: UInt64 = 17
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let bytes = Array("\"{}[]:,\n\r \\u0é".utf8) + [0, 0xFF, 0xC3]
    for exchange in try RecordedExchange.all(in: Self.file) where !exchange.body.isEmpty {
      for _ in 0..<40 {
        var body = exchange.body
        for _ in 0...random(3) { body[random(body.count)] = bytes[random(bytes.count)] }
        if case .failure(let error) = try await read(exchange, body) { #expect(!error.message.isEmpty) }
      }
    }
  }
}
