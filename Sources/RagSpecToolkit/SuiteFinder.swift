package import RagSpecCore
import SystemFiles

/// What a user asked to run: files, and the cases within them that were meant.
package struct SuiteRequest: Sendable {
  /// Suite files in the order of the request, each once.
  package private(set) var files: [String] = []
  /// Those files that are meant as a whole; of the others only what `lines` and `names` say.
  package private(set) var wholeFiles: Set<String> = []
  /// Lines of files, from `file.yaml:42`, or of files that suites take cases from, from `cases.jsonl:42`.
  package fileprivate(set) var lines: [(file: String, line: Int)] = []
  /// Ids of cases or names of suites.
  package fileprivate(set) var names: [String] = []
  /// Folders that were searched and files that were found, by their path without symbolic links.
  private var places: [String: String] = [:]

  /// Adds a file and returns the path under which it is in `files`: a file may be reached on two ways.
  @discardableResult
  fileprivate mutating func add(_ path: String, isWhole: Bool) -> String {
    let known = note(path)
    if known == nil { files.append(path) }
    if isWhole { wholeFiles.insert(known ?? path) }
    return known ?? path
  }

  /// Remembers a place, and returns the path by which it was known before.
  fileprivate mutating func note(_ path: String) -> String? {
    let place = FilePath.resolved(path) ?? path
    guard let known = places[place] else {
      places[place] = path
      return nil
    }
    return known
  }
}

/// Turns the paths of a command line into suite files.
package struct SuiteFinder {
  private let projectRoot: String

  package init(projectRoot: String) { self.projectRoot = projectRoot }

  /// Returns what the arguments mean: folders, files, `file.yaml:42`, and otherwise names of suites and cases.
  ///
  /// Without arguments everything under `scenarios/` is meant; for names, and for lines of files that suites take cases
  /// from, it is searched, since they may be anywhere in it.
  package func find(_ arguments: [String]) throws(InvalidInput) -> SuiteRequest {
    var request = SuiteRequest()
    for argument in arguments { try add(argument, to: &request) }
    let isSearched = !request.names.isEmpty || request.lines.contains { Self.holdsCases($0.file) }
    if arguments.isEmpty || isSearched { try addScenarios(isWhole: arguments.isEmpty, to: &request) }
    return request
  }

  private func add(_ argument: String, to request: inout SuiteRequest) throws(InvalidInput) {
    guard !argument.isEmpty else { throw InvalidInput("missing-file", "a path is empty", at: nil) }
    let path = FilePath.normalized(argument)
    switch File.kind(of: path) {
    case .folder: try addFolder(path, isWhole: true, to: &request)
    case .file where Self.holdsCases(path):
      throw InvalidInput(
        "not-a-suite", "'\(argument)' is no suite: suites take cases from such files", at: nil,
        hint: "name the suite that takes them with 'from:', or '\(argument):LINE' for one case")
    case .file, .other: request.add(path, isWhole: true)
    case nil:
      if let (file, line) = fileAndLine(path) {
        request.lines.append((Self.holdsCases(file) ? file : request.add(file, isWhole: false), line))
      } else if Self.looksLikePath(argument) {
        throw InvalidInput(
          "missing-file", "there is no file or folder '\(argument)'", at: nil, hint: nearFile(to: path))
      } else {
        request.names.append(argument)
      }
    }
  }

  /// Whether a file is one that suites take cases from.
  private static func holdsCases(_ path: String) -> Bool { FilePath.fileExtension(of: path) == "jsonl" }

  /// Reads `file.yaml:42`, and `file.yaml:42:5` as reports write it.
  private func fileAndLine(_ path: String) -> (file: String, line: Int)? {
    var file = path
    for _ in 1...2 {
      guard let colon = file.lastIndex(of: ":"), let line = Int(file[file.index(after: colon)...]) else { return nil }
      file = String(file[..<colon])
      if File.kind(of: file) == .file { return (file, line) }
    }
    return nil
  }

  /// A name of a case has no extension and does not begin like a path.
  private static func looksLikePath(_ argument: String) -> Bool {
    argument.hasSuffix(".yaml") || argument.hasSuffix(".yml") || argument.hasPrefix("/") || argument.hasPrefix(".")
      || argument.hasSuffix("/") || argument.contains(".yaml:")
  }

  private func nearFile(to path: String) -> String? {
    let names = (try? File.entries(of: FilePath.parent(of: path))) ?? []
    return NearestName.hint(for: FilePath.lastComponent(of: path), in: names)
  }
}

// MARK: - Folders

extension SuiteFinder {
  private func addScenarios(isWhole: Bool, to request: inout SuiteRequest) throws(InvalidInput) {
    let folder = FilePath.normalized(FilePath.join(projectRoot, "scenarios"))
    guard File.kind(of: folder) == .folder else {
      throw InvalidInput(
        "missing-file", "there is no folder '\(folder)'", at: nil,
        notes: request.names.map { "'\($0)' is no file or folder, so it would be a suite or a case of one" },
        hint: "suites are looked for in it: make it, or name a file or folder")
    }
    try addFolder(folder, isWhole: isWhole, to: &request)
  }

  /// Adds the suites of a folder and those in it; each folder is searched once, so that links cannot lead in circles.
  private func addFolder(_ folder: String, isWhole: Bool, to request: inout SuiteRequest) throws(InvalidInput) {
    guard request.note(folder) == nil else { return }
    for name in try FilePath.visibleEntries(of: folder) {
      let path = FilePath.join(folder, name)
      if File.kind(of: path) == .folder {
        try addFolder(path, isWhole: isWhole, to: &request)
      } else if ["yaml", "yml"].contains(FilePath.fileExtension(of: name)), name != Project.configurationName {
        request.add(path, isWhole: isWhole)
      }
    }
  }
}
