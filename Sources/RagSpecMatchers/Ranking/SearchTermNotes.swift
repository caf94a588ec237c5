import RagSpecCore

extension CaseContext {
  /// Says which words of the query a document has and which it lacks; `nil` when the corpus is not here to be asked.
  func searchTerms(of document: String) -> String? {
    guard let match = corpus?.termMatch(of: document, with: input.question) else { return nil }
    let (found, missing) = (Self.quoted(match.found), Self.quoted(match.missing))
    return switch (match.found.isEmpty, match.missing.isEmpty) {
    case (true, true): nil
    case (false, true): "has every word of the query: \(found)"
    case (true, false): "has no word of the query: \(missing)"
    case (false, false): "has \(found) of the query, and not \(missing)"
    }
  }

  /// How near the vectors of a document and the query are, to four decimals; `nil` when the search goes by no vectors.
  func similarity(of document: String) -> String? {
    corpus?.similarity(of: document, with: input.question).map { similarity in
      "has the similarity \((similarity * 10_000).rounded() / 10_000) to the query"
    }
  }

  /// Why a document is not where it was expected: its words of the query, or how near it is, and the same of the one that
  /// came first.
  func searchTerms(of document: String, in ranking: [RankedDocument]) -> [String] {
    let first = ranking.first.map(\.id).flatMap { $0 == document ? nil : $0 }
    return [document, first].compactMap(\.self).flatMap { id in
      [searchTerms(of: id), similarity(of: id)].compactMap(\.self).map { "\(id) \($0)" }
    }
  }

  private static func quoted(_ words: [String]) -> String {
    let rest = words.count > 12 ? " … (\(words.count - 12) more)" : ""
    return words.prefix(12).map { "'\($0)'" }.joined(separator: ", ") + rest
  }
}
