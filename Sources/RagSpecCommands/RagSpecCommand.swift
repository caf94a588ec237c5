internal import ArgumentParser
import RagSpecToolkit

/// `ragspec` itself: its subcommands and the page that `--help` shows.
struct RagSpecCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ragspec",
    abstract: "Behavior specs for RAG systems, from edit to verdict in milliseconds.",
    discussion: """
      Runs YAML suites of behavioral cases against retrievers, table readers, question rewriters and answerers, and \
      records what models answer, so that a repeated run calls nothing.

      EXIT CODES
        0    every gate passed
        1    a gate failed: the behavior is not what it should be
        2    the command line, the configuration or a suite is wrong
        3    something could not be scored: an endpoint, a time-out
        4    a recording was missing in replay mode
        5    nothing was selected
        130  stopped by Ctrl-C; 143 by a termination signal
      Where several hold, the first of 2, 4, 3, 1 wins.

      ENVIRONMENT
        NO_COLOR, FORCE_COLOR  whether reports have colors
        and whatever ragspec.yaml refers to as ${NAME}
      """,
    version: "ragspec \(Version.text)",
    subcommands: [
      RunCommand.self, CheckCommand.self, ListCommand.self, ExplainCommand.self, MeasureCommand.self,
      ScoreCommand.self, CacheCommand.self, DoctorCommand.self, InitCommand.self, SchemaCommand.self,
      ImportCommand.self,
      ExportCommand.self,
    ])
}
