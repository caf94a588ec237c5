internal import ArgumentParser
import RagSpecCore
import RagSpecToolkit
import TRECFormats

/// `ragspec export qrels`.
struct ExportQrelsCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "qrels", abstract: "Print the judgments of retrieval suites in TREC's form.",
    discussion: """
      A line has query, 0, document and grade. With the rankings of a run they are what 'ragspec measure' and trec_eval take:
        ragspec export qrels scenarios/search.yaml >qrels.txt
        ragspec run scenarios/search.yaml -o results.trec
        ragspec measure -m nDCG@10 qrels.txt results.trec
      """)

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let queries = try ExportedQueries(selection, project, console)
    var writer = TRECWriter()
    for query in queries.all {
      for (document, grade) in query.judgments {
        do throws(UnwritableField) { try writer.judge(query: query.name, document: document, grade: grade) } catch {
          throw InvalidInput("unwritable-name", "\(error)", at: query.location)
        }
      }
    }
    guard !queries.all.isEmpty else { return .nothingSelected }
    console.write(String(decoding: writer.bytes, as: UTF8.self), to: console.output)
    return .success
  }
}
