/// The fewest edits of words, where moving a run of words is one edit, for each word of the reference: TER.
///
/// To find the fewest is too hard to be done, so the definition is a procedure: as long as it helps, the run of up to ten
/// words is moved that saves most edits, found among a thousand candidates at most, and edits are counted within a beam
/// of 25 words about the diagonal. These are the numbers of the `sacrebleu` package, over 100, where words are put in
/// lower case and no further normalized.
///
/// Words are what white space parts. A language without spaces has few; take ``CharacterErrorRate`` there.
///
/// - Range: 0 for the same words, 1 for as many edits as the reference has words, and more. Not symmetric.
/// - Complexity: O(*w*) for each candidate with few edits, with a beam of 50 words else; O(*w*) space.
/// - SeeAlso: Snover et al., *A study of translation edit rate with targeted human annotation*, 2006.
public struct TranslationEditRate: ErrorRate {
  /// Whether texts are put in lower case before.
  public var ignoresCase = true

  /// Makes the rate with the parameters of `sacrebleu`.
  public init() {}

  /// Returns how many edits there are and how many words the reference has.
  public func edits(_ text: String, _ reference: String) -> EditedUnits {
    withWords(text) { words in
      withWords(reference) { referenceWords in
        let numbers = NumberedSequences(words: [words, referenceWords])
        return EditedUnits(edits: ShiftSearch.edits(of: numbers), referenceCount: referenceWords.count)
      }
    }
  }

  private func withWords<Result>(_ text: String, _ body: ([Token]) -> Result) -> Result {
    let split: (UnsafeBufferPointer<UInt8>) -> Result = { body([Token](splitting: $0)) }
    return ignoresCase ? Lowercase.with(text, split) : text.withUTF8Bytes(split)
  }
}
