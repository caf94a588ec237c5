import ContentDigest
package import RagSpecCore
import Synchronization

/// A search whose results have no ids: they are found in a corpus by what they say.
///
/// A result that no document says keeps its place, as a document that nobody judged.
package final class DocumentsByText: DerivedTarget {
  package let base: any Target
  private let documents: BM25Target
  private let matching: TextMatching
  /// What texts stand for that were looked up before: searches return the same passages again and again.
  private let known = Mutex<[SHA256Digest: TextMatch]>([:])

  package init(_ base: any Target, matching: TextMatching, project: any TargetProject) {
    self.base = base
    self.matching = matching
    documents = BM25Target(
      settings: SearchSettings(),
      source: IndexSource(
        corpus: matching.corpus, form: IndexForm(isForMatching: true), fields: nil, project: project))
  }

  package var corpus: (any DocumentTarget)? { documents }

  /// That the search itself knows no ids is what this is for.
  package func problems(in cases: [Case], at location: SourceLocation?, mapping: PassageMapping?) -> [Diagnostic] {
    base.problems(in: cases, at: location, mapping: mapping).filter { $0.id != "no-ids" }
  }

  package func derived(from output: TargetOutput) throws(CaseError) -> TargetOutput {
    guard case .ranking(let results) = output else { return output }
    var taken = TakenDocuments(ofWhole: matching.passages == nil)
    var documents: [RankedDocument] = []
    for result in results { documents.append(try document(for: result, taken: &taken)) }
    guard let rule = matching.passages else { return .ranking(documents) }
    return .ranking(rule.documents(of: documents.map { ($0.id, $0) }))
  }

  private func document(
    for result: RankedDocument, taken: inout TakenDocuments
  ) throws(CaseError) -> RankedDocument {
    guard result.identity == .unnamed, let text = result.passages.first?.text else { return result }
    switch try match(text) {
    case .documents(let ids):
      if let id = taken.take(oneOf: ids, for: text) { return result.identified(as: id, .known, text) }
      let told = ids.first.map { "'\($0)', which another result stands for" }
      return result.identified(as: result.id, .unmatched(nearest: told), text)
    case .none(let nearest):
      let told = nearest.map { "'\($0.id)', \(Self.rounded($0.similarity))" }
      return result.identified(as: result.id, .unmatched(nearest: told), text)
    }
  }

  private func match(_ text: String) throws(CaseError) -> TextMatch {
    let digest = SHA256Digest(hashing: text)
    if let match = known.withLock({ $0[digest] }) { return match }
    let match: TextMatch
    do throws(InvalidInput) {
      match = try documents.match(text, threshold: matching.threshold, mayBePart: matching.passages != nil)
    } catch { throw CaseError(error) }
    known.withLock { $0[digest] = match }
    return match
  }

  /// Two digits, cut off: 0.899 is not 0.9.
  private static func rounded(_ similarity: Double) -> String {
    let hundredths = Int(similarity * 100)
    return hundredths >= 100 ? "1" : "0." + (hundredths < 10 ? "0" : "") + "\(hundredths)"
  }
}

/// Which documents the results of a ranking stand for so far.
///
/// Of documents that say the same each stands for one result, and of documents that hold the same passage each for one
/// result that is this passage.
private struct TakenDocuments {
  private let areWhole: Bool
  private var ids: Set<ExactText> = []
  private var counts: [SHA256Digest: Int] = [:]

  /// - Parameter areWhole: whether results are whole documents, of which none can be found twice.
  init(ofWhole areWhole: Bool) { self.areWhole = areWhole }

  mutating func take(oneOf candidates: [String], for text: String) -> String? {
    guard !areWhole else {
      let free = candidates.first { !ids.contains(ExactText($0)) }
      if let free { ids.insert(ExactText(free)) }
      return free
    }
    let place = counts[SHA256Digest(hashing: text), default: 0]
    counts[SHA256Digest(hashing: text)] = place + 1
    return candidates[min(place, candidates.count - 1)]
  }
}

extension RankedDocument {
  fileprivate func identified(as id: String, _ identity: Identity, _ text: String) -> RankedDocument {
    RankedDocument(id: id, score: score, summary: summary, text: text, identity: identity)
  }
}
