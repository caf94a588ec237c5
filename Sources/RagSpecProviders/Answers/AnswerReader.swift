import JSONText
import RagSpecCore

/// Puts an answer together from what a protocol sends: one body, or event by event.
protocol AnswerReader: Sendable {
  /// What was said so far.
  var answer: ObservedAnswer { get set }
  /// The error that came in an answer's place, or in the middle of one.
  var complaint: ServerComplaint? { get }
  /// Whether what came is of the protocol's form at all.
  var isOfProtocol: Bool { get }
  /// Whether a stream has told its end.
  var isEnded: Bool { get }
  /// Whether the answer was withheld, or the question; with the endpoint's word for why.
  var withheld: Withholding? { get }
  /// Whether the endpoint says itself that its answer failed.
  var failedEnding: FailedEnding? { get }
  /// Whether a stream that has stopped was complete: it told its end, or why the model stopped.
  var isWhole: Bool { get }
  /// What an answer of the protocol has and this one has not, for messages: `'choices'`.
  static var hallmark: String { get }
  /// The parameter that says how long an answer may be.
  static var lengthParameter: String { get }

  /// Reads a whole body.
  mutating func read(body: UnsafeBufferPointer<UInt8>) throws(JSONError)
  /// Reads an event of a stream.
  mutating func read(_ event: ServerSentEvent) throws(JSONError)
}

/// That something was withheld, and the endpoint's word for why.
struct Withholding: Equatable {
  var reason: String?
}

extension AnswerReader {
  static var lengthParameter: String { "max_tokens" }

  var isWhole: Bool { isEnded || hasReason }

  /// Whether it was said why the model stopped; some servers say "" with every piece, which is no reason.
  var hasReason: Bool { !(answer.finishReason ?? "").isEmpty }

  var failedEnding: FailedEnding? { FailedEnding(finishReason: answer.finishReason) }

  var withheld: Withholding? {
    answer.finishReason == FinishReason.contentFilter.rawValue ? Withholding() : nil
  }

  /// Reads a body; bytes that are not UTF-8 are repaired, since a model may stop in the middle of a character.
  mutating func read(repairing body: [UInt8]) throws(JSONError) {
    let blank = self
    do throws(JSONError) {
      try body.withUnsafeBufferPointer { (bytes) throws(JSONError) in try read(body: bytes) }
    } catch {
      guard error.problem == .invalidUTF8 else { throw error }
      self = blank
      try body.repairedUTF8.withUnsafeBufferPointer { (bytes) throws(JSONError) in try read(body: bytes) }
    }
  }
}

extension ServerSentEvent {
  /// Calls the body with the JSON of the event: all of it, or each line where every line is JSON of its own, as some servers
  /// write events without the blank line between.
  func forEachJSON(_ body: (UnsafeBufferPointer<UInt8>) throws(JSONError) -> Void) throws(JSONError) {
    guard data.contains(where: { $0 > 0x20 }) else { return }
    let bytes = String(validating: data, as: UTF8.self) == nil ? data.repairedUTF8 : data
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard lines.count > 1, lines.allSatisfy({ (try? JSONValue(parsing: Array($0))) != nil || Self.isEnd($0) }) else {
      return try bytes.withUnsafeBufferPointer(body)
    }
    for line in lines.prefix(while: { !Self.isEnd($0) }) { try Array(line).withUnsafeBufferPointer(body) }
  }

  /// Whether the event is, or has among its lines, what ends a stream in OpenAI's manner.
  var isEnd: Bool { data.split(separator: UInt8(ascii: "\n")).contains(where: Self.isEnd) }

  /// Whether the event is nothing but that.
  var isOnlyEnd: Bool { Self.isEnd(data[...]) }

  private static func isEnd(_ line: ArraySlice<UInt8>) -> Bool {
    guard let last = line.lastIndex(where: { $0 > 0x20 }) else { return false }
    return line[...last].drop { $0 <= 0x20 }.elementsEqual("[DONE]".utf8)
  }
}
