import RagSpecCore

/// Looks for what makes a corpus a bad judge of a retriever: passages twice, and queries copied from their answers.
struct CorpusReview {
  private let corpus: Corpus

  /// Advice beyond this is counted and not shown.
  private static let limit = 20

  init(of corpus: Corpus) { self.corpus = corpus }

  func advice(for cases: [Case]) -> [Diagnostic] { repetitions() + copies(in: cases) }

  // MARK: - Passages that repeat each other

  private func repetitions() -> [Diagnostic] {
    let found = RepeatedPassages(in: corpus).pairs.sorted {
      corpus.entries[$0.later].lineNumber < corpus.entries[$1.later].lineNumber
    }
    let shown = found.prefix(Self.limit).map(diagnostic)
    return Self.counting(found.count - shown.count, "repeated documents", in: shown)
  }

  private func diagnostic(_ pair: RepeatedPassages.Pair) -> Diagnostic {
    let (later, first) = (corpus.entries[pair.later], corpus.entries[pair.first])
    let isSame = pair.similarity >= 1
    let share = "\(Int(pair.similarity * 100)) % of their runs of three words"
    return Diagnostic(
      isSame ? "duplicate-passage" : "near-duplicate",
      "the document '\(later.id)' says " + (isSame ? "the same as '\(first.id)'" : "nearly the same as '\(first.id)'"),
      at: place(later), severity: .warning,
      notes: (isSame ? [] : ["they share \(share)"]) + ["the other is at line \(first.lineNumber)"],
      hint: "where one is relevant the other is: judge both, or remove one")
  }

  // MARK: - Queries that are copied from their answers

  private func copies(in cases: [Case]) -> [Diagnostic] {
    let found = cases.compactMap(copy)
    let shown = Array(found.prefix(Self.limit))
    return Self.counting(found.count - shown.count, "copied queries", in: shown)
  }

  private func copy(in testCase: Case) -> Diagnostic? {
    let query = PassageWords(testCase.input.question)
    guard query.hashes.count >= Self.fewestWords else { return nil }
    let source = testCase.input.relevant.filter { $0.value > 0 }.keys.sorted().first { id in
      passage(id).map { PassageWords($0.title).contains(query) || PassageWords($0.text).contains(query) } ?? false
    }
    guard let source else { return nil }
    return Diagnostic(
      "copied-query", "the query stands word for word in the relevant document '\(source)'",
      at: (testCase.node["query"] ?? testCase.node).location, severity: .warning,
      hint: "people ask in words of their own: such a query is found by any search")
  }

  /// Fewer words than these are a name or a term, which a document may well hold.
  private static let fewestWords = 5

  private func passage(_ id: String) -> Passage? {
    corpus.entry(id).flatMap { corpus.passage(at: $0) }
  }

  private func place(_ entry: Corpus.Entry) -> SourceLocation {
    SourceLocation(file: corpus.file, line: entry.lineNumber, column: 1)
  }

  private static func counting(_ unsaid: Int, _ things: String, in shown: [Diagnostic]) -> [Diagnostic] {
    var shown = shown
    if unsaid > 0 { shown[shown.count - 1].notes.append("there are \(unsaid) more \(things)") }
    return shown
  }
}
