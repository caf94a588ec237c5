import Foundation
import Synchronization

/// A new folder that goes with the last reference to it.
final class TemporaryFolder {
  let path: String

  init() {
    Sweeper.begin
    path = FileManager.default.temporaryDirectory.appending(path: "ragspec-\(UUID().uuidString)").path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    Sweeper.add(path)
  }

  /// The path of a file that need not be there.
  subscript(name: String) -> String { "\(path)/\(name)" }

  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: URL(filePath: self[name])) }

  func write(_ bytes: Data, to name: String) throws { try bytes.write(to: URL(filePath: self[name])) }

  func text(of name: String) throws -> String { try String(contentsOfFile: self[name], encoding: .utf8) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self[name]) }
}

/// Removes what a cache writes that is late: a batch in the background may make its folder anew.
private enum Sweeper {
  private static let paths = Mutex<[String]>([])

  /// Registers the sweeping at the end of the process, once.
  static let begin: Void = { atexit { Sweeper.sweep() } }()

  static func add(_ path: String) { paths.withLock { $0.append(path) } }

  private static func sweep() {
    for path in paths.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
  }
}
