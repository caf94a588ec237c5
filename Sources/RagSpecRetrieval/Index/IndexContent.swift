import RagSpecSQLite

/// The form of an index: tables whose rows have the same numbers, in the order of the documents' ids.
enum IndexContent {
  /// Part of the file's name, so that an index of another form is never read.
  static let version = 2

  /// The full-text table keeps no texts: only what is searched for, and where it is. What is merged at the end need not
  /// be merged on the way, which saves a third of the time. Columns have numbers for names: those of members are the user's.
  private static func creation(_ form: IndexForm) -> String {
    let columns = form.fields.indices.map { "c\($0), " }.joined()
    let tokenizer = form.stemming.tokenizer.map(String.init(describing:)).joined(separator: " ")
    return """
      CREATE TABLE document (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, summary TEXT NOT NULL, start INTEGER, length INTEGER
      );
      CREATE TABLE fingerprint (hash INTEGER NOT NULL, number INTEGER NOT NULL);
      CREATE TABLE frequent (term TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;
      CREATE VIRTUAL TABLE passage USING fts5 (\(columns)content = '', tokenize = '\(tokenizer)');
      INSERT INTO passage (passage, rank) VALUES ('automerge', 0);
      """
  }

  /// Fills an empty database.
  ///
  /// Without a journal: who fails here throws the database away. The bytes are on the disk when it returns.
  static func write(_ corpus: Corpus, _ form: IndexForm, to database: Database) throws(SQLiteError) {
    try database.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = NORMAL")
    try database.transaction(.writing) { () throws(SQLiteError) in
      try database.execute(creation(form))
      var rows = try RowWriter(database, form)
      try corpus.forEachPassage { (passage, place) throws(SQLiteError) in try rows.write(passage, at: place) }
      try database.execute("INSERT INTO passage (passage) VALUES ('optimize')")
      try database.execute("CREATE INDEX fingerprint_hash ON fingerprint (hash)")
      if form.isForMatching { try MatchingStatements.countFrequentWords(in: database) }
    }
  }
}

private struct RowWriter {
  private let form: IndexForm
  private let document: Statement
  private let passage: Statement
  private let fingerprint: Statement
  private var number = 0

  init(_ database: Database, _ form: IndexForm) throws(SQLiteError) {
    self.form = form
    document = try database.prepare("INSERT INTO document VALUES (?1, ?2, ?3, ?4, ?5)")
    let columns = form.fields.indices.map { ", c\($0)" }.joined()
    let values = form.fields.indices.map { ", ?\($0 + 2)" }.joined()
    passage = try database.prepare("INSERT INTO passage (rowid\(columns)) VALUES (?1\(values))")
    fingerprint = try database.prepare("INSERT INTO fingerprint VALUES (?1, ?2)")
  }

  mutating func write(_ passage: Passage, at place: Range<Int>) throws(SQLiteError) {
    number += 1
    document.bind(number, at: 1)
    document.bind(passage.id, at: 2)
    document.bind(passage.summary, at: 3)
    document.bind(place.lowerBound, at: 4)
    document.bind(place.count, at: 5)
    try document.run()
    self.passage.bind(number, at: 1)
    for (index, field) in form.fields.enumerated() { self.passage.bind(passage.searched(field), at: index + 2) }
    try self.passage.run()
    if form.isForMatching { try writeFingerprints(of: passage) }
  }

  private func writeFingerprints(of passage: Passage) throws(SQLiteError) {
    for hash in Set(ComparableText.forms(of: passage).map(\.hash)) {
      fingerprint.bind(hash, at: 1)
      fingerprint.bind(number, at: 2)
      try fingerprint.run()
    }
  }
}
