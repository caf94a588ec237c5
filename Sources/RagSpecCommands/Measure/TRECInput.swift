import RagSpecCore
import RagSpecRetrieval
import SystemFiles
import TRECFormats

/// A file of judgments or rankings that a command was given; `-` is standard input.
struct TRECInput {
  static let standardInput = "-"

  /// What diagnostics call it.
  let name: String
  private let path: String

  init(_ path: String) {
    self.path = path
    name = path == Self.standardInput ? "standard input" : path
  }

  /// Reads relevance judgments.
  func qrels() throws(InvalidInput) -> Qrels { try TRECSource.qrels(in: contents()) }

  /// Reads rankings.
  func run() throws(InvalidInput) -> Run { try TRECSource.run(in: contents()) }

  /// Something about the file as a whole.
  func diagnostic(
    _ id: Diagnostic.ID, _ message: String, severity: Diagnostic.Severity = .error, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(id, message, at: .start(ofFile: name), severity: severity, hint: hint)
  }

  /// The file as it is stored.
  func contents() throws(InvalidInput) -> SourceFile { SourceFile(path: name, bytes: try storedBytes()) }

  private func storedBytes() throws(InvalidInput) -> [UInt8] {
    do throws(SystemError) {
      return path == Self.standardInput ? try File.standardInput() : try File.contents(of: path)
    } catch {
      guard error.isMissingFile else {
        throw InvalidInput("unreadable-file", "cannot read '\(name)': \(error.reason)", at: nil)
      }
      throw InvalidInput("missing-file", "there is no file '\(name)'", at: nil, hint: nearMiss)
    }
  }

  private var nearMiss: String? {
    let neighbors = (try? File.entries(of: FilePath.parent(of: path))) ?? []
    return NearestName.hint(for: FilePath.lastComponent(of: path), in: neighbors)
  }
}
