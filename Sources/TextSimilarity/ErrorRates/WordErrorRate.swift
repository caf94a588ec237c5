/// The fewest insertions, deletions and replacements of words, for each word of the reference: WER.
///
/// Words are what white space parts, as they stand: normalize before if case and punctuation do not matter. A language
/// without spaces has few words; take ``CharacterErrorRate`` there.
///
/// - Range: 0 for the same words, 1 for as many errors as the reference has words, and more. Not symmetric.
/// - Complexity: that of ``Levenshtein`` for *w* words.
/// - SeeAlso: Morris, Maier and Green, *From WER and RIL to MER and WIL*, 2004.
public struct WordErrorRate: ErrorRate {
  /// Makes the rate, which has no parameters.
  public init() {}

  /// Returns how many words are edited and how many the reference has.
  public func edits(_ text: String, _ reference: String) -> EditedUnits {
    text.withUTF8Bytes { text in
      reference.withUTF8Bytes { reference in
        let numbers = NumberedSequences(words: [[Token](splitting: text), [Token](splitting: reference)])
        return numbers.withPair(0, 1) {
          EditedUnits(edits: Int(Levenshtein().distance(of: $0)), referenceCount: $0.secondCount)
        }
      }
    }
  }
}
