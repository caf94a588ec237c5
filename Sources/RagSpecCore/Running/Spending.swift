/// Tokens of several answers, and what they cost, as far as it is known.
package struct Spending: Sendable, Hashable {
  package private(set) var tokens = TokenUsage(input: 0, output: 0)
  /// Answers of models that did not say how many tokens they took.
  package private(set) var uncounted = 0
  /// Answers that said it.
  package private(set) var counted = 0
  package private(set) var cost = Money.zero
  /// What the cost is in; `nil` when no endpoint has a price.
  package private(set) var currency: String?
  /// Answers whose cost is in the sum.
  package private(set) var priced = 0
  /// Answers of models that have no price, or did not say how many tokens they took.
  package private(set) var unpriced = 0

  package init() {}

  /// Adds the answer of an endpoint. An application that is no model has neither tokens nor a price.
  package mutating func add(_ answer: ModelOutput, at endpoint: Endpoint?) {
    // What was cached is read from JSON, which few need.
    let tellsCachedInput = endpoint?.price?.tellsCachedInput ?? false
    add(tellsCachedInput ? answer.usageWithCachedInput : answer.usage, at: endpoint)
  }

  /// Adds the tokens of an endpoint's answer; `nil` where it did not say.
  package mutating func add(_ usage: TokenUsage?, at endpoint: Endpoint?) {
    guard endpoint?.service != .application else { return }
    if let usage {
      tokens = tokens + TokenUsage(input: usage.input, output: usage.output)
      counted += 1
    } else {
      uncounted += 1
    }
    if currency == nil { currency = endpoint?.price?.currency }
    guard let price = endpoint?.price, let usage else { return unpriced += 1 }
    cost = cost + price.cost(of: usage)
    priced += 1
  }

  package mutating func add(_ other: Spending) {
    tokens = tokens + other.tokens
    uncounted += other.uncounted
    counted += other.counted
    cost = cost + other.cost
    currency = currency ?? other.currency
    priced += other.priced
    unpriced += other.unpriced
  }

  /// The tokens; `nil` when there were answers, and none of them said.
  package var knownTokens: TokenUsage? { counted == 0 && uncounted > 0 ? nil : tokens }

  /// The cost; `nil` when there were answers, and of none of them it is known.
  package var knownCost: Money? { priced == 0 && unpriced > 0 ? nil : cost }
}
