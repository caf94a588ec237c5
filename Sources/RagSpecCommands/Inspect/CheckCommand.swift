internal import ArgumentParser
import RagSpecCore
import RagSpecToolkit

/// `ragspec check`.
struct CheckCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Validate suites and configuration without calling anything.",
    discussion: """
      Reads everything that a run would read, reports every problem of every file with its place, and exits with 2 if \
      there is one. Warns of documents that repeat each other, and of queries that are copied from their answers.
      """)

  @Argument(help: ArgumentHelp("Folders or suite files; by default scenarios/.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(for: paths, console)
    let loaded = try LoadedSuites(arguments: paths, project: project)
    _ = try project.responseCache(for: .replay)
    console.show(try loaded.warnings + loaded.review())
    let cases = loaded.suites.flatMap(\.cases)
    let variants = cases.count { $0.variant != nil }
    guard !loaded.suites.isEmpty else {
      console.printError("nothing was selected: there are no suites")
      return .nothingSelected
    }
    let further = variants > 0 ? " and \(variants) variants" : ""
    console.print("\(loaded.suites.count) suites with \(cases.count - variants) cases\(further) are sound")
    return .success
  }
}
