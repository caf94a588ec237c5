/// What each kind of edit costs that turns a first sequence into a second one.
public struct EditWeights: Sendable, Hashable {
  /// The cost of a symbol that only the second sequence has.
  public let insertion: Int
  /// The cost of a symbol that only the first sequence has.
  public let deletion: Int
  /// The cost of a symbol in place of another.
  public let replacement: Int

  /// Takes three costs; one below 0 counts as 0, and one above a million as a million.
  public init(insertion: Int = 1, deletion: Int = 1, replacement: Int = 1) {
    let range = 0...1_000_000
    self.insertion = insertion.clamped(to: range)
    self.deletion = deletion.clamped(to: range)
    self.replacement = replacement.clamped(to: range)
  }

  /// The most that it can take to turn a sequence of one length into one of another.
  func largestCost(from count: Int, to otherCount: Int) -> Int {
    let shared = min(count, otherCount)
    return min(replacement, insertion + deletion) * shared + deletion * (count - shared)
      + insertion * (otherCount - shared)
  }
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
