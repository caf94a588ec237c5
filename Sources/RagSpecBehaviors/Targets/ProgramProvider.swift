import JSONText
import LineProcess
import RagSpecCore

/// Asks a program whose answers are recorded, as providers ask endpoints.
///
/// The request is an exchange whose body has what the program gets under `case`, and what else its answer depends on.
struct ProgramProvider: Provider {
  let name: String
  let process: LineProcess

  /// Returns the line as it came, so that it is recorded as it came; what says nothing is an error, and never recorded.
  func output(for request: ModelRequest) async throws(ProviderError) -> ModelOutput {
    guard case .exchange(let exchange) = request.input, let question = exchange.body?["case"] else {
      throw ProviderError(.notConfigured, "'\(name)' was asked nothing")
    }
    let reply: (line: [UInt8], answer: JSONObject?)
    do throws(LineProcessError) {
      reply = try process.answer(to: Array(question.text().utf8), reading: JSONObject.init(line:))
    } catch {
      throw ProviderError(error.isInterruption ? .cancelled : .unreachable, error.message, caseKind: .target)
    }
    do throws(CaseError) { _ = try ProgramReply.output(of: reply.answer, line: reply.line, from: name) } catch {
      throw ProviderError(.malformed, error.message, hint: error.hint, caseKind: error.kind)
    }
    return ModelOutput(content: String(decoding: reply.line, as: UTF8.self))
  }
}
