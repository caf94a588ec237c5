import RagSpecCore
import SystemFiles
import TRECFormats

/// The queries and judgments of a collection, as cases.
struct ImportedCollection {
  struct Case {
    let id: String
    let query: String
    /// In the order of the documents' ids, byte for byte.
    let relevant: [(document: String, grade: Int)]
  }

  private(set) var cases: [Case] = []
  private(set) var warnings: [Diagnostic] = []

  init(_ path: String, queries: String?, split: String) throws(InvalidInput) {
    let isFolder = File.kind(of: path) == .folder
    let qrelsPath = isFolder ? FilePath.join(path, "qrels/\(split).tsv") : path
    guard let queriesPath = queries ?? (isFolder ? FilePath.join(path, "queries.jsonl") : nil) else {
      throw InvalidInput(
        "missing-queries", "judgments tell no queries", at: nil, hint: "add '--queries FILE': lines of id, tab and text"
      )
    }
    let input = TRECInput(queriesPath)
    let qrels = try TRECInput(qrelsPath).qrels()
    let texts = try QueryFile(input.contents()).queries
    try join(qrels, texts, input)
  }

  private mutating func join(
    _ qrels: Qrels, _ texts: [(id: String, text: String)], _ input: TRECInput
  ) throws(InvalidInput) {
    let places = Dictionary(zip(qrels.queries.map(ExactText.init), 0...)) { first, _ in first }
    var asked: Set<ExactText> = []
    var irrelevant: [String] = []
    for (id, text) in texts {
      guard let place = places[ExactText(id)] else { continue }
      asked.insert(ExactText(id))
      let grades = qrels.grades(ofQueryAt: place).map { (document: $0.key, grade: $0.value) }
      if let wrong = grades.first(where: { !(-1000...1000 ~= $0.grade) }) {
        throw InvalidInput(
          "grade-out-of-range",
          "the grade \(wrong.grade) of '\(wrong.document)' for '\(id)' is not within -1000 to 1000", at: nil)
      }
      guard grades.contains(where: { $0.grade > 0 }) else {
        irrelevant.append(id)
        continue
      }
      cases.append(
        Case(
          id: id, query: text,
          relevant: grades.sorted { $0.document.utf8.lexicographicallyPrecedes($1.document.utf8) }))
    }
    let unasked = qrels.queries.filter { !asked.contains(ExactText($0)) }
    warn("unknown-query", unasked, of: places.count, "have no text here", input)
    warn("nothing-relevant", irrelevant, of: places.count, "have no relevant document, and are left out", input)
  }

  private mutating func warn(
    _ id: Diagnostic.ID, _ queries: [String], of count: Int, _ what: String, _ input: TRECInput
  ) {
    guard let first = queries.first else { return }
    let message = "\(queries.count) of \(count) judged queries \(what): the first is '\(first)'"
    warnings.append(input.diagnostic(id, message, severity: .warning))
  }
}
