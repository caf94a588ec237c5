import RagSpecCore
import RagSpecSQLite
import Synchronization

/// A finished index, searched by any number of threads at once.
final class SearchIndex: Sendable {
  private let place: Place
  private let form: IndexForm
  /// Connections that nobody uses at the moment. There is always one, here or lent: an index in memory lives by it.
  private let idle: Mutex<[SearchConnection]>

  enum Place: Sendable {
    case file(String)
    case memory(name: String)

    func open() throws(SQLiteError) -> Database {
      switch self {
      case .file(let path): try Database(path: path, access: .readOnly)
      case .memory(let name): try Database(inMemory: name)
      }
    }
  }

  /// Opens an index; throws when it is not there, not finished or not sound at first sight.
  convenience init(at place: Place, form: IndexForm) throws(SQLiteError) {
    try self.init(at: place, opened: place.open(), form: form)
  }

  /// Makes an index in memory.
  convenience init(of corpus: Corpus, form: IndexForm) throws(SQLiteError) {
    let place = Place.memory(name: "bm25-\(UInt64.random(in: .min ... .max))")
    let database = try place.open()
    try IndexContent.write(corpus, form, to: database)
    try self.init(at: place, opened: database, form: form)
  }

  private init(at place: Place, opened database: Database, form: IndexForm) throws(SQLiteError) {
    self.place = place
    self.form = form
    idle = Mutex([try SearchConnection(database, form: form)])
  }

  private func withConnection<Result>(
    _ body: (SearchConnection) throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    let connection = try borrowConnection()
    defer { idle.withLock { $0.append(connection) } }
    return try body(connection)
  }

  private func borrowConnection() throws(SQLiteError) -> SearchConnection {
    if let connection = idle.withLock({ $0.popLast() }) { return connection }
    return try SearchConnection(place.open(), form: form)
  }
}

extension SearchIndex {
  /// Returns the best documents, best first, equal ones by id; none for a query without words.
  func ranking(for query: String, _ settings: SearchSettings) throws(SQLiteError) -> [RankedDocument] {
    try withConnection { (connection) throws(SQLiteError) in try connection.ranking(for: query, settings) }
  }

  /// Returns the ids that no document has.
  func unknownDocuments(among ids: Set<String>) throws(SQLiteError) -> Set<String> {
    try withConnection { (connection) throws(SQLiteError) in
      var unknown: Set<String> = []
      for id in ids where try !connection.hasDocument(id) { unknown.insert(id) }
      return unknown
    }
  }

  func termMatch(
    of document: String, with query: String, _ settings: SearchSettings
  ) throws(SQLiteError) -> TermMatch? {
    try withConnection { (connection) throws(SQLiteError) in
      try connection.termMatch(of: document, with: query, settings)
    }
  }

  func neighbors(of id: String, count: Int) throws(SQLiteError) -> [String] {
    try withConnection { (connection) throws(SQLiteError) in try connection.neighbors(of: id, count: count) }
  }

  /// Returns where a document's line is in the corpus; `nil` when there is no such document.
  func place(of id: String) throws(SQLiteError) -> Range<Int>? {
    try withConnection { (connection) throws(SQLiteError) in try connection.place(of: id) }
  }

  func documents(withFingerprint hash: Int) throws(SQLiteError) -> [StoredDocument] {
    try withConnection { (connection) throws(SQLiteError) in try connection.documents(withFingerprint: hash) }
  }

  func candidates(for text: String, areLonger: Bool) throws(SQLiteError) -> [StoredDocument] {
    try withConnection { (connection) throws(SQLiteError) in
      try connection.candidates(for: text, areLonger: areLonger)
    }
  }
}
