import RagSpecCore
import TextNormalization

extension ItemComparison {
  /// How many items are named before the rest is counted.
  private static let mostNames = 12

  /// Returns what was wanted, what there was, what is missing and what is extra.
  func explanation(_ wanted: String, _ expected: ExpectedItems, of text: String) -> Explanation {
    let extra = extra
    let nearest = missing.first.flatMap { expected.nearestRange(to: $0, in: text) }
    return Explanation(
      expected: wanted, got: items.isEmpty ? "no items" : Self.listed(items.map(\.text)),
      span: extra.first?.range ?? nearest,
      notes: notes(expected, extra.map(\.text)))
  }

  private func notes(_ expected: ExpectedItems, _ extra: [String]) -> [String] {
    var notes = missing.isEmpty ? [] : ["missing: \(Self.listed(expected.names(of: missing)))"]
    if !extra.isEmpty { notes.append("\(allowsExtra ? "further items" : "extra"): \(Self.listed(extra))") }
    if isDisordered { notes.append("the items stand in another order") }
    return notes
  }

  private static func listed(_ names: [String]) -> String {
    let rest = names.count - mostNames
    return names.prefix(mostNames).quoted() + (rest > 0 ? " and \(rest) more" : "")
  }
}
