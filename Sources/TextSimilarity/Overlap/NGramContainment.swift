/// The share of the reference's runs of neighboring words, or characters, that a text has too.
///
/// Each different run counts once. It says how much of a passage was taken over, whatever else a text has: swap the texts
/// to ask how much of an answer comes from its source. A reference that is shorter than a run is one run.
///
/// Words are runs of letters and digits of any script in lower case, single letters in scripts without spaces between
/// words. Characters are Unicode scalars in lower case, with white space left out.
///
/// - Range: 0 for no run in common, 1 for all. Of a reference without runs any text holds all. Not symmetric.
/// - Complexity: O(*n*) for *n* characters.
/// - SeeAlso: Broder, *On the resemblance and containment of documents*, 1997.
public struct NGramContainment: TextScore {
  /// What a run is made of.
  public enum Unit: Sendable, Hashable, CaseIterable {
    /// Words of any script.
    case words
    /// Unicode scalars other than white space.
    case characters
  }

  /// How long a run is.
  public let order: Int
  /// What a run is made of.
  public let unit: Unit

  /// Takes a length, at least 1, and a unit.
  public init(order: Int = 3, unit: Unit = .words) {
    self.order = max(1, order)
    self.unit = unit
  }

  /// Returns the share of the reference's runs that a text has too.
  public func share(of reference: String, in text: String) -> Double {
    withSequences(text, reference) { sequences in
      let length = min(order, sequences.count(of: 1))
      guard length > 0 else { return 1 }
      let runs = sequences.runs(of: length)
      let (counts, wanted) = (runs.counts(in: 0), runs.counts(in: 1))
      let common = zip(counts, wanted).count { $0 > 0 && $1 > 0 }
      return Double(common) / Double(wanted.count { $0 > 0 })
    }
  }

  /// Returns the share of the reference's runs of three words that a text has too, or nothing if it is less than `cutoff`.
  public static func score(_ text: String, _ reference: String, cutoff: Double) -> Double? {
    let score = NGramContainment().share(of: reference, in: text)
    return score >= cutoff ? score : nil
  }

  private func withSequences<Result>(
    _ text: String, _ reference: String, _ body: (NumberedSequences) -> Result
  ) -> Result {
    switch unit {
    case .words:
      return Lowercase.with(text) { text in
        Lowercase.with(reference) {
          body(NumberedSequences(words: [UnicodeWords.split(text), UnicodeWords.split($0)]))
        }
      }
    case .characters:
      return body(NumberedSequences(scalarsOf: [text, reference], lowercased: true))
    }
  }
}
