import ContentDigest
import RagSpecCore

extension RecordedResponse {
  /// A response to a request that the number stands for.
  static func sample(
    _ number: Int, content: String? = nil, finish: FinishReason = .stop,
    usage: TokenUsage? = TokenUsage(input: 7, output: 3), latency: Duration = .milliseconds(12),
    recordedAt: Int = 1_700,
    details: String? = nil
  ) -> RecordedResponse {
    let request = ModelRequest.sample(number).canonicalJSON
    let output = ModelOutput(
      content: content ?? "answer \(number)", finishReason: finish, usage: usage,
      details: details.map { AnswerDetails(json: Array($0.utf8)) })
    return RecordedResponse(
      key: ModelRequest.key(ofCanonical: request), request: request,
      answer: RecordedAnswer(output: output, latency: latency, recordedAt: recordedAt))
  }

  /// The same response, answered otherwise.
  func answering(_ content: String, recordedAt: Int = 1_800) -> RecordedResponse {
    let output = ModelOutput(content: content, finishReason: .stop, usage: answer.output.usage)
    return RecordedResponse(
      key: key, request: request, answer: RecordedAnswer(output: output, latency: .seconds(1), recordedAt: recordedAt))
  }

  /// The text that a recording must give back byte by byte.
  var bytes: [UInt8] { Array(answer.output.content.utf8) }
}

extension ModelRequest {
  static func sample(_ number: Int) -> ModelRequest {
    ModelRequest(
      endpoint: Endpoint(name: "local", provider: "openai-chat", url: "http://127.0.0.1:1/v1", model: "small"),
      messages: [Turn(.user, "question \(number)")])
  }
}

extension Recording {
  var bytes: [UInt8] { Array(answer.output.content.utf8) }
}
