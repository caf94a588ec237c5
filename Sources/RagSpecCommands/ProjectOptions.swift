internal import ArgumentParser
import RagSpecCore
import RagSpecSuites
import RagSpecToolkit
import SystemFiles

/// How a command finds its project.
struct ProjectOptions: ParsableArguments {
  @Option(
    name: [.customShort("C"), .long],
    help: ArgumentHelp("The project's folder; by default the nearest that holds ragspec.yaml.", valueName: "folder"))
  var project: String?

  /// Opens the project that the paths belong to, or the folder one stands in.
  func open(for paths: [String] = [], _ console: Console) throws(InvalidInput) -> Project {
    try Project.opened(at: project, for: paths, console)
  }
}

extension Project {
  /// Opens the project in a folder; without one that of the paths, or of the folder one stands in.
  static func opened(at folder: String?, for paths: [String], _ console: Console) throws(InvalidInput) -> Project {
    guard let root = folder ?? root(for: paths) else {
      throw InvalidInput(
        "no-project", "there is no \(Project.configurationName) here or in a folder above", at: nil,
        hint: "'ragspec init' makes a project; '--project FOLDER' names one")
    }
    return try Project(root: root, environment: Environment { console.variable($0) })
  }

  private static func root(for paths: [String]) -> String? {
    if let root = Project.root(above: ".") { return root }
    guard let path = paths.first(where: { File.kind(of: $0) != nil }) else { return nil }
    return Project.root(above: File.kind(of: path) == .folder ? path : FilePath.parent(of: path))
  }
}

/// Which cases a command is about.
struct SelectionOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Folders, suite files, FILE:LINE, names of suites or ids of cases; by default scenarios/.", valueName: "path"))
  var paths: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Only cases whose id holds this text; with * a pattern for the whole id.", valueName: "text"))
  var filter: [String] = []

  @Option(
    name: [.short, .long], help: ArgumentHelp("Only cases with this tag; '!tag' excludes.", valueName: "tag"))
  var tag: [String] = []
}
