internal import ArgumentParser
import RagSpecCore
import RagSpecToolkit

/// `ragspec cache show`.
struct CacheShowCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show recordings whole: request, answer, tokens, latency.")

  @Argument(help: ArgumentHelp("First digits of a key (at least four), or a case.", valueName: "key-or-case"))
  var name: String

  @Flag(help: "As JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let found = try RecordingNames(project: project.open(console)).recordings(named: name)
    for response in found {
      console.print(json ? RecordingText(response).json : RecordingText(response).page)
    }
    return .success
  }
}
