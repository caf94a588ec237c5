package import RagSpecCore
import RagSpecSQLite
import Synchronization

/// A corpus that is searched. Its file is read when it is asked for the first time, and every problem in it told then.
package final class BM25Target: DocumentTarget {
  private let settings: SearchSettings
  let source: IndexSource
  private let state = Mutex(State.unopened)
  /// The corpus as it is stored, once a text was looked up in it.
  private let storedCorpus = Mutex<SourceFile?>(nil)

  private enum State: Sendable {
    case unopened
    case open(SearchIndex)
    case failed(InvalidInput)
  }

  init(settings: SearchSettings, source: IndexSource) {
    self.settings = settings
    self.source = source
  }

  /// Returns the search for the input's question; its answer is a ranking, empty when nothing matches.
  package func work(for input: CaseInput) -> TargetWork {
    .local { [self, question = input.question] () throws(CaseError) in .ranking(try ranking(for: question)) }
  }

  private func ranking(for question: String) throws(CaseError) -> [RankedDocument] {
    do throws(InvalidInput) {
      return try withIndex { (index) throws(SQLiteError) in try index.ranking(for: question, settings) }
    } catch { throw CaseError(error) }
  }

  package func unknownDocuments(among ids: Set<String>) throws(InvalidInput) -> Set<String> {
    try withIndex { (index) throws(SQLiteError) in try index.unknownDocuments(among: ids) }
  }

  package func passages(of document: String, separator: String, limit: Int) throws(InvalidInput) -> [String] {
    let beginning = document + separator
    let near = try withIndex { (index) throws(SQLiteError) in try index.neighbors(of: beginning, count: limit) }
    return near.filter { $0.utf8.starts(with: beginning.utf8) }
  }

  package func review(for cases: [Case]) throws(InvalidInput) -> [Diagnostic] {
    try CorpusReview(of: source.documents()).advice(for: cases)
  }

  package func termMatch(of document: String, with query: String) -> TermMatch? {
    try? withIndex { (index) throws(SQLiteError) in try index.termMatch(of: document, with: query, settings) }
  }

  /// Names the nearest of the ids that stand around the unknown one in the order of ids.
  package func hint(forUnknown id: String) -> String? {
    let near = try? withIndex { (index) throws(SQLiteError) in try index.neighbors(of: id, count: 500) }
    return NearestName.hint(for: id, in: near ?? [])
  }
}

// MARK: - The corpus

extension BM25Target {
  /// Returns the corpus as it is stored, to look up what documents say.
  func corpusFile() throws(InvalidInput) -> SourceFile {
    if let file = storedCorpus.withLock(\.self) { return file }
    let file = try source.file()
    storedCorpus.withLock { $0 = file }
    return file
  }
}

// MARK: - The index

extension BM25Target {
  /// Calls a function with the index; when its file turns out to be broken or gone, once more with a new one.
  func withIndex<Result>(
    _ body: (SearchIndex) throws(SQLiteError) -> Result
  ) throws(InvalidInput) -> Result {
    let index = try index(insteadOf: nil)
    if let result = try? body(index) { return result }
    let remade = try self.index(insteadOf: index)
    do throws(SQLiteError) { return try body(remade) } catch { throw source.failure(error) }
  }

  /// Returns the index; threads that come while it is made wait for it.
  private func index(insteadOf broken: SearchIndex?) throws(InvalidInput) -> SearchIndex {
    try state.withLock { (state) throws(InvalidInput) in
      switch state {
      case .open(let index) where index !== broken: return index
      case .failed(let problem): throw problem
      case .open, .unopened: break
      }
      do throws(InvalidInput) {
        let index = try source.index(isBroken: broken != nil)
        state = .open(index)
        return index
      } catch {
        state = .failed(error)
        throw error
      }
    }
  }
}

extension CaseError {
  /// The first of the problems, as the reason why a case could not be scored.
  init(_ problem: InvalidInput) {
    let first = problem.diagnostics.first
    let place = first?.location.map { "\($0): " } ?? ""
    self.init(.target, place + (first?.message ?? "the corpus cannot be searched"), hint: first?.hint)
  }
}
