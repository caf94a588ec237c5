import JSONText
import LineProcess
package import RagSpecCore
import SystemFiles

/// A program of the user's: a line of JSON for each case, and one back.
package struct ProgramTarget: Target {
  private let name: String
  private let process: LineProcess

  package var effort: TargetEffort { .program }
  /// Only its answers tell.
  package var returnsRankings: Bool? { nil }

  package func work(for input: CaseInput) -> TargetWork {
    var json = JSONWriter()
    json.beginObject()
    if !input.id.isEmpty { json.member("id", input.id) }
    json.members(input)
    json.endObject()
    return .local { [self, line = json.bytes] () throws(CaseError) in try answer(to: line) }
  }

  private func answer(to line: [UInt8]) throws(CaseError) -> TargetOutput {
    let reply: (line: [UInt8], answer: JSONObject?)
    do throws(LineProcessError) { reply = try process.answer(to: line, reading: JSONObject.init(line:)) } catch {
      throw CaseError(error.isInterruption ? .cancelled : .target, error.message)
    }
    return try ProgramReply.output(of: reply.answer, line: reply.line, from: name)
  }
}

extension ProgramTarget: TargetKind {
  package static let descriptor = ExtensionDescriptor(
    name: "exec", summary: "a program of your own: a line of JSON for each case, and one back",
    discussion: """
      The program is started once, in the project's folder and without a shell, inherits the environment, and gets a line \
      of JSON for each case: `question` (the query, of a retrieval case with its `id`), `history` ({role, content}) and \
      `table` ({columns, rows}), as far as there are any. It answers each line with one: {"ranking": ["a-1", …]}, best \
      first, whose items may also be {"id": …, "score": …, "text": …}, or without ids, for `covers` and `match`; {"answer": "…"}; or {"error": "…"}. A program that \
      ends, takes longer than `timeout` or answers anything else makes the case errored, and shows the end of its standard \
      error. It is asked anew in each run; nothing is recorded.
      """,
    value: .list(.text),
    options: [
      Field("timeout", .duration, default: "30s", "how long the program may take for an answer"), PassageMapping.field,
      TextMatching.field, DeclaredCorpus.field,
    ])

  package static func target(from node: ConfigNode, in project: any TargetProject) throws(InvalidInput) -> any Target {
    var arguments: [String] = []
    for argument in node["exec"]?.elements ?? [] { arguments.append(try project.expandedText(of: argument)) }
    guard let program = arguments.first, !program.isEmpty, !arguments.contains(where: { $0.utf8.contains(0) }) else {
      throw InvalidInput(
        "no-program", "there is no program to run", at: node["exec"]?.location ?? node.location,
        hint: "write 'exec: [python3, search.py]'")
    }
    let timeout = node["timeout"]?.duration ?? .seconds(30)
    guard timeout > .zero else {
      throw InvalidInput("wrong-type", "a time-out is longer than 0", at: node["timeout"]?.location)
    }
    if let corpus = node["corpus"], node["match"] != nil {
      throw InvalidInput("idle-option", "'match' has a corpus of its own", at: corpus.location, hint: "leave it out")
    }
    return ProgramTarget(
      name: program,
      process: LineProcess(arguments, in: FilePath.parent(of: node.location.file.path), timeout: timeout))
  }
}
