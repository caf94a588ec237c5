import JSONText
import RagSpecCore

/// A program that judges, and says what its answers depend on: these are recorded, so that it is not asked again.
///
/// It consults the program as other matchers consult models. The threshold is no part of what is asked, nor is the weight.
struct RecordedExecMatcher: ConsultingMatcher {
  static var descriptor: ExtensionDescriptor { ExecMatcher.descriptor }
  static var observes: Observation.Kind? { nil }

  private let program: ExecMatcher
  private let endpoint: Endpoint
  private let inputs: DeclaredInputs

  init(_ options: Options, _ endpoints: any EndpointDirectory) throws(InvalidInput) {
    program = try ExecMatcher(options)
    let node = options.value
    let command = node.kind == .sequence ? node.elements : [node]
    inputs = try DeclaredInputs(from: options["inputs"] ?? node, of: command, in: options.files, endpoints)
    endpoint = .program(command, timeout: program.timeout)
    endpoints.add(JudgingProgram(program: program), for: endpoint)
  }

  func requests(for observation: Observation, in context: CaseContext) throws(CaseError) -> [KeyedRequest] {
    guard let request = request(observation, context), context.answer(to: request) == nil else { return [] }
    return [request]
  }

  func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double {
    try answer(observation, context).score
  }

  func explanation(of observation: Observation, in context: CaseContext) -> Explanation {
    program.explanation((try? answer(observation, context))?.explanation)
  }

  private func request(_ observation: Observation, _ context: CaseContext) -> KeyedRequest? {
    guard let question = try? JSONValue(parsing: program.question(observation, context)) else { return nil }
    return KeyedRequest(endpoint.asking(question, inputs))
  }

  private func answer(
    _ observation: Observation, _ context: CaseContext
  ) throws(UnsupportedObservation) -> ProgramAnswer {
    guard let request = request(observation, context), let answer = context.answer(to: request) else {
      throw UnsupportedObservation("'\(program.name)' was not asked")
    }
    let line = Array(answer.content.utf8)
    return try ProgramAnswer(JSONObject(line: line), line: line, from: program.name)
  }
}

/// Asks a judging program on behalf of the run; what is no verdict is an error, and never recorded.
private struct JudgingProgram: Provider {
  let program: ExecMatcher

  func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    guard let question = request.programQuestion else {
      throw ProviderError(.notConfigured, "'\(program.name)' was asked nothing")
    }
    do throws(UnsupportedObservation) {
      return ModelOutput(content: String(decoding: try program.reply(to: question).line, as: UTF8.self))
    } catch {
      throw ProviderError(
        error.isInterruption ? .cancelled : .malformed, error.message, caseKind: .unsupportedObservation)
    }
  }
}
