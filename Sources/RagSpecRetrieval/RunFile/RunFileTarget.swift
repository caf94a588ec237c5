package import RagSpecCore
import TRECFormats

/// Rankings that were made elsewhere, by the ids of the queries.
package struct RunFileTarget: Target {
  private let run: Run
  private let path: String
  private let top: Int?
  /// Where each query is among those of the run.
  private let places: [ExactText: Int]

  /// - Parameter path: what the user calls the file.
  init(_ run: Run, path: String, top: Int?) {
    self.run = run
    self.path = path
    self.top = top
    places = Dictionary(zip(run.queries.map(ExactText.init), 0...)) { first, _ in first }
  }

  package var returnsRankings: Bool? { true }

  package func work(for input: CaseInput) -> TargetWork {
    .local { [self, id = input.id] in .ranking(ranking(forQuery: id)) }
  }

  private func ranking(forQuery id: String) -> [RankedDocument] {
    guard let place = places[ExactText(id)] else { return [] }
    return run.ranking(ofQueryAt: place).prefix(top ?? .max).map { RankedDocument(id: $0.document, score: $0.score) }
  }
}

// MARK: - What does not join

extension RunFileTarget {
  /// Names that differ between the run and the cases would silently make every measure 0.
  package func problems(in cases: [Case], at location: SourceLocation?, mapping: PassageMapping?) -> [Diagnostic] {
    let missing = cases.filter { places[ExactText($0.input.id)] == nil }
    guard missing.count < cases.count else { return cases.isEmpty ? [] : [noCommonQuery(cases, at: location)] }
    return missingQueries(missing, of: cases.count, at: location) + foreignDocuments(in: cases, mapping, at: location)
  }

  private func noCommonQuery(_ cases: [Case], at location: SourceLocation?) -> Diagnostic {
    let (own, theirs) = (cases.first?.input.id ?? "", run.queries.first ?? "")
    return Diagnostic(
      "no-common-query", "no case of the suite is a query of '\(path)'", at: location,
      notes: ["the first case is '\(own)', the first query '\(theirs)'"],
      hint: "a case's id must be the query's name in the file")
  }

  private func missingQueries(_ missing: [Case], of count: Int, at location: SourceLocation?) -> [Diagnostic] {
    guard !missing.isEmpty else { return [] }
    let named = missing.prefix(3).map { "'\($0.input.id)'" }.joined(separator: ", ")
    return [
      Diagnostic(
        "missing-query", "'\(path)' has no ranking for \(missing.count) of \(count) cases: \(named)", at: location,
        severity: .warning, hint: "they count as having found nothing")
    ]
  }

  /// Complains when no ranking has any document that its case names, as it is when two files name documents differently.
  private func foreignDocuments(
    in cases: [Case], _ mapping: PassageMapping?, at location: SourceLocation?
  ) -> [Diagnostic] {
    func documents(_ query: String) -> [RankedDocument] {
      let results = ranking(forQuery: query)
      return mapping?.documents(of: results) ?? results
    }
    let judged = cases.filter { !$0.input.relevant.isEmpty }
    let isJoined = judged.contains { testCase in
      documents(testCase.input.id).contains { testCase.input.grade(of: $0.id) != nil }
    }
    guard !isJoined, let example = judged.first(where: { places[ExactText($0.input.id)] != nil }) else { return [] }
    let own = example.input.relevant.keys.min() ?? ""
    let theirs = documents(example.input.id).first?.id ?? ""
    return [
      Diagnostic(
        "no-common-document", "no document that a case names is in its ranking in '\(path)'", at: location,
        severity: .warning, notes: ["the case '\(example.input.id)' names '\(own)', its ranking has '\(theirs)'"],
        hint: "check that both name documents in the same way")
    ]
  }
}
