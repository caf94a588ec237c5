package import RagSpecCore

/// The output means the same as a text, by the vectors that a model makes of both.
package struct MeansMatcher: ConsultingMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "means", summary: "the output means what a text does, or the best of several, by their embeddings",
    discussion: """
      An endpoint with `provider: openai-embeddings` makes a vector of the output and of each text; the score is the \
      greatest cosine of the output with one of them, and 0 where that is negative. The same text has the same meaning: \
      1. A blank output means nothing: 0, and nobody is asked. Each text is a recording of its own, whatever asks for it, \
      and texts of many cases go out in one request (`limits.batch`).

      Cosines of different models do not compare, so that none suits all as a threshold: say `similarity` where \
      `ragspec.yaml` names the model, or `min` here. To find one, look at scores with `weight: 0`. Embeddings are about \
      topics more than about truth: "It is open on Sundays" is near to "It is closed on Sundays". Numbers, names and \
      negations are for other matchers.
      """,
    value: .textOrTexts,
    options: [
      Field(
        "endpoint", .text,
        "the endpoint of ragspec.yaml that makes the vectors; needed where several do")
    ],
    examples: [
      .pass("means: The library is closed on Sundays.\nmin: 0.8", on: "On Sundays the library does not open."),
      .fail("means: The library is closed on Sundays.\nmin: 0.8", on: "Pumpkins want sun."),
      .pass(
        "means: $references\nendpoint: embedder\nmin: 0.8", on: "no opening on Sundays",
        case: "references: [closed on Sundays]"),
    ])

  private let endpoint: Endpoint
  private let texts: ExpectedTexts
  /// What is asked of the written texts, made once.
  private let prepared: [Candidate]
  package let threshold: Double

  /// A text to mean, and the request for its vector.
  private struct Candidate: Sendable {
    let text: String
    let request: KeyedRequest

    init(_ text: String, _ endpoint: Endpoint) {
      self.text = text
      request = KeyedRequest(ModelRequest(endpoint: endpoint, embedding: text))
    }
  }

  package init(_ options: Options, _ endpoints: any EndpointDirectory) throws(InvalidInput) {
    texts = try ExpectedTexts(options.value)
    for node in options.value.kind == .sequence ? options.value.elements : [options.value] where node.text.isBlank {
      throw InvalidInput("empty-text", "a blank text means nothing", at: node.location)
    }
    let endpoint = try endpoints.endpoint(options["endpoint"], doing: .embedding, for: options.name)
    threshold = try ModelThreshold.threshold(
      options, default: endpoint.similarity,
      hint: "add 'min:', or 'similarity:' to endpoint '\(endpoint.name)', since it depends on the model")
    prepared = texts.written.map { Candidate($0, endpoint) }
    self.endpoint = endpoint
  }

  package func problems(in input: CaseInput, at node: ConfigNode) -> [Diagnostic] {
    guard texts.isReferences, input.references.contains(where: \.isBlank) else {
      return texts.problems(in: input, at: node)
    }
    return [Diagnostic("empty-text", "a reference of the case is blank, which means nothing", at: node.location)]
  }
}

// MARK: - Asking

extension MeansMatcher {
  package func requests(for observation: Observation, in context: CaseContext) throws(CaseError) -> [KeyedRequest] {
    let text = try observation.textForModel()
    guard !text.isBlank else { return [] }
    let output = Candidate(text, endpoint)
    let missing = ([output] + candidates(in: context)).map(\.request).filter { context.answer(to: $0) == nil }
    if missing.isEmpty { try check(output, in: context) }
    return missing
  }

  /// Recordings may come from anywhere, and from different days of a server.
  private func check(_ output: Candidate, in context: CaseContext) throws(CaseError) {
    let own = try vector(of: output, in: context)
    for candidate in candidates(in: context) {
      let other = try vector(of: candidate, in: context)
      guard own.components.count == other.components.count else {
        throw CaseError(
          .unusableAnswer,
          "endpoint '\(endpoint.name)' made vectors of \(own.components.count) and of \(other.components.count) numbers, "
            + "which cannot be compared", hint: "they are of different models: record them anew with '--cache refresh'")
      }
    }
  }

  private func vector(of candidate: Candidate, in context: CaseContext) throws(CaseError) -> EmbeddingVector {
    guard let vector = context.vector(of: candidate.request) else {
      throw CaseError(
        .unusableAnswer, "what is recorded as the vector of '\(candidate.text.prefix(60))' is none",
        hint: "record it anew with '--cache refresh'")
    }
    return vector
  }

  private func candidates(in context: CaseContext) -> [Candidate] {
    texts.isReferences ? context.input.references.map { Candidate($0, endpoint) } : prepared
  }
}

// MARK: - Scoring

extension MeansMatcher {
  package func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double {
    let text = try observation.textAfterModel()
    if text.isBlank { return 0 }
    guard let best = best(for: text, in: context) else {
      throw UnsupportedObservation("endpoint '\(endpoint.name)' was not asked")
    }
    return max(best.cosine, 0)
  }

  package func explanation(of observation: Observation, in context: CaseContext) -> Explanation {
    guard case .text(let text) = observation else { return Explanation(wanting: .text, not: observation) }
    let all = candidates(in: context)
    guard !text.isBlank, let best = best(for: text, in: context) else {
      return Explanation(expected: "a text that means \(all.map(\.text).quoted(by: "or"))", got: "a blank output")
    }
    var notes = ["by vectors of \(endpoint.model) (endpoint '\(endpoint.name)')"]
    if all.count > 1 { notes.append("of \(all.count) texts this one is nearest") }
    if best.cosine < 0 { notes.append("the cosine is negative, which counts as 0") }
    return Explanation(expected: "a text that means '\(best.candidate.text)'", got: text, notes: notes)
  }

  private func best(for text: String, in context: CaseContext) -> (cosine: Double, candidate: Candidate)? {
    guard let output = context.vector(of: Candidate(text, endpoint).request) else { return nil }
    var best: (cosine: Double, candidate: Candidate)?
    for candidate in candidates(in: context) {
      guard let cosine = context.vector(of: candidate.request)?.cosine(with: output) else { return nil }
      if cosine > best?.cosine ?? -2 { best = (cosine, candidate) }
    }
    return best
  }
}
