import RagSpecSQLite

/// A document of an index, and where its line is in the corpus.
struct StoredDocument: Sendable {
  let id: String
  let place: Range<Int>
}

/// The statements of an index that finds documents by what they say.
struct MatchingStatements {
  let same: Statement
  let near: Statement
  /// How many documents have a word.
  let frequency: Statement

  /// Documents that are compared with a text which none says exactly.
  private static let mostCandidates = 20

  init(_ database: Database, columns: Int) throws(SQLiteError) {
    try database.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, passage, row)")
    frequency = try database.prepare("SELECT doc FROM temp.term WHERE term = ?1")
    same = try database.prepare(
      """
      SELECT id, start, length FROM fingerprint JOIN document USING (number) WHERE hash = ?1 ORDER BY number
      """)
    let weights = String(repeating: ", 1.0", count: columns)
    near = try database.prepare(
      """
      SELECT id, start, length
      FROM (
        SELECT rowid AS number, bm25_with(passage, 1.2, 0.75\(weights)) AS score FROM passage WHERE passage MATCH ?1
        ORDER BY score DESC, rowid LIMIT \(Self.mostCandidates)
      ) JOIN document USING (number)
      ORDER BY score DESC, number
      """)
  }
}

extension SearchConnection {
  /// Returns the documents that say what has a fingerprint, in the order of their ids.
  func documents(withFingerprint hash: Int) throws(SQLiteError) -> [StoredDocument] {
    guard let same = matching?.same else { return [] }
    defer { same.reset() }
    same.bind(hash, at: 1)
    return try Self.documents(same)
  }

  /// Returns the documents that share the rarest words of a text, those that share most of them first.
  func candidates(for text: String) throws(SQLiteError) -> [StoredDocument] {
    let words = try rarestWords(of: text)
    guard let near = matching?.near, !words.isEmpty else { return [] }
    defer { near.reset() }
    near.bind(words.map { SearchTerm($0).expression }.joined(separator: " OR "), at: 1)
    return try Self.documents(near)
  }

  private static func documents(_ statement: Statement) throws(SQLiteError) -> [StoredDocument] {
    var documents: [StoredDocument] = []
    while try statement.step() {
      let start = statement.integer(1)
      documents.append(StoredDocument(id: statement.text(0), place: start..<start + statement.integer(2)))
    }
    return documents
  }

  /// So many words are looked for, and as many more as have no more than so many documents together: what a text costs
  /// must not grow with the corpus as long as it has rare words.
  private static let (fewestWords, mostWords, mostDocuments) = (4, 24, 5_000)

  private func rarestWords(of text: String) throws(SQLiteError) -> [String] {
    guard let frequency = matching?.frequency else { return [] }
    var words: [(word: String, stem: String)] = []
    var stems: Set<String> = []
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBufferPointer { (bytes) throws(SQLiteError) in
      try tokenizer.forEachToken(in: bytes) { stem, place in
        if stems.insert(stem).inserted { words.append((String(decoding: bytes[place], as: UTF8.self), stem)) }
        return words.count < SearchTerms.limit
      }
    }
    var counted: [(word: String, count: Int)] = []
    for (word, stem) in words {
      defer { frequency.reset() }
      frequency.bind(stem, at: 1)
      if try frequency.step() { counted.append((word, frequency.integer(0))) }
    }
    return Self.rarest(counted)
  }

  private static func rarest(_ counted: [(word: String, count: Int)]) -> [String] {
    var (chosen, documents): ([String], Int) = ([], 0)
    for (word, count) in counted.sorted(by: { $0.count < $1.count }).prefix(mostWords) {
      documents += count
      guard chosen.count < fewestWords || documents <= mostDocuments else { break }
      chosen.append(word)
    }
    return chosen
  }
}
