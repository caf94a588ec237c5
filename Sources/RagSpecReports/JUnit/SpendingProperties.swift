import RagSpecCore

/// Tokens and costs as properties of a JUnit report: `tokens-input`, `tokens-output`, `cost` and the same with `saved-`.
enum SpendingProperties {
  static func of(_ spending: (spent: Spending, saved: Spending)) -> [(String, String)] {
    properties(of: spending.spent, prefix: "") + properties(of: spending.saved, prefix: "saved-")
  }

  private static func properties(of spending: Spending, prefix: String) -> [(String, String)] {
    guard spending.counted + spending.uncounted > 0 else { return [] }
    var properties: [(String, String)] = []
    if let tokens = spending.knownTokens {
      properties = [("\(prefix)tokens-input", "\(tokens.input)"), ("\(prefix)tokens-output", "\(tokens.output)")]
    }
    // A sum of which a part is missing is no sum.
    if spending.uncounted > 0 { properties.append(("\(prefix)tokens", "unknown")) }
    if let currency = spending.currency {
      let cost = spending.unpriced == 0 ? spending.knownCost : nil
      properties.append(("\(prefix)cost", cost.map { "\($0) \(currency)" } ?? "unknown"))
    }
    return properties
  }
}
