import ContentDigest
import RagSpecCore
import Synchronization
import SystemFiles

/// The vectors of a corpus' documents: asked for once, and then a table that is looked at where it lies.
final class DocumentVectors: Groundwork {
  private let corpus: ConfigNode
  let settings: VectorSettings
  private let store: Mutex<VectorStore>

  init(corpus: ConfigNode, settings: VectorSettings, project: any TargetProject) {
    (self.corpus, self.settings) = (corpus, settings)
    store = Mutex(VectorStore(corpus: corpus, settings: settings, project: project))
  }

  var title: String { "the documents of '\(corpus.text)'" }
  var endpoint: Endpoint { settings.endpoint }

  /// The corpus' name and some digits, since corpora of two folders, and searches with two prefixes, may share it.
  var cassetteName: String {
    let stem = FilePath.lastComponent(of: corpus.text).prefix { $0 != "." }
    let name = stem.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "-" }
    let parts = [corpus.text, endpoint.name, settings.documentPrefix].map { "\($0.utf8.count) \($0)" }
    return "\(String(name))-\(SHA256Digest(hashing: parts.joined()).hex.prefix(8)).documents"
  }

  /// The table that is searched; `nil` before it was opened or made.
  var table: VectorTable? { store.withLock { $0.table } }

  /// Reads the corpus itself.
  func documents() throws(InvalidInput) -> Corpus {
    try store.withLock { (store) throws(InvalidInput) in try store.documents() }
  }

  /// Returns the corpus' ids, without reading the documents if that can be helped.
  func ids() throws(InvalidInput) -> DocumentIDs {
    try store.withLock { (store) throws(InvalidInput) in try store.ids() }
  }
}

// MARK: - Being made

extension DocumentVectors {
  func open(_ precedence: () -> SHA256Digest?) throws(CaseError) -> Bool {
    do throws(InvalidInput) {
      return try store.withLock { (store) throws(InvalidInput) in try store.open(precedence) }
    } catch { throw CaseError(error) }
  }

  func begin(isKept: Bool) throws(CaseError) -> Int {
    do throws(InvalidInput) {
      return try store.withLock { (store) throws(InvalidInput) in try store.begin(isKept: isKept) }
    } catch { throw CaseError(error) }
  }

  /// The documents, which were read when the work began.
  private var begun: Corpus? { store.withLock { $0.readDocuments } }

  func request(at place: Int) -> KeyedRequest {
    let passage = begun.flatMap { $0.passage(at: $0.entries[place]) }
    return settings.request(for: passage.map(settings.text) ?? settings.documentPrefix)
  }

  func name(at place: Int) -> String { begun.map { "the document '\($0.entries[place].id)'" } ?? title }

  func take(_ output: ModelOutput, at place: Int) throws(CaseError) {
    guard let vector = EmbeddingVector(recorded: output.content), let prepared = settings.metric.prepared(vector) else {
      throw CaseError(
        .unusableAnswer, "what is recorded as the vector of \(name(at: place)) is none", hint: Self.anewHint)
    }
    switch store.withLock({ $0.put(prepared, at: place) }) {
    case nil: return
    case .otherWidth(let width):
      throw CaseError(
        .unusableAnswer,
        "the vector of \(name(at: place)) has \(prepared.count) numbers, and those before it have \(width)",
        hint: Self.otherModelHint)
    case .noMemory(let error):
      throw CaseError(.target, "there is no room for the vectors of \(title): \(error.reason)")
    }
  }

  func finish(_ precedence: SHA256Digest?) throws(CaseError) {
    guard store.withLock({ $0.finish(precedence) }) else {
      throw CaseError(.target, "\(title) have not all got vectors, which is a defect of ragspec")
    }
  }

  func abandon() { store.withLock { $0.abandon() } }

  private static let anewHint = "record it anew with '--cache refresh'"
  static let otherModelHint = "they are of different models: record them anew with '--cache refresh'"
}
