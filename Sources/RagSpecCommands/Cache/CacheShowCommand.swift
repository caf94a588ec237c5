internal import ArgumentParser
import ContentDigest
import RagSpecCore
import RagSpecToolkit

/// `ragspec cache show`.
struct CacheShowCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show recordings whole: request, answer, tokens, latency, where they are, and which cases use them.")

  @Argument(help: ArgumentHelp("First digits of a key (at least four), or a case.", valueName: "key-or-case"))
  var name: String

  @Flag(help: "As JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(console)
    var seen: Set<SHA256Digest> = []
    // What is read first is what a run uses.
    let found = try RecordingNames(project: project).versions(named: name).filter {
      seen.insert($0.response.key).inserted
    }
    // Suites that cannot be read keep nobody from looking at what is recorded.
    let users = try? UsedKeys.cases(in: project)
    for recording in found {
      let text = RecordingText(recording, users: users.map { $0[recording.response.key] ?? [] })
      console.print(json ? text.json : text.page)
    }
    return .success
  }
}
