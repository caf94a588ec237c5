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
  /// - Parameter rankings: each with its weight, of which 0 leaves it out.
  func fused(
    _ rankings: [(documents: [RankedDocument], weight: Double)]
  ) throws(CaseError) -> [RankedDocument] {
    var scores: [ExactText: Double] = [:]
    var found: [ExactText: RankedDocument] = [:]
    for (documents, weight) in rankings where weight > 0 {
      var seen: Set<ExactText> = []
      for (index, document) in documents.enumerated() {
        let id = ExactText(document.id)
        guard seen.insert(id).inserted else { throw .repeated(document.id) }
        scores[id, default: 0] += weight / (constant + Double(index + 1))
        found[id] = found[id].map { $0.completed(by: document) } ?? document
      }
    }
    return scores.compactMap { id, score in found[id]?.scored(score) }.sorted { one, other in
      one.score != other.score ? one.score > other.score : one.id.utf8.lexicographicallyPrecedes(other.id.utf8)
    }
  }
}

extension CaseError {
  fileprivate static func repeated(_ document: String) -> CaseError {
    CaseError(
      .unreadableOutput, "a part of the hybrid search has the document '\(document)' twice",
      hint: "a ranking has each document once; if these are passages, give each an id of its own, and set 'passages'")
  }
}

extension RankedDocument {
  fileprivate func scored(_ score: Double) -> RankedDocument {
    RankedDocument(id: id, score: score, summary: summary, passages: passages, identity: identity)
  }

  /// The document with what only the other search tells of it.
  fileprivate func completed(by other: RankedDocument) -> RankedDocument {
    let hasTexts = passages.contains { $0.text != nil } || !other.passages.contains { $0.text != nil }
    return RankedDocument(
      id: id, score: score, summary: summary.isEmpty ? other.summary : summary,
      passages: hasTexts ? passages : other.passages, identity: identity)
  }
}
