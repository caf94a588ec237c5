import ContentDigest
import JSONText
import RagSpecCore
import RagSpecToolkit

/// A recording as text: in a line, as a page, as JSON.
struct RecordingText {
  private let response: RecordedResponse
  private let request: JSONValue?
  /// Where it is; `nil` where that goes without saying.
  private let layer: String?
  private let isPinned: Bool
  /// The cases that ask for it; `nil` where nobody looked.
  private let users: [CaseID]?

  init(_ response: RecordedResponse, isPinned: Bool = false) {
    self.response = response
    self.isPinned = isPinned
    request = try? JSONValue(parsing: response.request)
    (layer, users) = (nil, nil)
  }

  init(_ recording: PlacedRecording, users: [CaseID]?) {
    response = recording.response
    isPinned = recording.isPinned
    request = try? JSONValue(parsing: response.request)
    (layer, self.users) = (recording.layer, users)
  }

  private var answer: RecordedAnswer { response.answer }
  /// The model, or the address of an application.
  var model: String { request?["model"]?.string ?? request?["url"]?.string ?? "?" }

  /// Where the request went.
  var address: String { request?["url"]?.string ?? "" }

  /// Of the request and of the answer, as `120+4`; `-` where the endpoint did not tell.
  var tokens: String {
    answer.output.usage.map { "\($0.input)+\($0.output)" } ?? "-"
  }

  /// The answer for people: a vector is told by its length and first numbers, beside the text that it stands for.
  private var shownContent: String {
    guard let text = request?["input"]?.string, let vector = EmbeddingVector(recorded: answer.output.content) else {
      return answer.output.content
    }
    let numbers = vector.components.prefix(4).map { "\($0)" }.joined(separator: ", ")
    let dots = vector.components.count > 4 ? ", …" : ""
    return "\(vector.components.count) numbers [\(numbers)\(dots)] for: \(text)"
  }

  var line: String {
    let beginning = shownContent.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(60)
    return [
      String(response.key.hex.prefix(12)), WallClock.timestamp(answer.recordedAt), model, tokens,
      (isPinned ? "(pinned) " : "") + String(beginning).escapingControls,
    ].joined(separator: "  ")
  }

  var page: String {
    let output = answer.output
    var lines = [
      "key: \(response.key.hex)", "recorded: \(WallClock.timestamp(answer.recordedAt))",
      "latency: \(Int(answer.latency / .milliseconds(1))) ms", "tokens: \(tokens)",
      "finish: \(output.finishReason.rawValue)",
    ]
    if let layer { lines.append("in: \(layer)" + (isPinned ? ", pinned" : "")) }
    if let users {
      lines.append("used by: \(users.isEmpty ? "no case" : users.map(\.description).joined(separator: ", "))")
    }
    lines.append("request:")
    lines += indented(request.map { PrettyJSON.text(of: $0) } ?? String(decoding: response.request, as: UTF8.self))
    lines.append("answer:")
    lines += indented(shownContent)
    if let details = output.details, let value = try? JSONValue(parsing: details.json) {
      lines.append("details:")
      lines += indented(PrettyJSON.text(of: value))
    }
    return lines.joined(separator: "\n").escapingControls
  }

  var json: String {
    var json = JSONWriter()
    json.beginObject()
    json.member("key", response.key.hex)
    json.member("recorded_at", WallClock.timestamp(answer.recordedAt))
    json.member("latency_ms", answer.latency / .milliseconds(1))
    json.member("content", answer.output.content)
    json.member("finish", answer.output.finishReason.rawValue)
    if let usage = answer.output.usage {
      json.key("usage")
      json.beginObject()
      json.member("input", usage.input)
      json.member("output", usage.output)
      json.endObject()
    }
    if let layer { json.member("in", layer) }
    if isPinned { json.member("pinned", true) }
    if let users {
      json.key("used_by")
      json.beginArray()
      for user in users { json.string(user.description) }
      json.endArray()
    }
    if let details = answer.output.details { json.member("details", raw: details.json) }
    json.member("request", raw: response.request)
    json.endObject()
    return json.text
  }

  private func indented(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
  }
}
