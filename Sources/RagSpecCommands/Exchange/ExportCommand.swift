internal import ArgumentParser

/// `ragspec export`.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the queries and judgments of retrieval suites for other tools.",
    discussion: """
      The rankings of a run are a report: 'ragspec run -o results.trec'. Of several suites a query is called SUITE/CASE, of \
      one by the case's name alone.
      """,
    subcommands: [ExportQrelsCommand.self, ExportBEIRCommand.self])
}
