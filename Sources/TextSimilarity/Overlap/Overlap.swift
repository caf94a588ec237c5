/// How much of one text is in another, seen from both sides.
public struct Overlap: Sendable, Hashable {
  /// The share of the text that the reference has too, in 0...1.
  public let precision: Double
  /// The share of the reference that the text has too, in 0...1.
  public let recall: Double
  /// The harmonic mean of precision and recall, 0 if both are 0.
  public let fMeasure: Double

  /// Takes the number of units that both have, and that each of them has; of no units the share is 0.
  init(common: Int, count: Int, referenceCount: Int) {
    precision = count > 0 ? Double(common) / Double(count) : 0
    recall = referenceCount > 0 ? Double(common) / Double(referenceCount) : 0
    fMeasure = common > 0 ? Double(2 * common) / Double(count + referenceCount) : 0
  }
}
