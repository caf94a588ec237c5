import RagSpecCore
import RagSpecReports
import RagSpecToolkit

/// The queries of the retrieval suites that were chosen, with their judgments.
struct ExportedQueries {
  struct Query {
    let name: String
    let text: String
    /// In the order of the documents' ids, byte for byte.
    let judgments: [(document: String, grade: Int)]
    let location: SourceLocation
  }

  let all: [Query]
  /// The suites that they are of.
  let suites: [Suite]

  /// Reads the suites; says on standard error what is left out.
  init(_ selection: SelectionOptions, _ options: ProjectOptions, _ console: Console) throws(InvalidInput) {
    let project = try options.open(for: selection.paths, console)
    let loaded = try LoadedSuites(arguments: selection.paths, project: project)
    console.show(loaded.warnings)
    let plan = CaseSelection(request: loaded.request, filters: selection.filter, tags: selection.tag)
      .plan(of: loaded.suites)
    let chosen = plan.suites.filter { $0.suite.behavior.observesRankings }
    let namesSuites = chosen.count > 1
    suites = chosen.map(\.suite)
    all = chosen.flatMap { part in part.cases.map { Query($0, amongSuites: namesSuites) } }
    let others = plan.suites.count - chosen.count
    if others > 0 { console.printError("left out: \(others) \(others == 1 ? "suite" : "suites") of other behaviors") }
    if all.isEmpty { console.printError("nothing was selected: there are no retrieval cases") }
  }
}

extension ExportedQueries.Query {
  fileprivate init(_ testCase: Case, amongSuites namesSuites: Bool) {
    name = testCase.id.trecQuery(amongSuites: namesSuites)
    text = testCase.input.question
    judgments = testCase.input.relevant.map { (document: $0.key, grade: $0.value) }
      .sorted { $0.document.utf8.lexicographicallyPrecedes($1.document.utf8) }
    location = testCase.location
  }
}
