import RagSpecCore

/// Queries and judgments in BEIR's layout: `queries.jsonl` and `qrels/<split>.tsv`.
struct BEIRDataset: Sendable {
  struct Query: Sendable {
    let id: String
    let text: String
    let relevant: [String: Int]
    let node: ConfigNode
  }

  /// The queries that have judgments, in the order of their file.
  private(set) var queries: [Query] = []
  private(set) var problems: [Diagnostic] = []

  init(folder: ConfigNode, split: String, files: any ProjectFiles) throws(InvalidInput) {
    let judgments = BEIRJudgments(of: try files.contents(at: FileReference("qrels/\(split).tsv", in: folder)))
    problems = judgments.problems
    let source = try files.contents(at: FileReference("queries.jsonl", in: folder))
    var unasked = judgments.entries
    for record in JSONLinesReader.document(of: source, problems: &problems).root.elements {
      guard let id = text("_id", of: record), let text = text("text", of: record) else { continue }
      // Queries without judgments belong to another split.
      guard let judged = judgments.entries[id] else { continue }
      unasked[id] = nil
      queries.append(Query(id: id, text: text, relevant: judged.grades, node: record))
    }
    problems += unasked.sorted { $0.value.location < $1.value.location }.map { id, judged in
      Diagnostic(
        "unknown-query", "qrels judge the query '\(id)', which queries.jsonl does not have", at: judged.location,
        severity: .warning)
    }
  }

  private mutating func text(_ key: StaticString, of record: ConfigNode) -> String? {
    guard let value = record[key] else {
      problems.append(Diagnostic("missing-key", "a BEIR query has '_id' and 'text'", at: record.location))
      return nil
    }
    let complaints = ValueType.text.problems(in: value)
    problems += complaints
    return complaints.isEmpty ? value.text : nil
  }
}
