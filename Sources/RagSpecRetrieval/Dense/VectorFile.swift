import ContentDigest
import RagSpecCore
import SystemFiles

/// The file of a table of vectors: its name tells what was asked of which model, so that what is there need not be checked
/// against the corpus.
struct VectorFile {
  private let folder: String
  /// What tables of one corpus and one set of options have in common, whatever the corpus says.
  private let prefix: String
  private let name: String

  /// Part of the file's name, so that a table of another form is never read.
  private static let version = 1
  private static let suffix = ".vectors"

  /// - Parameters:
  ///   - folder: where tables are kept.
  ///   - corpus: the corpus' path as the configuration has it, and the digest of its bytes.
  init(folder: String, corpus: (path: String, digest: SHA256Digest), _ settings: VectorSettings) {
    self.folder = folder
    // The canonical request for no text: provider, address, model, parameters and headers.
    let model = String(decoding: ModelRequest(endpoint: settings.endpoint, embedding: "").canonicalJSON, as: UTF8.self)
    let common = [model, settings.metric.rawValue, settings.documentPrefix]
    prefix = "dense-\(Self.digest([corpus.path] + common).prefix(12))-"
    name = prefix + Self.digest(["\(Self.version)", corpus.digest.hex] + common) + Self.suffix
  }

  /// Hashes texts with their lengths, since a text may hold anything.
  private static func digest(_ parts: [String]) -> String {
    SHA256Digest(hashing: parts.map { "\($0.utf8.count) \($0)" }.joined()).hex
  }

  var path: String { FilePath.join(folder, name) }

  /// Opens the table; `nil` when there is none that can be used.
  func open() -> VectorTable? { VectorTable(reading: path) }

  /// Removes tables of the same corpus as it was before, and drafts that nobody will finish.
  func removeOthers() { DraftFile.removeOthers(than: name, in: folder, prefix: prefix, suffix: Self.suffix) }
}
