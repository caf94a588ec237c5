package import RagSpecCore

/// A search that is elsewhere, of documents that are also here: names are checked against them, and failures explained by
/// what they say.
package struct SearchOfCorpus: Target {
  private let target: any Target
  private let documents: BM25Target
  /// How the search's results stand for documents; `nil` where they are documents.
  private let mapping: PassageMapping?

  package init(_ target: any Target, corpus: ConfigNode, mapping: PassageMapping?, project: any TargetProject) {
    self.target = target
    self.mapping = mapping
    documents = BM25Target(
      settings: SearchSettings(), source: IndexSource(corpus: corpus, form: IndexForm(), fields: nil, project: project))
  }

  package var corpus: (any DocumentTarget)? { documents }
  package var returnsRankings: Bool? { target.returnsRankings }
  package var effort: TargetEffort { target.effort }
  package var findsOutputs: Bool { target.findsOutputs }
  package func uses(_ part: CaseInput.Part) -> Bool { target.uses(part) }

  package func work(for input: CaseInput) throws(CaseError) -> TargetWork {
    switch try target.work(for: input) {
    case .call(let request): .call(request)
    case .local(let search): .local { [self] () throws(CaseError) in try checked(search()) }
    case .asking(let work): .asking(work.map(checked))
    }
  }

  package func output(from answer: ModelOutput) -> TargetOutput {
    do throws(CaseError) { return try checked(target.output(from: answer)) } catch {
      return .unreadable(answer, error)
    }
  }

  package func problems(in cases: [Case], at location: SourceLocation?, mapping: PassageMapping?) -> [Diagnostic] {
    target.problems(in: cases, at: location, mapping: mapping)
  }
}

// MARK: - Results that are no documents

extension SearchOfCorpus {
  /// Names that join nothing would silently make every measure 0.
  private func checked(_ output: TargetOutput) throws(CaseError) -> TargetOutput {
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
    let mapped = mapping?.documents(of: [result]).map(\.id) ?? []
    return try documents.unknownDocuments(among: Set([result.id] + mapped)).count < Set([result.id] + mapped).count
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
