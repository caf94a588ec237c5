import JSONText
import RegularExpressions

/// Patterns whose matches are taken out of answers before these are written where others read them.
///
/// Requests stay as they are: a recording is found by the digest of its request. So a recording whose request matches
/// cannot be redacted at all.
package struct Redaction: Sendable {
  /// What stands in place of a match.
  package static let mark = "[redacted]"

  private let patterns: [RegularExpression]

  /// Throws for a pattern that is no regular expression.
  package init(_ patterns: [String]) throws(InvalidInput) {
    var compiled: [RegularExpression] = []
    for pattern in patterns {
      guard !pattern.isEmpty else {
        throw InvalidInput(
          "invalid-pattern", "an empty pattern takes nothing out", at: nil,
          hint: "is the variable that it comes from set?")
      }
      do throws(RegularExpression.SyntaxError) { compiled.append(try RegularExpression(pattern)) } catch {
        throw InvalidInput("invalid-pattern", "the pattern '\(pattern)' cannot be read: \(error.message)", at: nil)
      }
    }
    self.patterns = compiled
  }

  /// Why a recording cannot be redacted.
  package enum Refusal: Error, Sendable {
    /// A pattern matches what was asked.
    case request
    /// A pattern was given up on, so that nobody knows whether it matches.
    case gaveUp

    /// In words that follow "left out: ".
    package var reason: String {
      switch self {
      case .request: "a pattern matches the request, which cannot be changed without another key"
      case .gaveUp: "a pattern was given up on, since it backtracks too much"
      }
    }
  }

  /// Returns the recording without what matches; vectors are no text and stay as they are.
  package func redacted(_ response: RecordedResponse) throws(Refusal) -> RecordedResponse {
    let request = try? JSONValue(parsing: response.request)
    if let request, try matches(request) { throw .request }
    let output = response.answer.output
    let isVector = request?["input"] != nil && EmbeddingVector(recorded: output.content) != nil
    let answer = RecordedAnswer(
      output: ModelOutput(
        content: isVector ? output.content : try redacted(output.content), finishReason: output.finishReason,
        usage: output.usage, details: try redacted(output.details)),
      latency: response.answer.latency, recordedAt: response.answer.recordedAt)
    return RecordedResponse(key: response.key, request: response.request, answer: answer)
  }

  private func redacted(_ details: AnswerDetails?) throws(Refusal) -> AnswerDetails? {
    guard let details, let value = try? JSONValue(parsing: details.json), try matches(value) else { return details }
    return AnswerDetails(json: Array(try redacted(value).text().utf8))
  }

  private func redacted(_ value: JSONValue) throws(Refusal) -> JSONValue {
    switch value {
    case .string(let text): return .string(try redacted(text))
    case .array(let elements):
      var redacted: [JSONValue] = []
      for element in elements { redacted.append(try self.redacted(element)) }
      return .array(redacted)
    case .object(let object):
      var redacted = JSONObject()
      for member in object.members { _ = redacted.append(member.key, try self.redacted(member.value)) }
      return .object(redacted)
    default: return value
    }
  }

  private func redacted(_ text: String) throws(Refusal) -> String {
    var text = text
    for pattern in patterns {
      var redacted: [UInt8] = []
      var end = 0
      let bytes = Array(text.utf8)
      for match in try matches(of: pattern, in: text) where !match.isEmpty {
        redacted += bytes[end..<match.lowerBound] + Array(Self.mark.utf8)
        end = match.upperBound
      }
      if end > 0 { text = String(decoding: redacted + bytes[end...], as: UTF8.self) }
    }
    return text
  }

  private func matches(_ value: JSONValue) throws(Refusal) -> Bool {
    switch value {
    case .string(let text):
      for pattern in patterns where try !matches(of: pattern, in: text).allSatisfy(\.isEmpty) { return true }
    case .array(let elements):
      for element in elements where try matches(element) { return true }
    case .object(let object):
      for member in object.members where try matches(member.value) { return true }
    default: break
    }
    return false
  }

  private func matches(of pattern: RegularExpression, in text: String) throws(Refusal) -> [Range<Int>] {
    do throws(RegularExpression.GaveUp) { return try pattern.matches(in: text) } catch { throw .gaveUp }
  }
}
