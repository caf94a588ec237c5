import JSONText
import RagSpecCore

/// Tokens and costs in the run record. What is not known is `null`, and never 0.
extension JSONWriter {
  /// The tokens of one answer: `null` where a model did not say, nothing where what answered is no model.
  mutating func usageMember(_ usage: TokenUsage?, of endpoint: Endpoint?) {
    guard let usage else {
      if let endpoint, endpoint.service != .application { nullMember("usage") }
      return
    }
    key("usage")
    beginObject()
    members(of: usage)
    endObject()
  }

  /// The tokens of several answers; `unknown` is how many of these did not say.
  mutating func tokensMember(_ name: String, _ spending: Spending) {
    key(name)
    beginObject()
    if let tokens = spending.knownTokens {
      members(of: tokens)
    } else {
      nullMember("input")
      nullMember("output")
    }
    if spending.uncounted > 0 { member("unknown", spending.uncounted) }
    endObject()
  }

  private mutating func members(of usage: TokenUsage) {
    member("input", usage.input)
    member("output", usage.output)
  }

  /// What a case has cost, where its endpoints have prices.
  mutating func costMembers(of result: CaseResult) {
    let (spent, saved) = result.spending
    if (spent.currency ?? saved.currency) != nil { costMember(spent: spent, saved: saved) }
  }

  mutating func costMember(spent: Spending, saved: Spending) {
    key("cost")
    beginObject()
    if let currency = spent.currency ?? saved.currency { member("currency", currency) }
    amountMember("spent", spent)
    amountMember("saved", saved)
    let unknown = spent.unpriced + saved.unpriced
    if unknown > 0 { member("unknown", unknown) }
    endObject()
  }

  private mutating func amountMember(_ name: String, _ spending: Spending) {
    guard let cost = spending.knownCost else { return nullMember(name) }
    member(name, cost.amount)
  }

  private mutating func nullMember(_ name: String) {
    key(name)
    null()
  }
}
