package import JSONText

/// What an endpoint said beside the text, the finish reason and the tokens of its answer, as JSON.
///
/// Most answers have none. It stays JSON from the call to the cache to the report, so that a recorded answer costs no
/// parsing: members are `content` (where the output shows a refusal or a call in its place), `finish_reason` (where the
/// answer is shown with another), `refusal`, `reasoning`, `tool_calls`, `function_call`, `choices` (more than one),
/// `usage` (`total`, `cached`, `reasoning`; `input` or `output` where only one is known) and `first_token_ms`.
package struct AnswerDetails: Sendable {
  /// An object of the members above.
  package let json: [UInt8]

  /// Takes JSON that was recorded.
  package init(json: [UInt8]) { self.json = json }

  /// Takes what an answer says more than an output shows; `nil` when that is nothing.
  ///
  /// - Parameters:
  ///   - content: the text that the output shows.
  ///   - finishReason: the reason that it shows.
  package init?(of answer: ObservedAnswer, shownAs content: String, _ finishReason: FinishReason) {
    var json = JSONWriter()
    json.beginObject()
    let empty = json.bytes.count
    switch answer.content {
    case nil:
      json.key("content")
      json.null()
    case let own? where !own.utf8.elementsEqual(content.utf8): json.member("content", own)
    default: break
    }
    if let stated = answer.finishReason, stated != finishReason.rawValue { json.member("finish_reason", stated) }
    answer.writeCompany(to: &json)
    if let usage = answer.usage?.beyondSums {
      json.key("usage")
      usage.write(to: &json)
    }
    guard json.bytes.count > empty else { return nil }
    json.endObject()
    self.json = json.bytes
  }

  /// The members; empty for what is no object.
  package var members: JSONObject { (try? JSONValue(parsing: json))?.object ?? JSONObject() }

  /// How long the first token took, of an answer that was streamed; `nil` of any other.
  package var timeToFirstToken: Duration? {
    members["first_token_ms"]?.number.map { .microseconds(Int64(($0.double * 1_000).rounded())) }
  }
}

extension AnswerDetails: Hashable {
  /// Details are equal when they say the same, however fast it came.
  package static func == (one: Self, other: Self) -> Bool {
    one.json == other.json || one.lasting == other.lasting
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(lasting) }

  /// The members but for times.
  private var lasting: JSONObject {
    var object = JSONObject()
    for (name, value) in members.members where name != "first_token_ms" { _ = object.append(name, value) }
    return object
  }
}

extension ObservedUsage {
  /// The counts that say more than input and output do; `nil` when none does.
  fileprivate var beyondSums: ObservedUsage? {
    // The two sums stand beside the answer, where both are there.
    var rest = tokens == nil ? ObservedUsage(input: input, output: output) : ObservedUsage()
    if let total, total != tokens.map({ $0.input &+ $0.output }) { rest.total = total }
    if let cachedInput, cachedInput != 0 { rest.cachedInput = cachedInput }
    if let reasoning, reasoning != 0 { rest.reasoning = reasoning }
    return rest == ObservedUsage() ? nil : rest
  }
}

extension ModelOutput {
  /// The whole message as JSON, for matchers that look at more than its text.
  ///
  /// `content` is there always, `finish_reason` too; then what ``AnswerDetails`` has. Arguments of calls that are JSON
  /// stand there as JSON.
  package var message: String {
    let details = details?.members ?? JSONObject()
    var json = JSONWriter()
    json.beginObject()
    json.key("content")
    json.value(details["content"] ?? .string(content))
    json.key("finish_reason")
    json.value(details["finish_reason"] ?? .string(finishReason.rawValue))
    for (name, value) in details.members where !["content", "finish_reason", "usage", "first_token_ms"].contains(name) {
      json.key(name)
      json.value(value.withReadArguments)
    }
    json.endObject()
    return json.text
  }
}

extension JSONValue {
  /// The value with the arguments of calls in it as JSON.
  fileprivate var withReadArguments: JSONValue {
    switch self {
    case .array(let elements): return .array(elements.map(\.withReadArguments))
    case .object(let object):
      var copy = JSONObject()
      for (name, value) in object.members {
        let read = name == "arguments" ? value.string.map(ToolCall.value) : nil
        _ = copy.append(name, read ?? value)
      }
      return .object(copy)
    default: return self
    }
  }
}
