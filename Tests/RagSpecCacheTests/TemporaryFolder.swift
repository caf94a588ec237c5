import Foundation

/// A new folder that goes with the last reference to it.
final class TemporaryFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.appending(path: "ragspec-\(UUID().uuidString)").path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file that need not be there.
  subscript(name: String) -> String { "\(path)/\(name)" }

  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: URL(filePath: self[name])) }

  func write(_ bytes: Data, to name: String) throws { try bytes.write(to: URL(filePath: self[name])) }

  func text(of name: String) throws -> String { try String(contentsOfFile: self[name], encoding: .utf8) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self[name]) }
}
