package import RagSpecCore
import RagSpecSQLite

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
  /// - Parameters:
  ///   - threshold: the least similarity, from 0 to 1: ``Ratio``, or ``PartialRatio`` of what is looked for inside.
  ///   - mayBePart: whether the text is also looked for inside of documents, unless it is very short.
  func match(_ text: String, threshold: Double, mayBePart: Bool = false) throws(InvalidInput) -> TextMatch {
    let wanted = ComparableText(text)
    guard !wanted.text.isEmpty else { return .none(nearest: nil) }
    let same = try withIndex { (index) throws(SQLiteError) in try index.documents(withFingerprint: wanted.hash) }
    var ids: [String] = []
    for document in same where try forms(of: document).contains(where: wanted.isSame) { ids.append(document.id) }
    if !ids.isEmpty { return .documents(ids) }
    // The text as it came has its words where the corpus has them.
    let candidates = try withIndex { (index) throws(SQLiteError) in
      try index.candidates(for: text, areLonger: mayBePart)
    }
    guard mayBePart, wanted.isWorthFinding else {
      return try nearest(to: wanted, among: candidates, threshold: threshold) { $0.ratio(to: $1, cutoff: $2) }
    }
    for document in candidates where try forms(of: document).contains(where: wanted.isPart) { ids.append(document.id) }
    if !ids.isEmpty { return .documents(ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }) }
    return try nearest(to: wanted, among: candidates, threshold: threshold) { $0.likeness(to: $1, cutoff: $2) }
  }

  /// - Parameter likeness: how like a text is to a document, or to a part of it; `nil` below the cutoff.
  private func nearest(
    to wanted: ComparableText, among candidates: [StoredDocument], threshold: Double,
    by likeness: (ComparableText, ComparableText, Double) -> Double?
  ) throws(InvalidInput) -> TextMatch {
    var best: (id: String, similarity: Double)?
    for document in candidates {
      for form in try forms(of: document) {
        let least = best?.similarity ?? 0
        guard let similarity = likeness(wanted, form, least), similarity > least else { continue }
        best = (document.id, similarity)
      }
    }
    if let best, best.similarity >= threshold { return .documents([best.id]) }
    return .none(nearest: best)
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
