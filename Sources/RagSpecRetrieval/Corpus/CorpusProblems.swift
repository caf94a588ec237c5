import RagSpecCore

/// Collects what is wrong with a corpus; of a file that is something else altogether, the first problems are enough.
struct CorpusProblems {
  private let file: SourceFile
  private var diagnostics: [Diagnostic] = []
  private var unsaid = 0

  private static let limit = 20

  init(file: SourceFile) { self.file = file }

  mutating func add(_ problem: PassageProblem, line: Int) {
    let location = SourceLocation(file: file, line: line, column: problem.column)
    add(Diagnostic(problem.id, problem.message, at: location, hint: problem.hint))
  }

  mutating func addDuplicate(_ entry: Corpus.Entry, of first: Corpus.Entry) {
    add(
      Diagnostic(
        "duplicate-document", "the document '\(entry.id)' is there twice",
        at: SourceLocation(file: file, line: entry.lineNumber, column: 1),
        notes: ["the first is at \(SourceLocation(file: file, line: first.lineNumber, column: 1))"],
        hint: "remove one of them, or give it another id"))
  }

  private mutating func add(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.limit { diagnostics.append(diagnostic) } else { unsaid += 1 }
  }

  /// Throws the problems, if there are any.
  consuming func throwAny() throws(InvalidInput) {
    guard !diagnostics.isEmpty else { return }
    diagnostics.sort { ($0.location?.line ?? 0) < ($1.location?.line ?? 0) }
    if unsaid > 0 { diagnostics[diagnostics.count - 1].notes.append("the corpus has \(unsaid) more problems") }
    throw InvalidInput(diagnostics)
  }
}

extension PassageProblem {
  fileprivate var id: Diagnostic.ID {
    switch kind {
    case .syntax: "json-syntax"
    case .missing: "missing-key"
    case .emptyID: "empty-id"
    case .emptyDocument: "empty-document"
    }
  }

  fileprivate var message: String {
    switch kind {
    case .syntax(let message): message
    case .missing(let key): "the key '\(key)' is missing"
    case .emptyID: "the document's id is empty"
    case .emptyDocument(let id): "the document '\(id)' has neither title nor text"
    }
  }

  fileprivate var hint: String {
    switch kind {
    case .emptyDocument: "remove the line: no query could find it"
    default: CorpusProblems.lineHint
    }
  }
}

extension CorpusProblems {
  static let lineHint = #"each line is one document: {"_id": "a-1", "title": "…", "text": "…"}"#
}
