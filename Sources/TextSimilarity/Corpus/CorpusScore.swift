/// A score that is made for a corpus: counts are added over all texts before they are put in proportion.
///
/// The score of a corpus is not the mean of the scores of its texts. Each type has a score for one text too, by the same
/// counts; ``TextScore`` is that with one reference and the default parameters.
public protocol CorpusScore: TextScore {
  /// What is counted in a text.
  associatedtype Statistics: CorpusStatistics

  /// Makes the score with its default parameters.
  init()

  /// Returns the counts of a text against its references. Without references it is compared with an empty one.
  func statistics(of text: String, against references: [String]) -> Statistics

  /// Returns the score that follows from counts.
  func score(of statistics: Statistics) -> Double
}

/// Counts that can be added.
public protocol CorpusStatistics: Sendable, Hashable {
  /// Adds the counts of another text, counted with the same parameters.
  static func += (one: inout Self, other: Self)
}

extension CorpusScore {
  /// Returns the score of a text against several references.
  public func score(_ text: String, against references: [String]) -> Double {
    score(of: statistics(of: text, against: references))
  }

  /// Returns the score of all texts taken together, 0 if there are none.
  public func score(ofCorpus texts: some Sequence<(text: String, references: [String])>) -> Double {
    var total: Statistics?
    for (text, references) in texts {
      let statistics = statistics(of: text, against: references)
      if total == nil { total = statistics } else { total? += statistics }
    }
    return total.map(score(of:)) ?? 0
  }

  /// Returns the score of a text against one reference, or nothing if it is less than `cutoff`.
  public static func score(_ text: String, _ reference: String, cutoff: Double) -> Double? {
    let score = Self().score(text, against: [reference])
    return score >= cutoff ? score : nil
  }
}
