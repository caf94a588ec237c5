import JSONText

/// What tokens of an endpoint cost.
package struct Price: Sendable, Hashable {
  /// How a configuration writes it.
  package static let fields = [
    Field("input", .number(0...1_000_000), isRequired: true, "for a million tokens of requests"),
    Field("output", .number(0...1_000_000), default: "0", "for a million tokens of answers"),
    Field(
      "cached-input", .number(0...1_000_000),
      "for a million tokens of requests that the server had in a cache of its own"
    ),
    Field("currency", .text, default: usualCurrency, "what is paid in; the same for all endpoints"),
  ]

  /// What is paid in where nobody says.
  package static let usualCurrency = "USD"

  /// For a million tokens each.
  package let input: Double
  package let output: Double
  /// The price of input where nobody said another one.
  package let cachedInput: Double
  package let currency: String

  package init(input: Double, output: Double = 0, cachedInput: Double? = nil, currency: String = usualCurrency) {
    self.input = input
    self.output = output
    self.cachedInput = cachedInput ?? input
    self.currency = currency
  }

  /// Whether tokens that the server had in its cache have a price of their own.
  package var tellsCachedInput: Bool { cachedInput != input }

  /// What a call cost; tokens that no call can have used count as none.
  package func cost(of usage: TokenUsage) -> Money {
    let cached = min(max(usage.cachedInput, 0), max(usage.input, 0))
    return Money(tokens: max(usage.input, 0) - cached, perMillion: input)
      + Money(tokens: cached, perMillion: cachedInput) + Money(tokens: usage.output, perMillion: output)
  }
}

extension ModelOutput {
  /// The tokens with those that the server had in its cache, which stand in the details: few need them, and they are JSON.
  package var usageWithCachedInput: TokenUsage? {
    guard var usage else { return nil }
    usage.cachedInput = details?.members["usage"]?["cached"]?.number?.integer ?? 0
    return usage
  }
}
