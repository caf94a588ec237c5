/// What an endpoint said, member by member, before it is decided whether that is an answer.
///
/// The names are OpenAI's, whatever the protocol. Nothing is made up: what the endpoint left out, or said as `null`, is
/// `nil` here.
package struct ObservedAnswer: Hashable, Sendable {
  /// The text of the first choice, parts put together; thoughts are no part of it.
  package var content: String?
  package var refusal: String?
  /// What a model thought before it answered, where the protocol has a place for it.
  package var reasoning: String?
  /// Why the model stopped, as the endpoint says it or, where the protocol has other words for the same, as OpenAI does.
  package var finishReason: String?
  package var toolCalls: [ToolCall] = []
  /// A call in the manner that came before `tool_calls`.
  package var functionCall: ToolCall?
  package var usage: ObservedUsage?
  /// How many choices there are; the first is what was read.
  package var choices: Int?
  /// From the start of the request to the first text, thought or call of a stream.
  package var timeToFirstToken: Duration?

  package init(content: String? = nil, finishReason: String? = nil) {
    self.content = content
    self.finishReason = finishReason
  }

  package var callsTools: Bool { !toolCalls.isEmpty || functionCall != nil }

  /// Whether anything of an answer is there: a text, a thought, a call.
  package var hasBegun: Bool {
    !(content ?? "").isEmpty || !(reasoning ?? "").isEmpty || !(refusal ?? "").isEmpty || callsTools
  }
}

/// A model's wish that a function be called.
package struct ToolCall: Hashable, Sendable {
  package var id: String?
  package var name: String
  /// JSON as the model wrote it, which need not be valid; empty when it gave none.
  package var arguments: String

  package init(id: String? = nil, name: String = "", arguments: String = "") {
    self.id = id
    self.name = name
    self.arguments = arguments
  }
}

/// The tokens that an endpoint counted, of the kinds that it told apart.
package struct ObservedUsage: Hashable, Sendable {
  /// All tokens of the prompt, those from the endpoint's own cache included.
  package var input: Int?
  /// All tokens that the model made, thoughts included where the endpoint counts them so.
  package var output: Int?
  /// The sum as the endpoint gives it, which may hold more than the two.
  package var total: Int?
  /// Tokens of the prompt that the endpoint had in its own cache.
  package var cachedInput: Int?
  /// Tokens of the output that were thoughts.
  package var reasoning: Int?

  package init(input: Int? = nil, output: Int? = nil) {
    self.input = input
    self.output = output
  }

  /// The two numbers that are added up; `nil` unless both are there.
  package var tokens: TokenUsage? {
    guard let input, let output else { return nil }
    return TokenUsage(input: input, output: output)
  }
}
