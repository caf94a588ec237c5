import ContentDigest
import JSONText
import RagSpecCore

/// One recorded response as a line of a cassette.
enum CassetteLine {
  /// Returns the line, without its end: the key first, then what people read, the request last.
  static func text(of response: RecordedResponse) -> [UInt8] {
    let (answer, output) = (response.answer, response.answer.output)
    var json = JSONWriter()
    json.beginObject()
    json.member("key", response.key.hex)
    json.member("content", output.content)
    json.member("finish", output.finishReason.rawValue)
    if let usage = output.usage {
      json.key("usage")
      json.beginObject()
      json.member("input", usage.input)
      json.member("output", usage.output)
      json.endObject()
    }
    if let details = output.details { json.member("details", raw: details.json) }
    json.member("latency_ms", (answer.latency / .milliseconds(1)).rounded())
    json.member("recorded_at", answer.recordedAt)
    json.member("request", raw: response.request)
    json.endObject()
    return json.bytes
  }

  /// Reads a line; the key must be the digest of the request, so that no answer is replayed for another question.
  static func response(from line: UnsafeBufferPointer<UInt8>, number: Int) throws(Problem) -> RecordedResponse {
    var reader = Reader(line, number: number)
    do throws(JSONError) { try reader.read() } catch {
      throw Problem(column: error.column, message: error.problem.message)
    }
    return try reader.response()
  }

  /// Why a line is not a recorded response.
  struct Problem: Error {
    let column: Int
    let message: String
  }
}

/// Collects a line's members.
private struct Reader {
  private let line: UnsafeBufferPointer<UInt8>
  private var scanner: JSONScanner
  private var key: SHA256Digest?
  private var content: String?
  private var finish = FinishReason.stop
  private var usage: TokenUsage?
  private var details: [UInt8]?
  private var latency = Duration.zero
  private var recordedAt = 0
  private var request: [UInt8]?
  /// As it is written: what is no digest is one of no answer.
  private var digest: String?

  init(_ line: UnsafeBufferPointer<UInt8>, number: Int) {
    self.line = line
    scanner = JSONScanner(line, firstLine: number)
  }

  mutating func read() throws(JSONError) {
    try scanner.enterObject()
    while let name = try scanner.nextKey() {
      switch name {
      case "key": key = SHA256Digest(hex: try scanner.string().text)
      case "content": content = try scanner.string().text
      case "finish": finish = FinishReason(rawValue: try scanner.string().text)
      case "usage": usage = try readUsage()
      case "details": details = try readRaw()
      case "latency_ms": latency = .latency(milliseconds: try scanner.number().double ?? 0)
      case "recorded_at": recordedAt = try scanner.number().integer ?? 0
      case "request": request = try readRaw()
      case "digest": digest = try scanner.string().text
      default: try scanner.skipValue()
      }
    }
    try scanner.finish()
  }

  func response() throws(CassetteLine.Problem) -> RecordedResponse {
    guard let key, let content, let written = request else {
      throw CassetteLine.Problem(column: 1, message: "a recorded response has 'key', 'content' and 'request'")
    }
    guard let request = Self.canonical(written, of: key) else {
      throw CassetteLine.Problem(
        column: 1, message: "the key is not the digest of the request: one of them was changed")
    }
    let output = ModelOutput(
      content: content, finishReason: finish, usage: usage, details: details.map { AnswerDetails(json: $0) })
    guard digest.map({ SHA256Digest(hex: $0) == output.recordingDigest }) ?? true else {
      throw CassetteLine.Problem(
        column: 1, message: "the digest is not that of the answer: one of them was changed")
    }
    return RecordedResponse(
      key: key, request: request, answer: RecordedAnswer(output: output, latency: latency, recordedAt: recordedAt))
  }

  /// Returns the canonical form of a request if it has the key; other programs may write it with spaces and in any order.
  private static func canonical(_ request: [UInt8], of key: SHA256Digest) -> [UInt8]? {
    if ModelRequest.key(ofCanonical: request) == key { return request }
    guard let value = try? JSONValue(parsing: request) else { return nil }
    var json = JSONWriter()
    json.value(value, .canonical)
    return ModelRequest.key(ofCanonical: json.bytes) == key ? json.bytes : nil
  }

  private mutating func readUsage() throws(JSONError) -> TokenUsage {
    var usage = TokenUsage(input: 0, output: 0)
    try scanner.enterObject()
    while let name = try scanner.nextKey() {
      switch name {
      case "input": usage.input = try scanner.number().integer ?? 0
      case "output": usage.output = try scanner.number().integer ?? 0
      default: try scanner.skipValue()
      }
    }
    return usage
  }

  private mutating func readRaw() throws(JSONError) -> [UInt8] {
    _ = try scanner.kind()
    let start = scanner.position
    try scanner.skipValue()
    return Array(line[start..<scanner.position])
  }
}
