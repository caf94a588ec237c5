import RagSpecCore

/// A matcher that compares what an output lists with what it should list.
protocol ItemsMatcher: TextMatcher {
  /// Whether the order counts.
  static var isOrdered: Bool { get }
  var expected: ExpectedItems { get }
}

extension ItemsMatcher {
  func score(_ text: String, in context: CaseContext) -> Double { comparison(with: text).score }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let order = Self.isOrdered ? "in this order" : "in any order"
    let wanted = "\(expected.allowsExtra ? "at least" : "exactly") \(expected.description), \(order)"
    return comparison(with: text).explanation(wanted, expected, of: text)
  }

  private func comparison(with text: String) -> ItemComparison {
    ItemComparison(text, with: expected, isOrdered: Self.isOrdered)
  }
}
