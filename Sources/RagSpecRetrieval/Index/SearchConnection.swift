import RagSpecCore
import RagSpecSQLite

/// A connection to an index with its statements.
///
/// Handed from one borrower to the next under a lock, so it is never used by two threads at once.
final class SearchConnection: @unchecked Sendable {
  let tokenizer: Tokenizer
  private let ranking: Statement
  private let number: Statement
  private let neighbors: Statement
  private let match: Statement
  private let place: Statement
  /// What finds documents by what they say; `nil` in an index that is not made for it.
  let matching: MatchingStatements?

  init(_ database: Database, form: IndexForm) throws(SQLiteError) {
    try database.defineBM25()
    tokenizer = try Tokenizer(form.stemming.tokenizer, of: database)
    ranking = try database.prepare(Self.ranking(columns: form.fields.count))
    place = try database.prepare("SELECT start, length FROM document WHERE id = ?1")
    matching = form.isForMatching ? try MatchingStatements(database, columns: form.fields.count) : nil
    number = try database.prepare("SELECT number FROM document WHERE id = ?1")
    neighbors = try database.prepare(Self.neighbors)
    match = try database.prepare(Self.match)
  }

  /// Rows are numbered in the order of the ids, so that equal scores are in that order without looking at ids.
  private static func ranking(columns: Int) -> String {
    let weights = (0..<columns).map { ", ?\($0 + 5)" }.joined()
    return """
      SELECT id, score, summary
      FROM (
        SELECT rowid AS number, bm25_with(passage, ?3, ?4\(weights)) AS score FROM passage WHERE passage MATCH ?1
        ORDER BY score DESC, rowid LIMIT ?2
      ) JOIN document USING (number)
      ORDER BY score DESC, number
      """
  }

  private static let neighbors = """
    SELECT id FROM (SELECT id FROM document WHERE id < ?1 ORDER BY id DESC LIMIT ?2)
    UNION ALL SELECT id FROM (SELECT id FROM document WHERE id >= ?1 ORDER BY id LIMIT ?2)
    """

  private static let match = """
    SELECT 1 FROM passage WHERE passage MATCH ?1 AND rowid = (SELECT number FROM document WHERE id = ?2)
    """
}

extension SearchConnection {
  func ranking(for query: String, _ settings: SearchSettings) throws(SQLiteError) -> [RankedDocument] {
    let terms = try SearchTerms(query, tokenizer: tokenizer, settings)
    guard let expression = terms.expression else { return [] }
    defer { ranking.reset() }
    ranking.bind(expression, at: 1)
    ranking.bind(settings.top, at: 2)
    ranking.bind(settings.k1, at: 3)
    ranking.bind(settings.b, at: 4)
    for (column, weight) in settings.weights.enumerated() { ranking.bind(weight, at: column + 5) }
    var documents: [RankedDocument] = []
    // With a weight of 0 a document may match without a score.
    while try ranking.step(), ranking.number(1) > 0 {
      documents.append(RankedDocument(id: ranking.text(0), score: ranking.number(1), summary: ranking.text(2)))
    }
    return documents
  }

  func hasDocument(_ id: String) throws(SQLiteError) -> Bool {
    defer { number.reset() }
    number.bind(id, at: 1)
    return try number.step()
  }

  /// Returns which of the words that are looked for a document has; `nil` when there is no such document.
  func termMatch(
    of document: String, with query: String, _ settings: SearchSettings
  ) throws(SQLiteError) -> TermMatch? {
    guard try hasDocument(document) else { return nil }
    var result = TermMatch()
    for term in try SearchTerms(query, tokenizer: tokenizer, settings).effective {
      defer { match.reset() }
      match.bind(term.expression, at: 1)
      match.bind(document, at: 2)
      if try match.step() { result.found.append(term.text) } else { result.missing.append(term.text) }
    }
    return result
  }

  /// Returns where a document's line is in the corpus; `nil` when there is no such document.
  func place(of id: String) throws(SQLiteError) -> Range<Int>? {
    defer { place.reset() }
    place.bind(id, at: 1)
    guard try place.step() else { return nil }
    return place.integer(0)..<place.integer(0) + place.integer(1)
  }

  /// Returns the ids before and after the place where an id would stand.
  func neighbors(of id: String, count: Int) throws(SQLiteError) -> [String] {
    defer { neighbors.reset() }
    neighbors.bind(id, at: 1)
    neighbors.bind(count, at: 2)
    var ids: [String] = []
    while try neighbors.step() { ids.append(neighbors.text(0)) }
    return ids
  }
}
