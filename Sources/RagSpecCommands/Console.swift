internal import Glibc
import RagSpecCore
import SystemFiles

/// Where results and messages go, and what the terminal can do.
struct Console: Sendable {
  let output = OutputFile.standardOutput
  let error = OutputFile.standardError

  /// Writes a line of results.
  func print(_ text: String) { write(text + (text.hasSuffix("\n") ? "" : "\n"), to: output) }

  /// Writes a line that is not a result.
  func printError(_ text: String) { write(text + (text.hasSuffix("\n") ? "" : "\n"), to: error) }

  /// Shows diagnostics in the order of their places, and counts them.
  func show(_ diagnostics: [Diagnostic]) {
    let sorted = diagnostics.sorted { one, other in
      guard let first = one.location, let second = other.location else {
        return one.location == nil && other.location != nil
      }
      return first < second
    }
    // Errors before warnings, if not all can be shown.
    let shown = sorted.count > Self.mostDiagnostics ? sorted.filter { $0.severity == .error } : sorted
    var text = shown.prefix(Self.mostDiagnostics).map { $0.rendered() }.joined(separator: "\n")
    let errors = sorted.count { $0.severity == .error }
    let rest = sorted.count - min(shown.count, Self.mostDiagnostics)
    if rest > 0 { text += "\n… and \(rest) more\n" }
    if errors > 1 { text += "\n\(errors) errors\n" }
    write(text, to: error)
  }

  /// More than this nobody reads: what is wrong with every line of a file has one cause.
  private static let mostDiagnostics = 200

  func show(_ error: CacheError) {
    printError("error: \(error.message.escapingControls)" + (error.hint.map { "\nhint: \($0)" } ?? ""))
  }

  func write(_ text: String, to file: OutputFile) {
    // Nobody is left to tell when the terminal itself cannot be written to.
    try? file.write(text)
  }

  func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Whether colors suit a stream: `NO_COLOR` forbids them, `FORCE_COLOR` wants them, else a terminal that is not dumb.
  func usesColor(_ file: OutputFile) -> Bool {
    if let no = variable("NO_COLOR"), !no.isEmpty { return false }
    if let force = variable("FORCE_COLOR"), !force.isEmpty, force != "0" { return true }
    return file.isTerminal && variable("TERM") != "dumb"
  }

  /// Whether a line can be written over: a terminal that is not dumb.
  func canRewriteLines(_ file: OutputFile) -> Bool { file.isTerminal && variable("TERM") != "dumb" }
}
