import JSONText
import RagSpecCore
import RagSpecProviders

/// What a provider found in an exchange, in the words of expectations.
///
/// Four differences between what an answer says and how it is shown are evened out: no reason to stop is shown as `stop`; an
/// empty refusal is none; a stream has no way to say `null`; and the pieces of a stream of completions, whose text the expectations
/// of recordings leave out, are read from the exchange itself.
struct ExchangeReading {
  private let exchange: RecordedExchange
  private let outputs: [ModelOutput]
  private let error: ProviderError?

  init(_ result: Result<[ModelOutput], ProviderError>, of exchange: RecordedExchange) {
    self.exchange = exchange
    switch result {
    case .success(let outputs): (self.outputs, error) = (outputs, nil)
    case .failure(let error): (outputs, self.error) = ([], error)
    }
  }

  /// Each member in which the reading is not what was expected; empty when they agree.
  var differences: [String] {
    switch exchange.kind {
    case "chat", "chat-stream": conversationDifferences
    case "error": errorDifferences(expected: exchange.expectation)
    case "embeddings": embeddingDifferences
    case "responses-stream": responseDifferences(text: exchange.expectation["text"]?.string ?? "")
    case "other" where exchange.path.hasSuffix("responses"): responseDifferences(text: exchange.textOfResponse)
    case "other", "unreadable": error?.kind == .malformed ? [] : ["it was taken for an answer"]
    default: ["unknown kind '\(exchange.kind)'"]
    }
  }
}

// MARK: - Conversations

extension ExchangeReading {
  /// What was said, whether it came to an answer or not.
  private var answer: [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    if let output = outputs.first {
      members = ["content": .string(output.content), "finish_reason": .string(output.finishReason.rawValue)]
      for (name, value) in (output.details?.members ?? JSONObject()).members where name != "usage" {
        members[name] = value
      }
      members["usage"] = usage(of: output)
    } else if let answer = error?.failure.answer, let value = try? JSONValue(parsing: answer.json) {
      for (name, value) in value.object?.members ?? [] { members[name] = value }
    }
    return members
  }

  private func usage(of output: ModelOutput) -> JSONValue? {
    guard let usage = output.usage else { return nil }
    var object = JSONObject()
    _ = object.append("input", .number(JSONNumber(usage.input)))
    _ = object.append("output", .number(JSONNumber(usage.output)))
    let total = output.details?.members["usage"]?["total"] ?? .number(JSONNumber(usage.input + usage.output))
    _ = object.append("total", total)
    for name in ["cached", "reasoning"] {
      if let value = output.details?.members["usage"]?[name] { _ = object.append(name, value) }
    }
    return .object(object)
  }

  private var conversationDifferences: [String] {
    let (expected, answer) = (exchange.expectation, answer)
    var found: [String] = []
    func compare(_ name: String, _ one: JSONValue?, _ other: JSONValue?) {
      let (one, other) = (one ?? .null, other ?? .null)
      if one != other { found.append("\(name): expected \(one.text()), found \(other.text())") }
    }
    compare("content", contentExpected, exchange.isStream ? answer["content"].orEmpty : answer["content"])
    for name in ["refusal", "reasoning"] where expected[name] != nil || answer[name] != nil {
      compare(name, expected[name].unlessEmpty, answer[name].unlessEmpty)
    }
    compare("finish_reason", expected["finish_reason"].orStop, answer["finish_reason"].orStop)
    compare("tool_calls", expected["tool_calls"].orNoCalls, answer["tool_calls"].withoutIDs)
    compare("choices", expected["choices"] ?? answer["choices"].orOne, answer["choices"].orOne)
    if let usage = expected["usage"] { compareUsage(usage, answer["usage"], compare) }
    return found + complaintDifferences(expected["error"])
  }

  private var contentExpected: JSONValue? {
    guard exchange.isStream, exchange.path.hasSuffix("completions"), !exchange.path.hasSuffix("chat/completions")
    else { return exchange.expectation["content"] }
    return .string(exchange.textOfCompletions)
  }

  private func compareUsage(
    _ expected: JSONValue, _ found: JSONValue?, _ compare: (String, JSONValue?, JSONValue?) -> Void
  ) {
    guard !expected.isNull else { return compare("usage", nil, found) }
    let names = [
      ("prompt_tokens", "input"), ("completion_tokens", "output"), ("total_tokens", "total"),
      ("cached_tokens", "cached"), ("reasoning_tokens", "reasoning"),
    ]
    for (name, own) in names where expected[name] != nil { compare("usage.\(name)", expected[name], found?[own]) }
  }

  /// A stream's error, which an expectation may leave out.
  private func complaintDifferences(_ expected: JSONValue?) -> [String] {
    guard let expected, !expected.isNull else { return [] }
    return errorDifferences(expected: expected)
  }
}

// MARK: - Errors

extension ExchangeReading {
  private func errorDifferences(expected: JSONValue) -> [String] {
    guard let error else { return ["expected an error, found an answer"] }
    let failure = error.failure
    var found: [String] = []
    for (name, own) in [("message", failure.message), ("type", failure.type), ("code", failure.code)] {
      let words = expected[name].flatMap { $0.string ?? $0.number?.text }
      if words != own { found.append("\(name): expected \(words ?? "nothing"), found \(own ?? "nothing")") }
    }
    guard error.isTransient else { return found }
    let seconds = expected["retry_after"]?.string.flatMap(Double.init)
    let milliseconds = expected["retry_after_ms"]?.string.flatMap(Double.init).map { $0 / 1_000 }
    let delay = [seconds, milliseconds].compactMap { $0 }.max()
    if delay.map({ Duration.seconds($0) }) != error.retryDelay {
      found.append("retry: expected \(delay ?? 0) s, found \(error.retryDelay ?? .zero)")
    }
    return found
  }
}

// MARK: - Vectors and responses

extension ExchangeReading {
  /// A list of something else than vectors must be an error; vectors are counted.
  private var embeddingDifferences: [String] {
    let expected = exchange.expectation
    let isVectors = expected["base64"]?.boolean ?? false || expected["dimensions"]?.number != nil
    guard isVectors else { return error == nil ? ["expected an error, found vectors"] : [] }
    guard outputs.count == expected["count"]?.number?.integer else { return ["found \(outputs.count) vectors"] }
    let lengths = outputs.map { EmbeddingVector(recorded: $0.content)?.components.count ?? 0 }
    guard let dimensions = expected["dimensions"]?.number?.integer else {
      return lengths.contains(0) ? ["a vector cannot be read"] : []
    }
    return lengths.allSatisfy { $0 == dimensions } ? [] : ["lengths \(lengths)"]
  }

  /// A response says its text, calls tools, or says why not.
  private func responseDifferences(text: String) -> [String] {
    guard let output = outputs.first else { return [error?.message ?? "nothing"] }
    if !text.isEmpty { return output.content == text ? [] : ["text: expected \(text), found \(output.content)"] }
    let calls = output.details?.members["tool_calls"]?.array ?? []
    return output.content.isEmpty && calls.isEmpty ? ["neither text nor calls"] : []
  }
}

// MARK: - What expectations leave out

extension RecordedExchange {
  /// The text of the pieces of a stream of completions.
  fileprivate var textOfCompletions: String {
    let lines = String(decoding: body, as: UTF8.self).split(whereSeparator: \.isNewline)
    return lines.compactMap { line in
      line.hasPrefix("data:") ? try? JSONValue(parsing: String(line.dropFirst(5))) : nil
    }.compactMap { $0["choices"]?[0]?["text"]?.string }.joined()
  }

  /// The text of a response's messages.
  fileprivate var textOfResponse: String {
    guard let body = try? JSONValue(parsing: body) else { return "" }
    let parts = (body["output"]?.array ?? []).filter { $0["type"]?.string == "message" }
      .flatMap { $0["content"]?.array ?? [] }
    return parts.filter { $0["type"]?.string == "output_text" }.compactMap { $0["text"]?.string }.joined()
  }
}

extension JSONValue? {
  fileprivate var orEmpty: JSONValue? { self.map { $0.isNull ? .string("") : $0 } ?? .string("") }

  fileprivate var unlessEmpty: JSONValue? { self == .string("") ? .null : self }

  fileprivate var orStop: JSONValue? { self == nil || self == .null ? .string("stop") : self }

  fileprivate var orOne: JSONValue? { self ?? .number(JSONNumber(1)) }

  fileprivate var orNoCalls: JSONValue? { self == nil || self == .null ? .array([]) : self }

  /// Calls as expectations have them: name and arguments.
  fileprivate var withoutIDs: JSONValue? {
    .array(
      (self?.array ?? []).map { call in
        var object = JSONObject()
        for name in ["name", "arguments"] { _ = object.append(name, call[name] ?? .null) }
        return .object(object)
      })
  }
}
