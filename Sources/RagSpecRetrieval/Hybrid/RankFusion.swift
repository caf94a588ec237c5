import RagSpecCore

/// Reciprocal rank fusion: a document's score is the sum of `weight / (constant + rank)` over the rankings that have it.
///
/// - SeeAlso: Cormack, Clarke and Büttcher, *Reciprocal Rank Fusion outperforms Condorcet and individual rank learning
///   methods*, SIGIR 2009, who use the constant 60.
struct RankFusion {
  /// Greater than or equal to 0: the greater, the less the first places count beside the later ones.
  let constant: Double

  /// Returns the documents of all rankings, best first, and equal ones in the order of their ids.
  ///
  /// - Parameter rankings: each with its weight, of which 0 leaves it out; a document that a ranking has twice counts where it comes first.
  func fused(_ rankings: [(documents: [RankedDocument], weight: Double)]) -> [RankedDocument] {
    var scores: [String: Double] = [:]
    var summaries: [String: String] = [:]
    for (documents, weight) in rankings where weight > 0 {
      var seen: Set<String> = []
      for (index, document) in documents.enumerated() where seen.insert(document.id).inserted {
        scores[document.id, default: 0] += weight / (constant + Double(index + 1))
        if summaries[document.id, default: ""].isEmpty { summaries[document.id] = document.summary }
      }
    }
    return scores.map { RankedDocument(id: $0.key, score: $0.value, summary: summaries[$0.key] ?? "") }
      .sorted { ($1.score, $0.id) < ($0.score, $1.id) }
  }
}
