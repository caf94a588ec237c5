internal import ArgumentParser
import RagSpecCache
import RagSpecCore
import RagSpecToolkit
import SystemFiles

/// `ragspec cache import`.
struct CacheImportCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take recordings from files into the local cache.",
    discussion: """
      The files are cassettes, exports, or objects of a shared cache; other programs may have written them. The key of each \
      line must be the digest of its request, and a digest of the whole must be right where a line has one. Lines that \
      cannot be used are told and left out, and the exit code is 2 then. What is recorded with another answer stays as it is.

      EXAMPLES
        ragspec cache import recordings.jsonl
        curl -s https://cache.example.com/ragspec/KEY | ragspec cache import -
      """)

  @Argument(help: ArgumentHelp("JSON Lines files; - stands for standard input.", valueName: "file"))
  var files: [String]

  @Flag(help: "Take the new answer where another one is recorded.")
  var replace = false

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let cache = LocalCache(path: try project.open(console).cachePath())
    var sources: [SourceFile] = []
    // All files are there, or none is taken in.
    for path in files { sources.append(try Self.source(at: path)) }
    var imported = RecordingImport(into: cache, replaces: replace)
    do throws(CacheError) { for source in sources { try imported.take(source) } } catch { throw InvalidInput(error) }
    console.show(imported.problems)
    let replaced = imported.replaced > 0 ? ", \(imported.replaced) replaced" : ""
    console.print("\(imported.added) new, \(imported.known) known\(replaced), \(imported.refused) refused")
    return imported.problems.contains { $0.severity == .error } ? .invalidInput : .success
  }

  private static func source(at path: String) throws(InvalidInput) -> SourceFile {
    do throws(SystemError) {
      return path == "-"
        ? SourceFile(path: "standard input", bytes: try File.standardInput())
        : SourceFile(path: path, bytes: try File.contents(of: path))
    } catch { throw InvalidInput("unreadable-file", "cannot read '\(path)': \(error.reason)", at: nil) }
  }
}
