import RagSpecCore
import SystemFiles

/// Files that are written together into a folder, and in place of nothing.
struct NewFiles {
  private let folder: String

  init(in folder: String) { self.folder = folder }

  /// Writes all of them, or none if one is in the way.
  func write(_ files: [(path: String, bytes: [UInt8])]) throws(InvalidInput) {
    let existing = files.map { FilePath.join(folder, $0.path) }.filter { File.kind(of: $0) != nil }
    guard existing.isEmpty else {
      throw InvalidInput(
        "file-exists", "'\(existing[0])' is there already", at: nil,
        notes: existing.dropFirst().map { "so is '\($0)'" }, hint: "nothing was written; name another folder")
    }
    for (path, bytes) in files { try write(bytes, to: FilePath.join(folder, path)) }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(InvalidInput) {
    do throws(SystemError) {
      try File.makeFolder(FilePath.parent(of: path))
      try File.replace(path, with: bytes)
    } catch {
      throw InvalidInput("unwritable-file", "cannot write '\(path)': \(error.reason)", at: nil)
    }
  }
}
