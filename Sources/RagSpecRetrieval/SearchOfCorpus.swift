package import RagSpecCore

/// A search that is elsewhere, of documents that are also here: names are checked against them, and failures explained by
/// what they say.
package struct SearchOfCorpus: DerivedTarget {
  package let base: any Target
  private let documents: BM25Target
  /// How the search's results stand for documents; `nil` where they are documents.
  private let mapping: PassageMapping?

  package init(_ base: any Target, corpus: ConfigNode, mapping: PassageMapping?, project: any TargetProject) {
    self.base = base
    self.mapping = mapping
    documents = BM25Target(
      settings: SearchSettings(), source: IndexSource(corpus: corpus, form: IndexForm(), fields: nil, project: project))
  }

  package var corpus: (any DocumentTarget)? { documents }
}

// MARK: - Results that are no documents

extension SearchOfCorpus {
  /// Names that join nothing would silently make every measure 0.
  package func derived(from output: TargetOutput) throws(CaseError) -> TargetOutput {
    guard case .ranking(let results) = output, let first = results.first(where: { $0.identity == .known }) else {
      return output
    }
    let complaint: CaseError?
    do throws(InvalidInput) { complaint = try self.complaint(about: results, first) } catch { throw CaseError(error) }
    if let complaint { throw complaint }
    return output
  }

  private func complaint(about results: [RankedDocument], _ first: RankedDocument) throws(InvalidInput) -> CaseError? {
    // The first one mostly is, so that this is one look into the index.
    for result in results where try isDocument(result) { return nil }
    return CaseError(
      .unusableAnswer, "none of the \(results.count) results is a document of the corpus: the first is '\(first.id)'",
      hint: try hint(for: first.id))
  }

  private func isDocument(_ result: RankedDocument) throws(InvalidInput) -> Bool {
    let ids = Set([result.id] + (mapping?.documents(of: [result]).map(\.id) ?? []))
    return try documents.unknownDocuments(among: ids).count < ids.count
  }

  /// Where what stands before some sign is a document, results are passages.
  private func hint(for id: String) throws(InvalidInput) -> String? {
    for (place, sign) in zip(id.indices, id) where !sign.isLetter && !sign.isNumber {
      let document = String(id[..<place])
      if try documents.unknownDocuments(among: [document]).isEmpty {
        return "'\(document)' is one: add 'passages: {separator: \"\(sign)\"}' to the target"
      }
    }
    return documents.hint(forUnknown: id) ?? "does 'corpus' name what is searched?"
  }
}
