import JSONText
import LineProcess
package import RagSpecCore
import SystemFiles

/// A program of the user's judges the observation.
package struct ExecMatcher: Matcher {
  package static let descriptor = ExtensionDescriptor(
    name: "exec", summary: "a program of your own says how good the output is",
    discussion: """
      The program is started once and gets a line of JSON for each output: `output` (or `ranking`, a list of {id, score}), \
      `question`, `history` ({role, content}), `references`, `relevant` ({id: grade}), `table` ({columns, rows}) and \
      `with`, as far as there are any. It answers each line with one: {"score": 0.8, "explanation": "…"}, or \
      {"passed": true}, not both. It runs in the folder of the suite, without a shell, and inherits the environment. A program that \
      ends, takes longer than `timeout` or answers anything else makes the case errored, and shows the end of its \
      standard error. It is asked again in each run, also with `--cache replay`, unless `inputs` says what its answers \
      depend on beside that line: then they are recorded, and another threshold needs no other answer. Ctrl-C does \
      not wait for it. Write its answers out at once: many languages hold them back when they do not write to a terminal.
      """,
    value: .either([.text, .list(.text)]),
    options: [
      Field("timeout", .duration, default: "10s", "how long the program may take for an answer"),
      Field("with", .anything, "passed on to the program as it is"),
      DeclaredInputs.field,
    ],
    examples: [
      .pass(#"exec: [sh, -c, "while read -r line; do echo '{\"score\": 1}'; done"]"#, on: "any text"),
      .fail(
        #"exec: [sh, -c, "while read -r line; do echo '{\"passed\": false, \"explanation\": \"too long\"}'; done"]"#,
        on: "any text"),
    ])

  /// A program is told whatever there is.
  package static var observes: Observation.Kind? { nil }

  private let process: LineProcess
  private let extra: JSONValue?
  let name: String
  let timeout: Duration
  private let recent = RecentAnswers()

  package init(_ options: Options) throws(InvalidInput) {
    let node = options.value
    let arguments = node.kind == .sequence ? node.elements.map(\.text) : [node.text]
    guard let program = arguments.first, !program.isEmpty, !arguments.contains(where: { $0.utf8.contains(0) }) else {
      throw InvalidInput(
        "no-program", "there is no program to run", at: node.location, hint: "write 'exec: [python3, check.py]'")
    }
    timeout = options["timeout"]?.duration ?? .seconds(10)
    guard timeout > .zero else {
      throw InvalidInput("wrong-type", "a time-out is longer than 0", at: options["timeout"]?.location)
    }
    name = program
    extra = options["with"]?.json
    process = LineProcess(
      arguments, in: FilePath.parent(of: node.location.file.path), timeout: timeout)
  }

  package func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double {
    try answer(observation, context).score
  }

  package func explanation(of observation: Observation, in context: CaseContext) -> Explanation {
    explanation((try? answer(observation, context))?.explanation)
  }

  /// What is told of a verdict that the program explains, or does not.
  func explanation(_ words: String?) -> Explanation {
    Explanation(expected: "what '\(name)' accepts", notes: [words].compactMap(\.self))
  }

  /// The line that the program gets.
  func question(_ observation: Observation, _ context: CaseContext) -> [UInt8] {
    ProgramQuestion(observation, context.input, extra).line
  }

  private func answer(_ observation: Observation, _ context: CaseContext) throws(UnsupportedObservation)
    -> ProgramAnswer
  {
    let line = question(observation, context)
    if let answer = recent[line] { return answer }
    let answer = try reply(to: line).answer
    recent[line] = answer
    return answer
  }

  /// Asks the program.
  func reply(to question: [UInt8]) throws(UnsupportedObservation) -> (line: [UInt8], answer: ProgramAnswer) {
    let reply: (line: [UInt8], answer: JSONObject?)
    do throws(LineProcessError) { reply = try process.answer(to: question, reading: JSONObject.init(line:)) } catch {
      throw UnsupportedObservation(error.message, isInterruption: error.isInterruption)
    }
    return (reply.line, try ProgramAnswer(reply.answer, line: reply.line, from: name))
  }
}
