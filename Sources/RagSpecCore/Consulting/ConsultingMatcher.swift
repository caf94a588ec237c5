/// A matcher that needs answers of models before it can score.
///
/// It stays pure and synchronous: it says what it would ask, somebody else asks, and it scores by the answers, which are
/// in the context. So answers are recorded and replayed like those of targets.
package protocol ConsultingMatcher: Matcher {
  /// Reads what the user wrote, and finds the endpoints that it names.
  init(_ options: Options, _ endpoints: any EndpointDirectory) throws(InvalidInput)

  /// Returns the requests that it needs an answer to, given the answers that the context has; none when it can score.
  ///
  /// Asked again after each round of answers, so that a request may follow from an answer. Throws when an answer is no use.
  func requests(for observation: Observation, in context: CaseContext) throws(CaseError) -> [KeyedRequest]
}

extension ConsultingMatcher {
  package var consulting: (any ConsultingMatcher)? { self }
  package static var consulting: (any ConsultingMatcher.Type)? { Self.self }

  /// Without a project there is nobody to ask, which is a diagnostic.
  package init(_ options: Options) throws(InvalidInput) { try self.init(options, NoEndpoints(asker: options.name)) }
}

// MARK: - Expectations

extension Expectation {
  /// Returns what the matcher, or those inside, need an answer to; looks at the same parts of the output as `assess`.
  package func requests(
    for observation: Observation, in context: CaseContext
  ) throws(CaseError) -> [Consultation] {
    guard consults, let looked = try part(of: observation) else { return [] }
    switch rule {
    case .matcher(let matcher):
      return try requests(of: matcher, for: looked, in: context).map { Consultation(label: label, request: $0) }
    case .not(let inner): return try inner.requests(for: looked, in: context)
    case .atLeast(_, let inner):
      var requests: [Consultation] = []
      for expectation in inner { requests += try expectation.requests(for: looked, in: context) }
      return requests
    }
  }

  private func part(of observation: Observation) throws(CaseError) -> Observation? {
    guard part != .whole, case .text(let text) = observation else { return observation }
    do throws(UnsupportedObservation) { return try part.excerpt(of: text).map { .text($0.text) } } catch {
      throw CaseError(.unsupportedObservation, "'\(label)': \(error.message)")
    }
  }

  private func requests(
    of matcher: any Matcher, for observation: Observation, in context: CaseContext
  ) throws(CaseError) -> [KeyedRequest] {
    do throws(CaseError) { return try matcher.consulting?.requests(for: observation, in: context) ?? [] } catch {
      throw CaseError(error.kind, "'\(label)': \(error.message)", hint: error.hint)
    }
  }
}
