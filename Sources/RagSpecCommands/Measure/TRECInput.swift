import GzipFormat
import RagSpecCore
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
  func qrels() throws(InvalidInput) -> Qrels {
    let hint = "a line of judgments is: query, iteration, document, grade; of BEIR's: query-id, corpus-id, score"
    return try read("invalid-qrels", hint: hint) { bytes throws(TRECFileError) in try Qrels(bytes) }
  }

  /// Reads rankings.
  func run() throws(InvalidInput) -> Run {
    let hint = "a line of a run is: query, Q0, document, rank, score, name of the run"
    return try read("invalid-run", hint: hint) { bytes throws(TRECFileError) in try Run(bytes) }
  }

  /// Something about the file as a whole.
  func diagnostic(
    _ id: Diagnostic.ID, _ message: String, severity: Diagnostic.Severity = .error, hint: String? = nil
  ) -> Diagnostic {
    let start = SourceLocation(file: SourceFile(path: name, bytes: []), line: 1, column: 1)
    return Diagnostic(id, message, at: start, severity: severity, hint: hint)
  }

  private func read<Content>(
    _ id: Diagnostic.ID, hint: String, _ parse: ([UInt8]) throws(TRECFileError) -> Content
  ) throws(InvalidInput) -> Content {
    let bytes = try bytes()
    do throws(TRECFileError) { return try parse(bytes) } catch {
      let file = SourceFile(path: name, bytes: bytes)
      var diagnostics = error.problems.map { diagnostic(id, for: $0, in: file) }
      diagnostics[diagnostics.count - 1].hint = hint
      throw InvalidInput(diagnostics)
    }
  }

  private func diagnostic(
    _ id: Diagnostic.ID, for problem: TRECFileError.Problem, in file: SourceFile
  ) -> Diagnostic {
    guard let line = problem.line else { return diagnostic(id, problem.message) }
    let length = file.line(line)?.unicodeScalars.count ?? 1
    return Diagnostic(id, problem.message, at: SourceLocation(file: file, line: line, column: 1, length: length))
  }

  private func bytes() throws(InvalidInput) -> [UInt8] {
    let bytes = try storedBytes()
    guard Gzip.isPacked(bytes) else { return bytes }
    do throws(GzipError) { return try Gzip.unpacked(bytes) } catch {
      throw InvalidInput([diagnostic("damaged-file", "\(error)")])
    }
  }

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
