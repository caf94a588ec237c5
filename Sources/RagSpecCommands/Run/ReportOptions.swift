internal import ArgumentParser
import RagSpecCore
import RagSpecReports

/// What a run reports, and where to.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The form of the report on standard output: \(ReporterCatalog.all.names.joined(separator: ", ")).",
      valueName: "form"))
  var format: String = "terminal"

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A further report in a file, by its extension: .json, .jsonl, .xml (JUnit), .trec, .txt. Repeatable.",
      valueName: "file")
  )
  var output: [String] = []

  @Flag(name: [.short, .long], help: "Only failures and the summary.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Every case, with every assessment.")
  var verbose = false

  func validate() throws {
    if ReporterCatalog.all[format] == nil {
      let hint = NearestName.hint(for: format, in: ReporterCatalog.all.names).map { "; \($0)" } ?? ""
      throw ValidationError("'\(format)' is none of \(ReporterCatalog.all.names.joined(separator: ", "))\(hint)")
    }
    if quiet, verbose { throw ValidationError("'--quiet' and '--verbose' exclude each other") }
  }

  var verbosity: ReportStyle.Verbosity { quiet ? .quiet : verbose ? .verbose : .normal }
}
