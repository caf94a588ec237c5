internal import ArgumentParser
import JSONText
import RagSpecCore
import RagSpecToolkit

/// `ragspec schema`.
struct SchemaCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of suites, or of ragspec.yaml.",
    discussion: """
      Editors with a YAML language server complete and check suites that begin with
        # yaml-language-server: $schema=../suite.schema.json
      """)

  enum File: String, ExpressibleByArgument, CaseIterable { case suite, project }

  @Argument(help: "suite or project.")
  var file: File = .suite

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    console.print(PrettyJSON.text(of: Catalogs.schema(ofProject: file == .project)))
    return .success
  }
}
