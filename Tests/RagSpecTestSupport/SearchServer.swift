import Foundation

/// The project's own search over HTTP, `scripts/search-server`, in a process of its own.
public struct SearchServer {
  public let url: String

  /// It ended before it told its URL; its own message is on standard error.
  public struct DidNotStart: Error {}

  /// Serves a corpus in BEIR's layout, by its path from the project's root, for as long as a function runs.
  public static func serving<Result>(_ corpus: String, _ body: (SearchServer) throws -> Result) throws -> Result {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + ["scripts/search-server", corpus].map { projectRoot.appending(path: $0).path }
    process.standardOutput = output
    try process.run()
    // A thread of the tests may have blocked signals that ask, and the process would have inherited that.
    defer { kill(process.processIdentifier, SIGKILL) }
    return try body(SearchServer(url: firstLine(of: output.fileHandleForReading)))
  }

  private static func firstLine(of output: FileHandle) throws -> String {
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let bytes = output.availableData
      guard !bytes.isEmpty else { throw DidNotStart() }
      line += bytes
    }
    return String(decoding: line.dropLast(), as: UTF8.self)
  }
}
