/// A run with the grades of its documents looked up, query by query.
///
/// Queries are those of the judgments, in trec_eval's order: by name, byte for byte. What the run says about other queries
/// does not count. It holds no more than the two files; each query's grades are looked up when it is asked for.
package struct JudgedRun: Sendable {
  private typealias Judged = RecordTable<Int>
  private typealias Ranked = RecordTable<Double>

  private let qrels: Judged
  private let run: Ranked
  /// The queries of the judgments, each with that of the run if it answers.
  private let pairs: [(judged: Judged.Query, ranked: Ranked.Query?)]

  /// Puts the queries of judgments and a run together.
  ///
  /// - Throws: A ``NoCommonQuery`` if there is none that is in both.
  package init(_ run: Run, judgedBy qrels: Qrels) throws(NoCommonQuery) {
    (self.run, self.qrels) = (run.table, qrels.table)
    pairs = Self.pairs(run.table, qrels.table)
    guard pairs.contains(where: { $0.ranked != nil }) else {
      throw NoCommonQuery(judged: qrels.queries.first ?? "", ranked: run.queries.first ?? "")
    }
  }

  /// How many queries are judged.
  package var count: Int { pairs.count }

  /// Whether the run answers a query.
  package func answers(queryAt index: Int) -> Bool { pairs[index].ranked != nil }

  /// A query by its place: its documents' grades in the order that the scores make.
  ///
  /// - Complexity: O(*n* log *n* + *m*) for *n* documents returned and *m* judged, O(*n* + *m*) if the run is in order.
  package func query(at index: Int) -> JudgedRunQuery {
    let (judged, ranked) = pairs[index]
    let records = qrels.records[judged.records]
    return JudgedRunQuery(
      name: qrels.text(judged.name), grades: ranked.map { grades(of: $0, among: records) } ?? [],
      judgedGrades: records.map(\.value), isAnswered: ranked != nil)
  }

  /// What tells that names of documents differ between the files; nothing once a returned document is judged.
  ///
  /// - Complexity: that of the queries up to the first with a judged document, as a rule one.
  package var disjointness: NoCommonDocument? {
    guard pairs.indices.allSatisfy({ index in query(at: index).grades.allSatisfy { $0 == nil } }) else { return nil }
    guard let judged = qrels.records.first, let ranked = run.records.first else { return nil }
    return NoCommonDocument(judged: qrels.text(judged.document), ranked: run.text(ranked.document))
  }

  private static func pairs(_ run: Ranked, _ qrels: Judged) -> [(judged: Judged.Query, ranked: Ranked.Query?)] {
    var table = TokenTable()
    table.reset(capacity: run.queries.count)
    for (index, query) in run.queries.enumerated() { table.insert(index, hash: query.name.hash) }
    return run.bytes.withUnsafeBytes { runBytes in
      qrels.bytes.withUnsafeBytes { qrelsBytes in
        qrels.queries.sorted { precedes($0.name, $1.name, in: qrelsBytes) }.map { judged in
          let index = table.index(hash: judged.name.hash) {
            areEqual(run.queries[$0].name, in: runBytes, judged.name, in: qrelsBytes)
          }
          return (judged, index.map { run.queries[$0] })
        }
      }
    }
  }

  private func grades(of query: Ranked.Query, among judgments: ArraySlice<Judged.Record>) -> [Int?] {
    var table = TokenTable()
    table.reset(capacity: judgments.count)
    for (index, record) in zip(judgments.indices, judgments) { table.insert(index, hash: record.document.hash) }
    return run.bytes.withUnsafeBytes { runBytes in
      qrels.bytes.withUnsafeBytes { qrelsBytes in
        run.ranked(query).map { record in
          let index = table.index(hash: record.document.hash) {
            areEqual(judgments[$0].document, in: qrelsBytes, record.document, in: runBytes)
          }
          return index.map { judgments[$0].value }
        }
      }
    }
  }
}
