import RagSpecCore

/// A matcher that compares what an output lists with what it should list.
protocol ItemsMatcher: TextMatcher {
  /// Whether the order counts.
  static var isOrdered: Bool { get }
  var expected: ExpectedItems { get }
  /// The least score that passes.
  var least: Double { get }
}

extension ItemsMatcher {
  func score(_ text: String, in context: CaseContext) -> Double { comparison(with: text).score }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let order = Self.isOrdered ? "in this order" : "in any order"
    let wanted = "\(expected.allowsExtra ? "at least" : "exactly") \(expected.description), \(order)"
    var explanation = comparison(with: text).explanation(wanted, expected, of: text)
    let steps = expected.stepsNote { ItemComparison(text, with: $0, isOrdered: Self.isOrdered).score >= least }
    explanation.notes += [steps].compactMap(\.self)
    return explanation
  }

  private func comparison(with text: String) -> ItemComparison {
    ItemComparison(text, with: expected, isOrdered: Self.isOrdered)
  }
}
