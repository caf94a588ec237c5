import RagSpecCore
import RagSpecSQLite

/// A connection to an index with its statements.
///
/// Handed from one borrower to the next under a lock, so it is never used by two threads at once.
final class SearchConnection: @unchecked Sendable {
  private let tokenizer: Tokenizer
  private let ranking: Statement
  private let number: Statement
  private let neighbors: Statement
  private let match: Statement

  init(_ database: Database, stemming: Stemming) throws(SQLiteError) {
    try database.defineBM25()
    tokenizer = try Tokenizer(stemming.tokenizer, of: database)
    ranking = try database.prepare(Self.ranking)
    number = try database.prepare("SELECT number FROM document WHERE id = ?1")
    neighbors = try database.prepare(Self.neighbors)
    match = try database.prepare(Self.match)
  }

  /// Rows are numbered in the order of the ids, so that equal scores are in that order without looking at ids.
  private static let ranking = """
    SELECT id, score, summary
    FROM (
      SELECT rowid AS number, bm25_with(passage, ?3, ?4, ?5, 1.0) AS score FROM passage WHERE passage MATCH ?1
      ORDER BY score DESC, rowid LIMIT ?2
    ) JOIN document USING (number)
    ORDER BY score DESC, number
    """

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
    let terms = try SearchTerms(query, tokenizer: tokenizer, without: settings.stopWords.words)
    guard let expression = terms.expression else { return [] }
    defer { ranking.reset() }
    ranking.bind(expression, at: 1)
    ranking.bind(settings.top, at: 2)
    ranking.bind(settings.k1, at: 3)
    ranking.bind(settings.b, at: 4)
    ranking.bind(settings.titleWeight, at: 5)
    var documents: [RankedDocument] = []
    // With a title weight of 0 a document may match without a score.
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
    for word in try SearchTerms(query, tokenizer: tokenizer, without: settings.stopWords.words).effective {
      defer { match.reset() }
      match.bind(SearchTerms.expression(for: [word]), at: 1)
      match.bind(document, at: 2)
      if try match.step() { result.found.append(word) } else { result.missing.append(word) }
    }
    return result
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
