import JSONText
import RagSpecCore

/// Asks an endpoint in one protocol and reads what it says, as a whole or as a stream.
struct Conversation<Format: ConversationFormat>: Sendable {
  let endpoint: Endpoint
  let connection: ProviderConnection

  func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    var http = try Format.request(for: request.messages, to: endpoint)
    http.sign(for: endpoint)
    return endpoint.wire.streams ? try await streamed(http) : try await whole(http)
  }

  private func whole(_ request: HTTPRequest) async throws(ProviderError) -> ModelOutput {
    let response: HTTPResponse
    do throws(TransportError) { response = try await connection.transport.send(request) } catch {
      throw ProviderError(error, endpoint: endpoint)
    }
    return try output(of: response, to: request)
  }

  private func output(of response: HTTPResponse, to request: HTTPRequest) throws(ProviderError) -> ModelOutput {
    let exchange = FailedExchange(
      endpoint: endpoint, response: response, time: connection.time, asked: request.url)
    guard response.isSuccess else { throw exchange.statusError }
    // Some servers stream without having been asked to.
    if response.isEventStream { return try output(ofStream: replayed(response.body), exchange) }
    var reader = Format.reader
    do throws(JSONError) { try reader.read(repairing: response.body) } catch {
      throw exchange.listedError(in: response.body) ?? exchange.unreadable(error)
    }
    return try reader.output(exchange)
  }
}

// MARK: - Streams

extension Conversation {
  private typealias Intake = StreamIntake<Format.Reader>

  private func streamed(_ request: HTTPRequest) async throws(ProviderError) -> ModelOutput {
    let intake = Intake(framing: Format.framing, reader: Format.reader, time: connection.time)
    var request = request
    request.receiver = intake
    let response: HTTPResponse
    do throws(TransportError) { response = try await connection.transport.send(request) } catch {
      return try rescued(intake.finish(), error)
    }
    let exchange = FailedExchange(
      endpoint: endpoint, response: response, time: connection.time, asked: request.url)
    guard response.isSuccess else { throw exchange.statusError }
    let reading = intake.finish()
    // A server that does not stream answers as a whole, which is no event.
    if reading.isUnread, !response.isEventStream, (try? JSONValue(parsing: response.body.repairedUTF8)) != nil {
      return try output(of: response, to: request)
    }
    return try output(ofStream: reading, exchange)
  }

  private func replayed(_ body: [UInt8]) -> Intake.Reading {
    let intake = Intake(framing: Format.framing, reader: Format.reader, time: connection.time)
    body.withUnsafeBytes { intake.receive($0) }
    var reading = intake.finish()
    reading.forgetTime()
    return reading
  }

  private func output(ofStream reading: Intake.Reading, _ exchange: FailedExchange) throws(ProviderError) -> ModelOutput
  {
    let reader = reading.reader
    if reading.eventCount == 0 { throw exchange.listedError(in: exchange.response.body) ?? exchange.noStream }
    if let complaint = reader.complaint { throw exchange.having(reader.answer).error(complaint) }
    if let problem = reading.problem {
      let (exchange, event) = (exchange.having(reader.answer), reading.unreadEvent)
      throw exchange.listedError(in: event) ?? exchange.brokenEvent(problem, of: event)
    }
    guard !reader.isOfProtocol || reader.isWhole else { throw exchange.having(reader.answer).brokenOff }
    return try reader.output(exchange)
  }

  /// A stream that told its end before the connection broke is whole; one that did not is none.
  private func rescued(_ reading: Intake.Reading, _ error: TransportError) throws(ProviderError) -> ModelOutput {
    let reader = reading.reader
    let exchange = FailedExchange(
      endpoint: endpoint, response: HTTPResponse(status: 200), time: connection.time)
    guard error.kind != .cancelled, reading.eventCount > 0 else { throw ProviderError(error, endpoint: endpoint) }
    if reader.complaint == nil, reading.problem == nil, reader.isEnded { return try reader.output(exchange) }
    throw exchange.having(reader.answer).brokenOff(by: ProviderError(error, endpoint: endpoint))
  }
}
