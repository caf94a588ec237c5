internal import ArgumentParser
import JSONText
import RagSpecCore
import RagSpecToolkit
import SystemFiles

/// `ragspec export beir`.
struct ExportBEIRCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "beir", abstract: "Write retrieval suites as a folder in BEIR's layout.",
    discussion: """
      Writes queries.jsonl and qrels/SPLIT.tsv, and corpus.jsonl where the suites' target searches one. Existing files are \
      left alone: if one is in the way, nothing is written.
      """)

  @OptionGroup var selection: SelectionOptions

  @Option(help: ArgumentHelp("The folder, which is made if it is not there.", valueName: "folder"))
  var to: String

  @Option(help: ArgumentHelp("What the file of judgments is called.", valueName: "name"))
  var split = "test"

  @OptionGroup var project: ProjectOptions

  func validate() throws {
    if split.isEmpty || split.contains("/") { throw ValidationError("a split is the name of a file: 'test', 'dev'") }
  }

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let queries = try ExportedQueries(selection, project, console)
    guard !queries.all.isEmpty else { return .nothingSelected }
    var files = [("queries.jsonl", Self.queries(queries.all)), ("qrels/\(split).tsv", try Self.judgments(queries.all))]
    if let corpus = try Self.corpus(of: queries.suites, console) { files.append(("corpus.jsonl", corpus)) }
    try NewFiles(in: to).write(files)
    for (path, _) in files { console.print("  \(FilePath.join(to, path))") }
    return .success
  }

  private static func queries(_ queries: [ExportedQueries.Query]) -> [UInt8] {
    var json = JSONWriter()
    for query in queries {
      json.beginObject()
      json.member("_id", query.name)
      json.member("text", query.text)
      json.endObject()
      json.endLine()
    }
    return json.bytes
  }

  private static func judgments(_ queries: [ExportedQueries.Query]) throws(InvalidInput) -> [UInt8] {
    var text = "query-id\tcorpus-id\tscore\n"
    for query in queries {
      for (document, grade) in query.judgments {
        // Some readers of BEIR split at any white space, and all of them at tabs and ends of lines.
        for name in [query.name, document] where name.isEmpty || name.contains(where: \.isWhitespace) {
          throw InvalidInput(
            "unwritable-name", "'\(name)' cannot stand in a file of judgments: names have no spaces", at: query.location
          )
        }
        text += "\(query.name)\t\(document)\t\(grade)\n"
      }
    }
    return Array(text.utf8)
  }

  /// The corpus that all suites search; `nil`, and told, where there is none or are several.
  private static func corpus(of suites: [Suite], _ console: Console) throws(InvalidInput) -> [UInt8]? {
    guard Set(suites.map(\.targetName)).count == 1, let file = try suites.first?.target.corpus?.file() else {
      console.printError("no corpus.jsonl is written: the suites do not search one corpus of the project")
      return nil
    }
    return file.bytes
  }
}
