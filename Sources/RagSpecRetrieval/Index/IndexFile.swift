import ContentDigest
import RagSpecSQLite
import SystemFiles

/// The file of an index: its name tells what is in it, so that one that is there need not be checked against the corpus.
struct IndexFile {
  private let folder: String
  private let form: IndexForm
  /// What indexes of one corpus and one set of options have in common, whatever the corpus says.
  private let prefix: String
  private let name: String

  private static let suffix = ".sqlite"

  /// - Parameters:
  ///   - folder: where indexes are kept.
  ///   - corpus: the corpus' path as the configuration has it, and the digest of its bytes.
  init(folder: String, corpus: (path: String, digest: SHA256Digest), form: IndexForm) {
    self.folder = folder
    self.form = form
    prefix = "bm25-\(Self.digest([corpus.path] + form.signature).prefix(12))-"
    name = "\(Self.digest(["\(IndexContent.version)", corpus.digest.hex] + form.signature))\(Self.suffix)"
  }

  /// Hashes texts without NUL, which ends each of them.
  private static func digest(_ parts: [String]) -> String {
    SHA256Digest(hashing: parts.map { "\($0)\0" }.joined()).hex
  }

  var path: String { FilePath.join(folder, prefix + name) }

  /// Opens the index; `nil` when there is none that can be used.
  func open() -> SearchIndex? {
    try? SearchIndex(at: .file(path), form: form)
  }

  /// Makes the index, in place of one that may be there, and removes those of the same corpus as it was before.
  func make(from corpus: Corpus) throws -> SearchIndex {
    try File.makeFolder(folder)
    let draft = DraftFile(of: path)
    defer { draft.discard() }
    try IndexContent.write(corpus, form, to: Database(path: draft.path, access: .readWrite))
    try draft.moveIntoPlace()
    DraftFile.removeOthers(than: prefix + name, in: folder, prefix: prefix, suffix: Self.suffix)
    return try SearchIndex(at: .file(path), form: form)
  }
}
