package import RagSpecCore
import RagSpecSQLite
import TextSimilarity

extension BM25Target {
  package func text(of document: String) -> String? {
    guard let place = try? withIndex({ (index) throws(SQLiteError) in try index.place(of: document) }),
      let passage = try? passage(at: place), passage.id.utf8.elementsEqual(document.utf8)
    else { return nil }
    return passage.fullText
  }

  package func file() throws(InvalidInput) -> SourceFile? { try corpusFile() }

  /// Returns the documents that say a text: exactly after normalization, or else the one that is most like it.
  ///
  /// Documents that say the same have the same fingerprint. What is only like the text shares its rarest words, so that a
  /// few documents are compared, and not all.
  ///
  /// - Parameter threshold: the least similarity (``Ratio``), from 0 to 1.
  func match(_ text: String, threshold: Double) throws(InvalidInput) -> TextMatch {
    let wanted = ComparableText(text)
    guard !wanted.text.isEmpty else { return .none(nearest: nil) }
    let same = try withIndex { (index) throws(SQLiteError) in try index.documents(withFingerprint: wanted.hash) }
    var ids: [String] = []
    for document in same where try forms(of: document).contains(where: wanted.isSame) { ids.append(document.id) }
    if !ids.isEmpty { return .documents(ids) }
    let nearest = try nearest(to: wanted, candidates: text)
    if let nearest, nearest.similarity >= threshold { return .documents([nearest.id]) }
    return .none(nearest: nearest)
  }

  /// - Parameter text: the text as it came, whose words end where they do in the corpus.
  private func nearest(
    to wanted: ComparableText, candidates text: String
  ) throws(InvalidInput) -> (id: String, similarity: Double)? {
    let candidates = try withIndex { (index) throws(SQLiteError) in try index.candidates(for: text) }
    var best: (id: String, similarity: Double)?
    for document in candidates {
      for form in try forms(of: document) {
        guard let similarity = Ratio.score(wanted.text, form.text, cutoff: best?.similarity ?? 0),
          similarity > best?.similarity ?? 0
        else { continue }
        best = (document.id, similarity)
      }
    }
    return best
  }

  private func forms(of document: StoredDocument) throws(InvalidInput) -> [ComparableText] {
    try passage(at: document.place).map(ComparableText.forms) ?? []
  }

  /// Reads a line of the corpus again; `nil` when the file is another one than the index was made of.
  private func passage(at place: Range<Int>) throws(InvalidInput) -> Passage? {
    let bytes = try corpusFile().bytes
    guard place.upperBound <= bytes.count else { return nil }
    return bytes.withUnsafeBufferPointer { try? Passage(UnsafeBufferPointer(rebasing: $0[place])) }
  }
}
