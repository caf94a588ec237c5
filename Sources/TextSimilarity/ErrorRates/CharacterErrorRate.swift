/// The fewest insertions, deletions and replacements of Unicode scalars, for each one of the reference: CER.
///
/// White space counts as any other character does.
///
/// - Range: 0 for equal texts, 1 for as many errors as the reference has scalars, and more. Not symmetric.
/// - Complexity: that of ``Levenshtein``.
public struct CharacterErrorRate: ErrorRate {
  /// Makes the rate, which has no parameters.
  public init() {}

  /// Returns how many scalars are edited and how many the reference has.
  public func edits(_ text: String, _ reference: String) -> EditedUnits {
    SymbolPair.with(text, reference) {
      EditedUnits(edits: Int(Levenshtein().distance(of: $0)), referenceCount: $0.secondCount)
    }
  }
}
