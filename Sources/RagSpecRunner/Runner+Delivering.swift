import RagSpecCore

/// Cases to which answers were handed: those that have all of theirs, and those that will never have.
struct Delivery {
  var complete: [ConsultingCase] = []
  var failed: [SettledItem] = []
}

extension Runner {
  /// Hands the answer to a call to all whose matchers asked for it.
  func deliver(_ answer: CallAnswer, to call: SharedCall, _ desk: inout ConsultationDesk, into delivery: inout Delivery)
  {
    let askers = call.askers.filter { desk.isAsking(at: $0, call.key) }
    switch answer.result {
    case .success(let output):
      // One call was made and paid for: by a target's case or by groundwork, if there is one, else by the first that asked.
      let isPaidFor = !call.items.isEmpty || !call.rows.isEmpty || answer.origin != .called
      let others = answer.origin == .remote ? Origin.remote : .cached
      let origins = [isPaidFor ? others : .called] + Array(repeating: others, count: askers.count)
      for (position, origin) in zip(askers, origins) {
        let given = Consultation.Answer(output: output, origin: origin, latency: answer.latency)
        if desk.answer(at: position, call.key, given), let complete = desk[position] {
          delivery.complete.append(complete)
        }
      }
      guard !call.askers.isEmpty else { return }
      desk.remember(call.key, Consultation.Answer(output: output, origin: .cached, latency: answer.latency))
    case .failure(let error):
      let isPaidFor = !call.items.isEmpty || !call.rows.isEmpty
      for (place, position) in askers.enumerated() {
        let error = isPaidFor || place > 0 ? error.asShared : error
        if let item = unanswered(desk[position], call, error) { delivery.failed.append(item) }
        desk.dismiss(position)
      }
    }
  }

  /// The result of a case whose target or matcher got no answer; `nil` when the run was stopped, which skips the case.
  private func unanswered(
    _ consulting: ConsultingCase?, _ call: SharedCall, _ error: ProviderError
  ) -> SettledItem? {
    guard error.kind != .cancelled, error.kind != .overBudget, let consulting else { return nil }
    let label = consulting.asked.first { $0.request.key == call.key }?.label ?? ""
    return errored(consulting, CaseError(error, asker: "'\(label)' asked \(call.request.endpoint.title)"))
  }
}
