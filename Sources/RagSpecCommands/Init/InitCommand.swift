internal import ArgumentParser
import RagSpecCore
import RagSpecSuites
import RagSpecToolkit
import SystemFiles

/// `ragspec init`.
struct InitCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a small project that runs at once, to be changed into your own.",
    discussion: """
      Writes ragspec.yaml, three suites, a corpus, a table, two prompts and recorded answers, so that 'ragspec run' passes \
      without a model. Then put your endpoint into ragspec.yaml and your cases into scenarios/. Existing files are left \
      alone: if one is in the way, nothing is written.
      """)

  @Argument(help: ArgumentHelp("Where; by default here.", valueName: "folder"))
  var folder = "."

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let files = Scaffold.files
    let existing = files.map { FilePath.join(folder, $0.path) }.filter { File.kind(of: $0) != nil }
    guard existing.isEmpty else {
      throw InvalidInput(
        "file-exists", "'\(existing[0])' is there already", at: nil,
        notes: existing.dropFirst().map { "so is '\($0)'" },
        hint: "nothing was written; name another folder")
    }
    for file in files { try write(file.text, to: FilePath.join(folder, file.path)) }
    try recordAnswers(console)
    for file in files { console.print("  \(FilePath.join(folder, file.path))") }
    let enter = folder == "." ? "" : "cd \(folder) && "
    console.print("\nthe project is ready: \(enter)ragspec run")
    return .success
  }

  private func write(_ text: String, to path: String) throws(InvalidInput) {
    do throws(SystemError) {
      try File.makeFolder(FilePath.parent(of: path))
      try File.replace(path, with: text.utf8)
    } catch {
      throw InvalidInput("unwritable-file", "cannot write '\(path)': \(error.reason)", at: nil)
    }
  }

  /// Records the answers that the scaffold's cases expect, under the keys that a run will look for.
  private func recordAnswers(_ console: Console) throws(InvalidInput) {
    let project = try Project(root: folder, environment: Environment { console.variable($0) })
    let loaded = try LoadedSuites(arguments: [FilePath.join(folder, "scenarios")], project: project)
    do throws(CacheError) {
      try CassetteRecorder.record(Scaffold.answers, for: loaded.suites, in: project)
    } catch { throw InvalidInput("unwritable-file", error.message, at: nil, hint: error.hint) }
  }
}
