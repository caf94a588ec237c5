import RagSpecCore

extension ObservedAnswer {
  /// The answer with asterisks where any of the secrets stands in it.
  func hiding(_ secrets: [Secret]) -> ObservedAnswer {
    guard !secrets.isEmpty else { return self }
    var answer = self
    answer.content = content?.hiding(secrets)
    answer.refusal = refusal?.hiding(secrets)
    answer.reasoning = reasoning?.hiding(secrets)
    answer.finishReason = finishReason?.hiding(secrets)
    answer.toolCalls = toolCalls.map { $0.hiding(secrets) }
    answer.functionCall = functionCall?.hiding(secrets)
    return answer
  }
}

extension ToolCall {
  fileprivate func hiding(_ secrets: [Secret]) -> ToolCall {
    ToolCall(id: id?.hiding(secrets), name: name.hiding(secrets), arguments: arguments.hiding(secrets))
  }
}

extension AnswerDetails {
  /// The details with asterisks where any of the secrets stands in them.
  ///
  /// In JSON a key stands as it is: none has quotes, backslashes or control characters.
  func hiding(_ secrets: [Secret]) -> AnswerDetails {
    AnswerDetails(json: Array(String(decoding: json, as: UTF8.self).hiding(secrets).utf8))
  }
}
