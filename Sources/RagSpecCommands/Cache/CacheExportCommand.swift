internal import ArgumentParser
import ContentDigest
import RagSpecCache
import RagSpecCore
import RagSpecToolkit
import SystemFiles

/// `ragspec cache export`.
struct CacheExportCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write recordings of the local cache as lines of a cassette.",
    discussion: """
      Of cases that are named, also what cassettes have, as a run would use it. The lines are sorted by their keys, so \
      that two exports of the same recordings are the same file. Several conditions must all hold. What looks like a key \
      or a token is told, and written all the same unless it is redacted; a recording whose request a pattern matches is \
      left out, since the request is what its key stands for.

      EXAMPLES
        ragspec cache export -o recordings.jsonl            everything
        ragspec cache export prices --newer-than 7          what the cases of a suite ask, of the last week
        ragspec cache export --redact 'sk-\\w+' --model mini  without keys of this form
      """)

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var filter: RecordingFilter

  @Option(
    help: ArgumentHelp(
      "A regular expression; what it matches in answers is written as [redacted]. Repeatable.", valueName: "pattern"))
  var redact: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The file to write, readable for its owner alone; else, or for -, standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(for: selection.paths, console)
    let found = try recordings(in: project)
    guard !found.isEmpty else {
      console.printError("nothing like that is recorded\(selection.isEmpty ? " in '\(try project.cachePath())'" : "")")
      return .nothingSelected
    }
    let redaction = try Redaction(redact)
    var (lines, names): ([UInt8], CaseNamesOfKeys) = ([], CaseNamesOfKeys(project, at: selection.paths))
    var count = 0
    for response in found.sorted(by: { $0.key < $1.key }) {
      do throws(Redaction.Refusal) {
        let redacted = try redaction.redacted(response)
        warn(of: redacted, console)
        lines += CassetteFile.line(of: redacted)
        count += 1
      } catch {
        console.printError("warning: \(names.title(of: response.key)) was left out: \(error.reason)")
      }
    }
    try write(lines, console)
    if file != nil { console.printError("exported \(count) recordings") }
    return .success
  }

  /// Of the chosen cases also what cassettes have, which is what a run would use.
  private func recordings(in project: Project) throws(InvalidInput) -> [RecordedResponse] {
    let keys = try selection.keys(in: project)
    let isWanted = try filter.condition(in: project)
    var found: [SHA256Digest: RecordedResponse] = [:]
    try RecordingShelf(project, withCassettes: keys != nil).forEach { recording in
      let response = recording.response
      guard keys?.contains(response.key) ?? true, found[response.key] == nil, isWanted(response) else { return }
      found[response.key] = response
    }
    return Array(found.values)
  }

  /// Says what a recording seems to hold, and nothing of it.
  private func warn(of response: RecordedResponse, _ console: Console) {
    for finding in SecretLikeness.findings(in: response) {
      console.printError(
        "warning: \(response.key.hex.prefix(12)) seems to hold \(finding)\n"
          + "hint: '--redact PATTERN' takes out of answers what it matches")
    }
  }

  private var file: String? { output == "-" ? nil : output }

  private func write(_ lines: [UInt8], _ console: Console) throws(InvalidInput) {
    guard let output = file else {
      do throws(SystemError) { return try console.output.write(lines) } catch {
        throw InvalidInput("unwritable-file", "cannot write to standard output: \(error.reason)", at: nil)
      }
    }
    do throws(SystemError) { try File.replace(output, with: lines, isPrivate: true) } catch {
      throw InvalidInput("unwritable-file", "cannot write '\(output)': \(error.reason)", at: nil)
    }
  }
}

/// What recordings are called in messages: by the first case that asks for them, as far as one does.
private struct CaseNamesOfKeys {
  private let project: Project
  private let paths: [String]
  private var cases: [SHA256Digest: [CaseID]]?

  init(_ project: Project, at paths: [String]) { (self.project, self.paths) = (project, paths) }

  mutating func title(of key: SHA256Digest) -> String {
    // Suites that cannot be read name nothing.
    let known = cases ?? (try? UsedKeys.cases(in: project, at: paths)) ?? [:]
    cases = known
    let digits = String(key.hex.prefix(12))
    return known[key]?.first.map { "a recording of '\($0)', \(digits)," } ?? "the recording \(digits)"
  }
}
