import RagSpecCore

/// Tokens and costs in words. What is not known is said to be unknown.
enum SpendingText {
  /// What was spent and saved: `120 + 30 tokens, 20 + 3 tokens saved`; empty when nothing was asked.
  static func tokens(of tally: Tally) -> String {
    joined(tokens(of: tally.spending), tokens(of: tally.saving))
  }

  /// `0.0042 USD, 0.031 USD saved`; empty without prices.
  static func cost(of tally: Tally) -> String { joined(cost(of: tally.spending), cost(of: tally.saving)) }

  private static func joined(_ spent: String?, _ saved: String?) -> String {
    [spent, saved.map { "\($0) saved" }].compactMap(\.self).joined(separator: ", ")
  }

  private static func tokens(of spending: Spending) -> String? {
    guard let tokens = spending.knownTokens else { return "tokens unknown" }
    guard spending.uncounted == 0 else {
      return "\(tokens.input) + \(tokens.output) tokens and unknown ones of \(answers(spending.uncounted))"
    }
    return max(tokens.input, tokens.output) > 0 ? "\(tokens.input) + \(tokens.output) tokens" : nil
  }

  /// `nil` when no answer came from an endpoint with a price.
  static func cost(of spending: Spending) -> String? {
    guard let currency = spending.currency?.onOneLine else { return nil }
    guard let cost = spending.knownCost else { return "cost unknown" }
    let unknown = spending.unpriced > 0 ? " and unknown costs of \(answers(spending.unpriced))" : ""
    return "\(cost) \(currency)\(unknown)"
  }

  private static func answers(_ count: Int) -> String { count == 1 ? "1 answer" : "\(count) answers" }
}
