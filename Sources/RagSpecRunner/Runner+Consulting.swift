import ContentDigest
import RagSpecCore

extension Runner {
  /// Judges cases whose targets or matchers ask models, as far as the answers are recorded.
  ///
  /// An answer may lead to another question, so that there are rounds; each looks up what all the cases ask together.
  func consult(_ cases: [ConsultingCase]) -> ConsultedCases {
    var result = ConsultedCases()
    var open = cases
    while !open.isEmpty {
      let asking = open.compactMap { ask($0, &result) }
      open = options.mode.reads ? lookUp(asking, &result) : []
      if !options.mode.reads { result.waiting += asking }
    }
    return result
  }

  /// Finds out what a case asks next, its target before its matchers; one that asks nothing more is judged.
  private func ask(_ consulting: ConsultingCase, _ result: inout ConsultedCases) -> ConsultingCase? {
    var consulting = consulting
    do throws(CaseError) {
      if let work = consulting.work {
        consulting.asked = Self.unanswered(work.questions, in: consulting.context)
        guard consulting.asked.isEmpty else { return consulting }
        try compute(work, &consulting)
      }
      if consulting.item.testCase.consults { consulting.asked = try requests(of: consulting) }
    } catch {
      result.settled.append(errored(consulting, error))
      return nil
    }
    guard consulting.asked.isEmpty, let output = consulting.output else { return consulting }
    let outcome = outcome(of: output.output, for: consulting.item, in: consulting.context)
    result.settled.append(settled(consulting, outcome))
    return nil
  }

  private func compute(_ work: AskedWork, _ consulting: inout ConsultingCase) throws(CaseError) {
    let clock = ContinuousClock()
    let start = clock.now
    let output = try work.output(consulting.answers)
    consulting.answer(with: output, after: clock.now - start)
  }

  /// Returns what is to be answered next, each request once: two matchers may ask the same.
  private func requests(of consulting: ConsultingCase) throws(CaseError) -> [Consultation] {
    guard let output = consulting.output else { return [] }
    let (item, context) = (consulting.item, consulting.context)
    let observation = try item.suite.behavior.observation(of: output.output)
    var asked: [Consultation] = []
    for expectation in item.testCase.expectations where expectation.consults {
      asked += try expectation.requests(for: observation, in: context)
    }
    return Self.unanswered(asked, in: context)
  }

  /// Whoever asks again for what is answered would ask forever.
  private static func unanswered(_ asked: [Consultation], in context: CaseContext) -> [Consultation] {
    var seen: Set<SHA256Digest> = []
    return asked.filter { context.answer(to: $0.request) == nil && seen.insert($0.request.key).inserted }
  }

  func errored(_ consulting: ConsultingCase, _ error: CaseError) -> SettledItem {
    settled(consulting, .errored(error))
  }

  private func settled(_ consulting: ConsultingCase, _ outcome: Outcome) -> SettledItem {
    SettledItem(
      index: consulting.item.index,
      result: CaseResult(
        consulting.item.testCase, outcome: outcome, origin: consulting.origin, output: consulting.output?.output,
        answer: consulting.output?.answer,
        endpoint: consulting.request?.endpoint, key: consulting.request?.key, latency: consulting.latency,
        consulted: consulting.answered + consulting.asked))
  }
}

// MARK: - Recordings

extension Runner {
  /// Takes recorded answers; returns the cases that got all they asked for.
  private func lookUp(_ cases: [ConsultingCase], _ result: inout ConsultedCases) -> [ConsultingCase] {
    var seen: Set<SHA256Digest> = []
    let keys = cases.flatMap(\.asked).map(\.request.key).filter { seen.insert($0).inserted }
    guard !keys.isEmpty else { return [] }
    do throws(CacheError) {
      let recordings = try recordings(for: keys)
      let known = Dictionary(uniqueKeysWithValues: zip(keys, recordings))
      return cases.compactMap { answered($0, by: known, &result) }
    } catch {
      // A cassette may have what the broken layer hides from the others.
      guard cases.count == 1 else { return cases.flatMap { lookUp([$0], &result) } }
      let error = CaseError(.cache, error.message, hint: error.hint)
      result.settled += cases.map { errored($0, error) }
      return []
    }
  }

  /// Returns the case when nothing is missing; else it waits for calls, or is errored where none may be made.
  private func answered(
    _ consulting: ConsultingCase, by known: [SHA256Digest: Recording?], _ result: inout ConsultedCases
  ) -> ConsultingCase? {
    var consulting = consulting
    consulting.take { key in
      known[key]?.map {
        Consultation.Answer(output: $0.answer.output, origin: $0.origin, latency: $0.answer.latency)
      }
    }
    if consulting.turnPage() { return consulting }
    if options.mode == .replay {
      result.settled.append(errored(consulting, missing(consulting.asked)))
    } else {
      result.waiting.append(consulting)
    }
    return nil
  }

  private func missing(_ asked: [Consultation]) -> CaseError {
    let first = asked.first.map { "'\($0.label)' asks \($0.request.endpoint.title)" } ?? ""
    return missingRecording("response is recorded for what \(first)")
  }
}
