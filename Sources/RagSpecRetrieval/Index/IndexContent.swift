import RagSpecSQLite

/// The form of an index: two tables whose rows have the same numbers, in the order of the documents' ids.
enum IndexContent {
  /// Part of the file's name, so that an index of another form is never read.
  static let version = 1

  /// The full-text table keeps no texts: only what is searched for, and where it is. What is merged at the end need not
  /// be merged on the way, which saves a third of the time.
  private static func creation(_ stemming: Stemming) -> String {
    """
    CREATE TABLE document (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, summary TEXT NOT NULL);
    CREATE VIRTUAL TABLE passage USING fts5 (
      title, text, content = '', tokenize = '\(stemming.tokenizer.map(String.init(describing:)).joined(separator: " "))'
    );
    INSERT INTO passage (passage, rank) VALUES ('automerge', 0);
    """
  }

  /// Fills an empty database.
  ///
  /// Without a journal: who fails here throws the database away. The bytes are on the disk when it returns.
  static func write(_ corpus: Corpus, stemming: Stemming, to database: Database) throws(SQLiteError) {
    try database.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = NORMAL")
    try database.transaction(.writing) { () throws(SQLiteError) in
      try database.execute(creation(stemming))
      var rows = try RowWriter(database)
      try corpus.forEachPassage { (passage) throws(SQLiteError) in try rows.write(passage) }
      try database.execute("INSERT INTO passage (passage) VALUES ('optimize')")
    }
  }
}

private struct RowWriter {
  private let document: Statement
  private let passage: Statement
  private var number = 0

  init(_ database: Database) throws(SQLiteError) {
    document = try database.prepare("INSERT INTO document VALUES (?1, ?2, ?3)")
    passage = try database.prepare("INSERT INTO passage (rowid, title, text) VALUES (?1, ?2, ?3)")
  }

  mutating func write(_ passage: Passage) throws(SQLiteError) {
    number += 1
    document.bind(number, at: 1)
    document.bind(passage.id, at: 2)
    document.bind(passage.summary, at: 3)
    try document.run()
    self.passage.bind(number, at: 1)
    self.passage.bind(passage.title, at: 2)
    self.passage.bind(passage.text, at: 3)
    try self.passage.run()
  }
}
