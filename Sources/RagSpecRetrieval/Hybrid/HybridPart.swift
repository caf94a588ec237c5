import RagSpecCore

/// One of the searches that a hybrid is made of.
struct HybridPart: Sendable {
  /// The target's name, by which problems of it are told.
  let name: String
  let target: any Target
  /// 0 leaves it out.
  let weight: Double

  /// A search for one input: what it asks, and its ranking once that is answered.
  struct Search: Sendable {
    let weight: Double
    var questions: [Consultation] = []
    var groundwork: [any Groundwork] = []
    let ranking: @Sendable (ConsultedAnswers) throws(CaseError) -> [RankedDocument]
  }

  func search(for input: CaseInput) throws(CaseError) -> Search {
    switch try target.work(for: input) {
    case .local(let compute):
      return Search(weight: weight) { (_) throws(CaseError) in try documents(of: try compute()) }
    case .asking(let work):
      let questions = work.questions.map { Consultation(.target, label: name, request: $0.request) }
      return Search(weight: weight, questions: questions, groundwork: work.groundwork) { (answers) throws(CaseError) in
        try documents(of: try work.output(answers))
      }
    case .call(let request): return search(asking: KeyedRequest(request))
    }
  }

  private func search(asking request: KeyedRequest) -> Search {
    Search(weight: weight, questions: [Consultation(.target, label: name, request: request)]) {
      (answers) throws(CaseError) in
      guard let answer = answers[request] else { throw CaseError(.target, "'\(name)' has no answer") }
      return try documents(of: target.findsOutputs ? target.output(from: answer) : .text(answer))
    }
  }

  private func documents(of output: TargetOutput) throws(CaseError) -> [RankedDocument] {
    switch output {
    case .ranking(let documents): return documents
    case .text: throw CaseError(.unreadableOutput, "'\(name)', a part of a hybrid search, answered with text")
    case .unreadable(_, let error): throw CaseError(error.kind, "'\(name)': \(error.message)", hint: error.hint)
    }
  }
}
