import Foundation
import JSONText
import RagSpecCore
import RagSpecCurl
import RagSpecTestSupport
import Testing

@testable import RagSpecProviders

/// Recorded exchanges, replayed byte for byte to the transport and the providers of a real run.
///
/// `RAGSPEC_EXCHANGES` names another file of the same form, of recordings that are not the project's to keep.
@Suite("exchanges", .serialized)
struct ExchangeTests {
  private static let pieces = [1, 7, 4_096]

  private static let own = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/exchanges.jsonl")

  private static let foreign = ProcessInfo.processInfo.environment["RAGSPEC_EXCHANGES"]

  @Test("our own exchanges are read as they are meant, in pieces of any size")
  func ownExchanges() async throws {
    let exchanges = try RecordedExchange.all(in: Self.own)
    #expect(exchanges.count >= 60)
    #expect(Set(exchanges.map(\.id)).count == exchanges.count)
    _ = try await replay(exchanges)
  }

  @Test("recordings of real endpoints are read as expected", .enabled(if: foreign != nil))
  func foreignExchanges() async throws {
    let exchanges = try RecordedExchange.all(in: URL(filePath: try #require(Self.foreign)))
    let agreed = try await replay(exchanges)
    print("exchanges: \(agreed) of \(exchanges.count) agree, in pieces of \(Self.pieces) bytes")
  }

  /// Returns how many exchanges agree with their expectations in pieces of every size.
  private func replay(_ exchanges: [RecordedExchange]) async throws -> Int {
    let transport = CurlTransport()
    defer { transport.shutdown() }
    var agreed = 0
    for exchange in exchanges {
      var differences: [String] = []
      for count in Self.pieces {
        let reply = exchange.reply(inPiecesOf: count)
        let server = try LoopbackServer { _ in reply }
        let texts = exchange.expectation["count"]?.number?.integer ?? 1
        let result = try await exchange.ask(server.endpointURL, over: transport, texts: texts)
        differences += ExchangeReading(result, of: exchange).differences.map { "\($0) (pieces of \(count))" }
        differences += eventDifferences(in: exchange, inPiecesOf: count)
        #expect(server.requests.count == 1)
      }
      #expect(differences.isEmpty, "\(exchange.id): \(differences)")
      agreed += differences.isEmpty ? 1 : 0
    }
    return agreed
  }

  /// The events of a stream, counted where an expectation tells their number.
  private func eventDifferences(in exchange: RecordedExchange, inPiecesOf count: Int) -> [String] {
    let chunks = exchange.expectation["chunks"]?.number?.integer
    guard let expected = chunks ?? exchange.expectation["events"]?.number?.integer else { return [] }
    var reader = ServerSentEventReader()
    var events: [ServerSentEvent] = []
    for start in stride(from: 0, to: exchange.body.count, by: count) {
      let piece = exchange.body[start..<min(start + count, exchange.body.count)]
      events += piece.withUnsafeBytes { reader.take($0) }
    }
    events += reader.finish()
    // What ends a stream is an event, and no chunk.
    let found = events.count { chunks == nil || !$0.isOnlyEnd }
    return found == expected ? [] : ["events: expected \(expected), found \(found)"]
  }
}
