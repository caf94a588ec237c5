internal import ArgumentParser
import RagSpecCore

/// `ragspec import`.
struct ImportCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Print a retrieval suite made of a collection's queries and judgments.",
    discussion: """
      Judgments are a folder in BEIR's layout, or a file that 'ragspec measure' understands: TREC's qrels, BEIR's, JSON \
      Lines. Queries are lines of JSON ({"_id": "q1", "text": "…"}) or of id, tab and text; a BEIR folder has them.

      A suite need not have a copy of a BEIR folder: 'cases: [{from: {beir: FOLDER}}]' reads it in each run. This is for \
      cases that are to be edited.

      EXAMPLES
        ragspec import data/scifact --target search >scenarios/scifact.yaml
        ragspec import qrels.txt --queries topics.tsv --suite night --target search >scenarios/night.yaml
      """)

  @Argument(help: ArgumentHelp("The folder, or the file of judgments.", valueName: "judgments"))
  var judgments: String

  @Option(help: ArgumentHelp("The file of queries.", valueName: "file"))
  var queries: String?

  @Option(help: ArgumentHelp("Which file of a BEIR folder's judgments.", valueName: "name"))
  var split = "test"

  @Option(help: ArgumentHelp("What the suite is called.", valueName: "name"))
  var suite = "imported"

  @Option(help: ArgumentHelp("The suite's target, a name in ragspec.yaml.", valueName: "name"))
  var target = "search"

  @Option(
    help: ArgumentHelp("The measure that is reported for each case, and fails none.", valueName: "measure"))
  var measure = "nDCG@10"

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let collection = try ImportedCollection(judgments, queries: queries, split: split)
    console.show(collection.warnings)
    guard !collection.cases.isEmpty else {
      console.printError("nothing was selected: no query has a judgment")
      return .nothingSelected
    }
    let text = SuiteText(suite: suite, target: target, measure: measure)
    console.write(text.text(of: collection.cases), to: console.output)
    return .success
  }
}
