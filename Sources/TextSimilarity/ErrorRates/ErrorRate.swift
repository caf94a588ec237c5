/// How many edits a text is away from a reference, for each unit of the reference.
///
/// A rate is 0 for equal texts and grows without bound with what a text has too much. ``TextScore`` is what it leaves of
/// 1, no less than 0. Against a reference without units the rate of a text that has some is 1.
public protocol ErrorRate: TextScore {
  /// Makes the rate with its default parameters.
  init()

  /// Returns how many edits there are and how many units the reference has.
  func edits(_ text: String, _ reference: String) -> EditedUnits
}

/// A number of edits against the length of what should have been there.
public struct EditedUnits: Sendable, Hashable {
  /// The number of edits.
  public private(set) var edits: Int
  /// The number of units of the reference.
  public private(set) var referenceCount: Int

  /// Takes two numbers.
  public init(edits: Int, referenceCount: Int) {
    self.edits = edits
    self.referenceCount = referenceCount
  }

  /// Adds those of another text, for the rate of a corpus.
  public static func += (one: inout EditedUnits, other: EditedUnits) {
    one.edits += other.edits
    one.referenceCount += other.referenceCount
  }

  /// The number of edits for each unit of the reference; without units 0 for no edits, else 1.
  public var rate: Double {
    referenceCount > 0 ? Double(edits) / Double(referenceCount) : edits > 0 ? 1 : 0
  }
}

extension ErrorRate {
  /// Returns the number of edits for each unit of the reference, with the parameters of this rate.
  public func rate(_ text: String, _ reference: String) -> Double { edits(text, reference).rate }

  /// Returns the number of edits for each unit of the reference.
  public static func rate(_ text: String, _ reference: String) -> Double { Self().rate(text, reference) }

  /// Returns what the rate leaves of 1, no less than 0, or nothing if it is less than `cutoff`.
  public static func score(_ text: String, _ reference: String, cutoff: Double) -> Double? {
    let score = max(0, 1 - rate(text, reference))
    return score >= cutoff ? score : nil
  }
}
