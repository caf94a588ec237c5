import RagSpecBehaviors
package import RagSpecCore
import RagSpecMatchers
import SystemFiles

/// One expectation that stands in no suite, with the case that it is judged beside.
package struct LooseExpectation: Sendable {
  private let expectation: Expectation
  private let input: CaseInput
  /// What is to be warned of; errors were thrown.
  package let warnings: [Diagnostic]

  /// Reads an item of an `expect` list and the keys of a case; throws all that is wrong with either.
  package init(_ node: ConfigNode, case caseNode: ConfigNode?) throws(InvalidInput) {
    expectation = try ExpectationReader().expectation(from: node)
    input = try caseNode.map { node throws(InvalidInput) in try Self.input(from: node) } ?? CaseInput(question: "")
    let problems = expectation.problems(in: input)
    guard problems.allSatisfy({ $0.severity == .warning }) else { throw InvalidInput(problems) }
    warnings = problems
  }

  /// Returns the verdict on a text, explained whether it passed or not.
  package func assess(_ text: String) throws(UnsupportedObservation) -> Assessment {
    try expectation.assess(.text(text), in: CaseContext(input: input), explaining: true)
  }

  /// A case with a table is one of table reading, any other one of question rewriting, which knows all else.
  private static func input(from node: ConfigNode) throws(InvalidInput) -> CaseInput {
    let behavior: any Behavior.Type = node["table"] == nil ? QuestionRewriting.self : TableReading.self
    guard node.kind == .mapping else {
      throw InvalidInput(
        "wrong-type", "a case is a mapping, found \(node.summary)", at: node.location,
        hint: "write '{question: …, references: […]}'")
    }
    let fields = behavior.fields.map { Field($0.name, $0.type, $0.summary) }
    let problems = ValueType.problems(in: node, fields: fields)
    guard problems.isEmpty else { throw InvalidInput(problems) }
    return try behavior.input(from: node, files: FilesOfWorkingFolder())
  }
}

/// Files by paths as the command line has them: relative to the folder that one stands in.
private struct FilesOfWorkingFolder: ProjectFiles {
  func contents(at reference: FileReference) throws(InvalidInput) -> SourceFile {
    do throws(SystemError) {
      return SourceFile(path: reference.path, bytes: try File.contents(of: reference.path))
    } catch {
      throw InvalidInput(
        "unreadable-file", "cannot read '\(reference.path)': \(error.reason)", at: reference.location)
    }
  }
}
