import RagSpecCore

/// How far one judge has come with one output.
enum JudgeHearing: Sendable {
  /// It has to be asked this.
  case open(KeyedRequest)
  case verdict(JudgeVerdict, askedTwice: Bool)
  /// It gave no verdict, twice.
  case nonsense(CaseError)

  /// Hears a judge by the answers that there are; one that talks nonsense is asked once more.
  init(_ prompt: JudgePrompt, _ scale: JudgeScale, by endpoint: Endpoint, in context: CaseContext) {
    let first = KeyedRequest(ModelRequest(endpoint: endpoint, messages: prompt.messages))
    guard let answer = context.answer(to: first) else {
      self = .open(first)
      return
    }
    do throws(JudgeVerdict.Nonsense) {
      self = .verdict(try JudgeVerdict(answer.content, on: scale), askedTwice: false)
    } catch {
      let messages = prompt.repair(answer, error, scale)
      self = Self.second(KeyedRequest(ModelRequest(endpoint: endpoint, messages: messages)), scale, in: context)
    }
  }

  private static func second(_ request: KeyedRequest, _ scale: JudgeScale, in context: CaseContext) -> JudgeHearing {
    guard let answer = context.answer(to: request) else { return .open(request) }
    do throws(JudgeVerdict.Nonsense) {
      return .verdict(try JudgeVerdict(answer.content, on: scale), askedTwice: true)
    } catch { return .nonsense(.nonsense(answer, error, of: request.endpoint)) }
  }
}

extension CaseError {
  private static let longestExcerpt = 300

  fileprivate static func nonsense(
    _ answer: ModelOutput, _ nonsense: JudgeVerdict.Nonsense, of endpoint: Endpoint
  ) -> CaseError {
    let excerpt = String(answer.content.prefix(longestExcerpt))
    let shown = "'\(excerpt)\(excerpt.count < answer.content.count ? "…" : "")'"
    guard answer.finishReason == .length else {
      return CaseError(
        .unusableAnswer,
        "the judge '\(endpoint.name)' gave no verdict, asked twice: \(nonsense.problem). It answered \(shown)",
        hint: "'ragspec explain' shows what it was asked; a small model may not be able to judge")
    }
    return CaseError(
      .unusableAnswer,
      "the judge '\(endpoint.name)' gave no verdict, asked twice: its answer was cut off at the greatest number of tokens "
        + "(finish_reason: length). It answered \(shown)",
      hint: "raise 'max_tokens' in the parameters of endpoint '\(endpoint.name)'")
  }
}
