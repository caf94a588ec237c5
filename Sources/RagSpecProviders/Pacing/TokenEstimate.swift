import JSONText
package import RagSpecCore

/// How many tokens a request and its answer will take, learnt from those that were answered.
package struct TokenEstimate: Sendable {
  private var bytes = 0
  private var inputTokens = 0
  private var outputTokens = 0
  private var answers = 0
  /// The most tokens of an answer, where the endpoint's parameters set it.
  private let mostOutput: Int?

  /// Of an English text a token has about four bytes; with three, nearly all estimates are too high at first.
  private static let bytesPerToken = 3
  /// Tokens around a text: roles and separators.
  private static let frame = 8
  private static let firstOutput = 256
  /// After so many answers the sums are halved, so that they follow what changes.
  private static let mostAnswers = 256
  /// Who counts more than this for one call does not count.
  private static let believable = 0...1_000_000_000

  package init(for endpoint: Endpoint) {
    let names: Set = ["max_tokens", "max_completion_tokens", "max_output_tokens"]
    let declared = endpoint.parameters.first { names.contains($0.name) }?.value.number.flatMap { Int($0.text) }
    mostOutput = endpoint.service == .embedding ? 0 : declared.map { max($0, 0) }
  }

  /// Returns the tokens that these requests will probably take, with their answers.
  package func tokens(for requests: [ModelRequest]) -> Int {
    requests.reduce(0) { $0 + input(bytes: $1.textBytes) + output }
  }

  private func input(bytes count: Int) -> Int {
    guard bytes > 0 else { return count / Self.bytesPerToken + Self.frame }
    return Int((Double(count) * Double(inputTokens) / Double(bytes)).rounded(.up))
  }

  private var output: Int {
    let likely = answers == 0 ? Self.firstOutput : outputTokens / answers
    return min(likely, mostOutput ?? likely)
  }

  /// Learns what an answer took; returns its tokens, `nil` when the endpoint did not say.
  package mutating func learn(_ request: ModelRequest, _ usage: TokenUsage?) -> Int? {
    guard let usage, Self.believable ~= usage.input, Self.believable ~= usage.output else { return nil }
    (bytes, inputTokens) = (bytes + request.textBytes, inputTokens + usage.input)
    (outputTokens, answers) = (outputTokens + usage.output, answers + 1)
    if answers >= Self.mostAnswers {
      (bytes, inputTokens, outputTokens, answers) = (bytes / 2, inputTokens / 2, outputTokens / 2, answers / 2)
    }
    return usage.input + usage.output
  }
}

extension ModelRequest {
  /// The length of what is asked, as text.
  fileprivate var textBytes: Int {
    switch input {
    case .messages(let messages): messages.reduce(0) { $0 + $1.text.utf8.count }
    case .embedding(let text): text.utf8.count
    case .exchange: 0
    }
  }
}
