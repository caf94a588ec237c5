import JSONText
import LineProcess
import RagSpecCore

/// Asks a program whose answers are recorded, as providers ask endpoints.
struct ProgramProvider: Provider {
  let name: String
  let process: LineProcess

  /// Returns the line as it came, so that it is recorded as it came; what says nothing is an error, and never recorded.
  func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    guard let question = request.programQuestion else {
      throw ProviderError(.notConfigured, "'\(name)' was asked nothing")
    }
    let reply: (line: [UInt8], answer: JSONObject?)
    do throws(LineProcessError) {
      reply = try process.answer(to: question, reading: JSONObject.init(line:))
    } catch {
      throw ProviderError(error.isInterruption ? .cancelled : .unreachable, error.message, caseKind: .target)
    }
    do throws(CaseError) { _ = try ProgramReply.output(of: reply.answer, line: reply.line, from: name) } catch {
      throw ProviderError(.malformed, error.message, hint: error.hint, caseKind: error.kind)
    }
    return ModelOutput(content: String(decoding: reply.line, as: UTF8.self))
  }
}
