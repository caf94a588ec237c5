import ContentDigest
import RagSpecCore
import SystemFiles

/// What is at hand of a corpus and its vectors; each file is read once, when it is needed.
struct VectorStore: Sendable {
  private let corpus: ConfigNode
  private let project: any TargetProject
  private let settings: VectorSettings

  private var source: Result<Source, InvalidInput>?
  private var parsed: Result<Corpus, InvalidInput>?
  /// A table that was there, made of whatever recordings; looked for once.
  private var found: VectorTable??
  /// Whether that was made of other recordings than would be used now.
  private var isOutdated = false
  private var draft: VectorTableDraft?
  /// Where a table goes that is being made; `nil` for memory.
  private var destination: String?
  /// The table that is searched.
  private(set) var table: VectorTable?

  /// The corpus as it was first read in this run.
  private struct Source: Sendable {
    let content: SourceFile
    let digest: SHA256Digest
  }

  init(corpus: ConfigNode, settings: VectorSettings, project: any TargetProject) {
    (self.corpus, self.settings, self.project) = (corpus, settings, project)
  }
}

// MARK: - What is there

extension VectorStore {
  private mutating func content() throws(InvalidInput) -> Source {
    if let source { return try source.get() }
    do throws(InvalidInput) {
      let content = try project.configuredFile(at: corpus)
      let read = Source(content: content, digest: content.bytes.withUnsafeBytes { SHA256Digest(hashing: $0) })
      source = .success(read)
      return read
    } catch {
      source = .failure(error)
      throw error
    }
  }

  /// Returns the documents themselves.
  mutating func documents() throws(InvalidInput) -> Corpus {
    if let parsed { return try parsed.get() }
    let content = try content().content
    do throws(InvalidInput) {
      let documents = try Corpus(content)
      parsed = .success(documents)
      return documents
    } catch {
      parsed = .failure(error)
      throw error
    }
  }

  private mutating func file() throws(InvalidInput) -> VectorFile {
    VectorFile(folder: project.derivedFolder, corpus: (corpus.text, try content().digest), settings)
  }

  private mutating func tableThatWasThere() throws(InvalidInput) -> VectorTable? {
    if let found { return found }
    let table = try file().open()
    found = .some(table)
    return table
  }

  /// Returns the corpus' ids: those of a table, if there is one, so that a warm run reads no documents.
  mutating func ids() throws(InvalidInput) -> DocumentIDs {
    if let table { return .table(table) }
    if let table = try tableThatWasThere() { return .table(table) }
    return .corpus(try documents())
  }

  /// The documents that were read already.
  var readDocuments: Corpus? { if case .success(let corpus)? = parsed { corpus } else { nil } }
}

// MARK: - What is made

extension VectorStore {
  /// Takes a table that is there, if it was made of the recordings that would be used now; returns whether one is in use.
  mutating func open(_ precedence: () -> SHA256Digest?) throws(InvalidInput) -> Bool {
    if table != nil { return true }
    guard !isOutdated, let found = try tableThatWasThere() else { return false }
    isOutdated = found.precedence != precedence()
    table = isOutdated ? nil : found
    return !isOutdated
  }

  /// Returns how many vectors it takes.
  mutating func begin(isKept: Bool) throws(InvalidInput) -> Int {
    abandon()
    destination = isKept ? try file().path : nil
    return try documents().entries.count
  }

  enum Refusal { case otherWidth(Int), noMemory(SystemError) }

  /// Puts a vector in its place; the first one tells how long all are.
  mutating func put(_ vector: [Float], at place: Int) -> Refusal? {
    guard let corpus = readDocuments else { return nil }
    do throws(SystemError) {
      if draft == nil { draft = try VectorTableDraft(corpus, width: vector.count, path: destination) }
    } catch { return .noMemory(error) }
    if let width = draft?.width, width != vector.count { return .otherWidth(width) }
    draft?.set(place, to: vector)
    return nil
  }

  /// Makes the table that is searched from now on; returns whether all vectors were there.
  mutating func finish(_ precedence: SHA256Digest?) -> Bool {
    guard let made = draft.take()?.finish(precedence) else { return false }
    table = made
    if destination != nil { (try? file())?.removeOthers() }
    return true
  }

  /// Removes what was begun.
  mutating func abandon() { draft.take()?.discard() }
}
