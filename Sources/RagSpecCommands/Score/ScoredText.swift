import RagSpecCore
import SystemFiles

/// A text that is to be scored, and where it comes from.
struct ScoredText {
  /// What reports call it: `argument 2`, `out.txt`, `out.txt:3`.
  let source: String
  let text: String

  /// What stands for standard input among texts and files.
  static let standardInput = "-"

  /// Returns the texts of some arguments and files, or of standard input if there are none.
  ///
  /// - Parameter isByLine: whether each line of a file is a text of its own.
  static func reading(
    arguments: [String], files: [String], isByLine: Bool
  ) throws(InvalidInput) -> [ScoredText] {
    var texts: [ScoredText] = []
    var problems: [Diagnostic] = []
    for (index, argument) in arguments.enumerated() where argument != standardInput {
      texts.append(ScoredText(source: "argument \(index + 1)", text: argument))
    }
    let paths = files + arguments.filter { $0 == standardInput }
    for path in paths.isEmpty && arguments.isEmpty ? [standardInput] : paths {
      do throws(InvalidInput) { texts += try reading(path, isByLine: isByLine) } catch {
        problems += error.diagnostics
      }
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    return texts
  }

  private static func reading(_ path: String, isByLine: Bool) throws(InvalidInput) -> [ScoredText] {
    let name = path == standardInput ? "standard input" : path
    var bytes = try bytes(of: path, name)[...]
    dropLineEnd(&bytes)
    guard isByLine else { return [ScoredText(source: name, text: try text(bytes, name))] }
    var texts: [ScoredText] = []
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let source = "\(name):\(index + 1)"
      let isEndedByTwo = line.last == UInt8(ascii: "\r")
      texts.append(ScoredText(source: source, text: try text(isEndedByTwo ? line.dropLast() : line, source)))
    }
    return texts
  }

  /// The end of the last line is the file's, not the text's: a shell takes it off, too.
  private static func dropLineEnd(_ bytes: inout ArraySlice<UInt8>) {
    guard bytes.last == UInt8(ascii: "\n") else { return }
    bytes.removeLast()
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
  }

  private static func text(_ bytes: ArraySlice<UInt8>, _ name: String) throws(InvalidInput) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw InvalidInput("not-utf8", "'\(name)' is not UTF-8", at: nil, hint: "convert it: iconv -t UTF-8")
    }
    return text
  }

  private static func bytes(of path: String, _ name: String) throws(InvalidInput) -> [UInt8] {
    do throws(SystemError) {
      return path == standardInput ? try File.standardInput() : try File.contents(of: path)
    } catch {
      throw InvalidInput("unreadable-file", "cannot read '\(name)': \(error.reason)", at: nil)
    }
  }
}
