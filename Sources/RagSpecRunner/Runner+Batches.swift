import RagSpecCore

extension Runner {
  /// Returns what came of each request, all of which go to one endpoint in one call.
  ///
  /// What is refused as a whole is tried in halves, so that one text that the endpoint cannot take leaves others alone.
  func results(of requests: [ModelRequest]) async -> [Result<ModelOutput, ProviderError>] {
    var refusals = Refusals()
    return await results(of: requests[...], &refusals)
  }

  private func results(
    of requests: ArraySlice<ModelRequest>, _ refusals: inout Refusals
  ) async -> [Result<ModelOutput, ProviderError>] {
    if let error = refusals.ofAll { return requests.map { _ in .failure(error) } }
    do throws(ProviderError) {
      guard refusals.mayCall(control.budget) else { throw .overBudget }
      let outputs = try await outputs(for: requests)
      refusals.noteAnswer()
      return outputs.map { .success($0) }
    } catch {
      if error.kind == .notConfigured { control.budget.giveBackCall() }
      guard requests.count > 1, error.mayBeOfOneText else {
        refusals.note(error)
        return requests.map { _ in .failure(error) }
      }
      let middle = requests.startIndex + requests.count / 2
      return await results(of: requests[..<middle], &refusals) + results(of: requests[middle...], &refusals)
    }
  }

  private func outputs(for requests: ArraySlice<ModelRequest>) async throws(ProviderError) -> [ModelOutput] {
    guard let first = requests.first else { return [] }
    let provider = provider(first.endpoint)
    if requests.count == 1 { return [try await provider.output(for: first)] }
    let outputs = try await provider.outputs(for: Array(requests))
    guard outputs.count == requests.count else {
      throw ProviderError(
        .malformed, "\(first.endpoint.title) gave \(outputs.count) answers to \(requests.count) requests")
    }
    return outputs
  }
}

/// What an endpoint has refused of one call.
private struct Refusals {
  /// Errors of requests that were made alone.
  private var errors: [ProviderError] = []
  private var wasAnswered = false
  private var hasCalled = false

  /// Requests that are refused, one by one, before the others are taken for refused as well: an endpoint that is asked for
  /// something that it never does would else be asked twice as often as there are texts.
  private static let enough = 3

  /// Takes a call from the budget, but for the first: that was taken by whoever started it.
  mutating func mayCall(_ budget: RunBudget) -> Bool {
    defer { hasCalled = true }
    return !hasCalled || budget.takeCall()
  }

  mutating func noteAnswer() { wasAnswered = true }
  mutating func note(_ error: ProviderError) { errors.append(error) }

  /// The error of all that is left, once it is clear that it is not a matter of some texts.
  var ofAll: ProviderError? { wasAnswered || errors.count < Self.enough ? nil : errors.last }
}

extension ProviderError {
  /// Whether the endpoint may have refused several requests because of one of them.
  fileprivate var mayBeOfOneText: Bool {
    switch kind {
    case .status(let status): [400, 413, 422].contains(status)
    case .malformed, .filtered: true
    case .unreachable, .timedOut, .notConfigured, .cancelled, .overBudget: false
    }
  }

  fileprivate static var overBudget: ProviderError { ProviderError(.overBudget, "no call is left of the budget") }
}
