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
  /// How many documents have a word that many have; to count them anew would take as long as there are.
  let frequency: Statement
  /// How many documents have any other word.
  let rareFrequency: Statement

  /// Documents that are compared with a text which none says exactly.
  private static let mostCandidates = 10

  /// What counts the documents of a word.
  private static let vocabulary = "CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, passage, row)"

  /// Notes in a new index how many documents have each of the words that many have.
  static func countFrequentWords(in database: Database) throws(SQLiteError) {
    try database.execute(
      """
      \(vocabulary);
      INSERT INTO frequent SELECT term, doc FROM temp.term WHERE doc > 500;
      DROP TABLE temp.term
      """)
  }

  init(_ database: Database, columns: Int) throws(SQLiteError) {
    try database.execute(Self.vocabulary)
    frequency = try database.prepare("SELECT documents FROM frequent WHERE term = ?1")
    rareFrequency = try database.prepare("SELECT doc FROM temp.term WHERE term = ?1")
    same = try database.prepare(
      """
      SELECT id, start, length FROM fingerprint JOIN document USING (number) WHERE hash = ?1 ORDER BY number
      """)
    let weights = String(repeating: ", 1.0", count: columns)
    near = try database.prepare(
      """
      SELECT id, start, length
      FROM (
        SELECT rowid AS number, bm25_with(passage, 1.2, ?2\(weights)) AS score FROM passage WHERE passage MATCH ?1
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
  ///
  /// - Parameter areLonger: whether the length of a document does not count, since the text is a part of it.
  func candidates(for text: String, areLonger: Bool) throws(SQLiteError) -> [StoredDocument] {
    let words = try rarestWords(of: text)
    guard let near = matching?.near, !words.isEmpty else { return [] }
    defer { near.reset() }
    near.bind(words.map { SearchTerm($0).expression }.joined(separator: " OR "), at: 1)
    near.bind(areLonger ? 0 : 0.75, at: 2)
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
      if let count = try documentCount(of: stem) { counted.append((word, count)) }
    }
    return Self.rarest(counted)
  }

  /// Returns how many documents have a word; `nil` for none.
  private func documentCount(of stem: String) throws(SQLiteError) -> Int? {
    for statement in [matching?.frequency, matching?.rareFrequency].compactMap(\.self) {
      defer { statement.reset() }
      statement.bind(stem, at: 1)
      if try statement.step() { return statement.integer(0) }
    }
    return nil
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
