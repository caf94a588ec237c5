import JSONText
import RagSpecCore
import RagSpecProviders
import Testing

@Suite struct TokenEstimateTests {
  private func request(_ text: String) -> ModelRequest {
    ModelRequest(endpoint: .sample(), messages: [Turn(.user, text)])
  }

  private let long = String(repeating: "a", count: 300)

  @Test func `before the first answer it is a guess, the answer at most what the parameters allow`() {
    #expect(TokenEstimate(for: .sample()).tokens(for: [request(long)]) == 100 + 8 + 256)
    for name in ["max_tokens", "max_completion_tokens", "max_output_tokens"] {
      let endpoint = Endpoint.sample(parameters: [(name, .number(JSONNumber(20)))])
      #expect(TokenEstimate(for: endpoint).tokens(for: [request(long), request("")]) == 100 + 8 + 20 + 8 + 20)
    }
  }

  @Test func `answers teach it`() {
    var estimate = TokenEstimate(for: .sample())
    for _ in 0..<1_000 {
      let learnt = estimate.learn(request(long), TokenUsage(input: 60, output: 10))
      #expect(learnt == 70)
    }
    #expect(estimate.tokens(for: [request(long)]) == 70)
    #expect(estimate.tokens(for: [request(long + long)]) == 130)
  }

  @Test func `what no call can have taken teaches it nothing`() {
    var estimate = TokenEstimate(for: .sample())
    for usage in [nil, TokenUsage(input: .max, output: .max), TokenUsage(input: -1, output: 1)] {
      let learnt = estimate.learn(request(long), usage)
      #expect(learnt == nil)
    }
    #expect(estimate.tokens(for: [request(long)]) == 364)
  }

  @Test func `vectors have no tokens`() {
    let endpoint = Endpoint(
      name: "e", provider: "openai-embeddings", url: "http://h/v1", model: "m", service: .embedding)
    let requests = ["", long].map { ModelRequest(endpoint: endpoint, embedding: $0) }
    #expect(TokenEstimate(for: endpoint).tokens(for: requests) == 8 + 108)
  }
}
