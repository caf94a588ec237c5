import ContentDigest
import RagSpecCore
import RagSpecSQLite
import SystemFiles

/// Where the index of a corpus comes from: its file, or else the corpus.
struct IndexSource: Sendable {
  let corpus: ConfigNode
  let form: IndexForm
  /// Where the configuration says what is searched.
  let fields: ConfigNode?
  let project: any TargetProject

  /// Opens the index of the corpus as it is now, and makes it when it is missing.
  ///
  /// The corpus is hashed each time, which takes a second for two gigabytes. Where the folder cannot be written, the index
  /// is made in memory; its answers are the same.
  ///
  /// - Parameter isBroken: whether an index that is there cannot be used.
  func index(isBroken: Bool = false) throws(InvalidInput) -> SearchIndex {
    let source = try file()
    let digest = source.bytes.withUnsafeBytes { SHA256Digest(hashing: $0) }
    let file = IndexFile(folder: project.derivedFolder, corpus: (corpus.text, digest), form: form)
    if !isBroken, let index = file.open() { return index }
    let documents = try Corpus(source, fields: form.fields)
    if let unknown = documents.missingFields.first { throw unknownField(unknown) }
    if let index = try? file.make(from: documents) { return index }
    do throws(SQLiteError) { return try SearchIndex(of: documents, form: form) } catch { throw failure(error) }
  }

  /// Reads the corpus itself.
  func documents() throws(InvalidInput) -> Corpus { try Corpus(file()) }

  /// The corpus as it is stored.
  func file() throws(InvalidInput) -> SourceFile { try project.configuredFile(at: corpus) }

  private func unknownField(_ name: String) -> InvalidInput {
    let key = fields?.entries.first { $0.key.text == name }?.key
    return InvalidInput(
      "unknown-field", "no document of '\(corpus.text)' has '\(name)'", at: (key ?? corpus).location,
      hint: "'fields' names members of the corpus' lines: title, text and others")
  }

  func failure(_ error: SQLiteError) -> InvalidInput {
    InvalidInput(
      "search-index", "the search index of '\(corpus.text)' cannot be used: \(error.message)", at: corpus.location,
      hint: "free some space in '\(project.derivedFolder)'; the index needs SQLite with FTS5")
  }
}
