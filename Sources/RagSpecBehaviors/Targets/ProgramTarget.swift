import JSONText
import LineProcess
package import RagSpecCore
import SystemFiles

/// A program of the user's: a line of JSON for each case, and one back.
package struct ProgramTarget: Target {
  private let name: String
  private let process: LineProcess
  /// Stands for the program where its answers are recorded, with what they depend on; `nil` where it is asked each time.
  private let recorded: (endpoint: Endpoint, inputs: DeclaredInputs)?

  package var effort: TargetEffort { recorded == nil ? .program : .call }
  package var findsOutputs: Bool { recorded != nil }
  /// Only its answers tell.
  package var returnsRankings: Bool? { nil }

  package func work(for input: CaseInput) -> TargetWork {
    var json = JSONWriter()
    json.beginObject()
    if !input.id.isEmpty { json.member("id", input.id) }
    json.members(input)
    json.endObject()
    if let recorded, let question = try? JSONValue(parsing: json.bytes) {
      return .call(recorded.endpoint.asking(question, recorded.inputs))
    }
    return .local { [self, line = json.bytes] () throws(CaseError) in try answer(to: line) }
  }

  package func output(from answer: ModelOutput) -> TargetOutput {
    let line = Array(answer.content.utf8)
    do throws(CaseError) {
      return try ProgramReply.output(of: JSONObject(line: line), line: line, from: name)
    } catch { return .unreadable(answer, error) }
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
      error. It is asked anew in each run, unless `inputs` says what its answers depend on: then they are recorded, as \
      they came, under the command, the case, and the contents of those files and variables.
      """,
    value: .list(.text),
    options: [
      Field("timeout", .duration, default: "30s", "how long the program may take for an answer"),
      DeclaredInputs.field, PassageMapping.field,
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
    let process = LineProcess(arguments, in: FilePath.parent(of: node.location.file.path), timeout: timeout)
    guard let inputs = node["inputs"] else { return ProgramTarget(name: program, process: process, recorded: nil) }
    let command = node["exec"]?.elements ?? []
    let endpoint = Endpoint.program(command, timeout: timeout)
    project.add(ProgramProvider(name: program, process: process), for: endpoint)
    return ProgramTarget(
      name: program, process: process,
      recorded: (endpoint, try DeclaredInputs(from: inputs, of: command, in: project)))
  }
}
