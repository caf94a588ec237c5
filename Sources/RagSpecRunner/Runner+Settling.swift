import ContentDigest
import RagSpecCore

extension Runner {
  /// Cases that one task looks up and judges at a time: enough to look up in bulk, few enough to stream.
  static let chunkSize = 128

  /// What became of a chunk: results, and the calls that are needed for the rest.
  private struct SettledChunk: Sendable {
    var settled: [SettledItem] = []
    var pending: [PendingCall] = []
    /// Cases whose targets or matchers ask models.
    var consulting: [ConsultingCase] = []
    /// Cases whose targets need groundwork that is not laid yet.
    var unprepared: [ConsultingCase] = []
  }

  /// Judges all cases that need no call; returns the calls that the others need, in the order of the plan.
  func settle(
    _ items: [RunItem], into ledger: inout RunLedger, _ receive: (RunEvent) -> Void
  ) async -> PendingWork {
    var work = PendingWork()
    await withTaskGroup(of: SettledChunk.self) { group in
      var next = 0
      func addChunk() {
        guard next < items.count, !isStopping, !ledger.hasStopped(before: next) else { return }
        let chunk = items[next..<min(next + Self.chunkSize, items.count)]
        next += chunk.count
        group.addTask { settle(chunk) }
      }
      for _ in 0...options.workers { addChunk() }
      while let chunk = await group.next() {
        addChunk()
        work.calls += chunk.pending
        work.consulting += chunk.consulting
        work.unprepared += chunk.unprepared
        ledger.add(chunk.settled, receive)
      }
    }
    work.calls.sort { $0.item.index < $1.item.index }
    work.consulting.sort { $0.item.index < $1.item.index }
    work.unprepared.sort { $0.item.index < $1.item.index }
    return work
  }

  private func settle(_ items: ArraySlice<RunItem>) -> SettledChunk {
    var chunk = SettledChunk()
    var calls: [PendingCall] = []
    for item in items {
      do throws(CaseError) {
        switch try item.suite.target.work(for: item.testCase.input) {
        case .local(let compute):
          guard !isStopping else { throw CaseError(.cancelled, RunControl.interrupted) }
          try settle(item, computing: compute, into: &chunk)
        case .call(let request): calls.append(PendingCall(item, request))
        case .asking(let work): try settle(item, asking: work, into: &chunk)
        }
      } catch {
        chunk.settled.append(
          SettledItem(
            index: item.index,
            result: CaseResult(
              item.testCase, outcome: error.kind == .cancelled ? .skipped(reason: skipReason) : .errored(error))))
      }
    }
    settle(calls, into: &chunk)
    if !chunk.consulting.isEmpty { settleConsulting(in: &chunk) }
    return chunk
  }

  private func settle(
    _ item: RunItem, computing compute: () throws(CaseError) -> TargetOutput, into chunk: inout SettledChunk
  ) throws(CaseError) {
    let clock = ContinuousClock()
    let start = clock.now
    let output = try compute()
    settle(item, output: CalledOutput(output: output), origin: .local, latency: clock.now - start, into: &chunk)
  }

  /// Groundwork that an earlier run has laid is taken up, where recordings are read at all.
  private func settle(_ item: RunItem, asking work: AskedWork, into chunk: inout SettledChunk) throws(CaseError) {
    let consulting = ConsultingCase(item: item, work: work)
    for groundwork in work.groundwork {
      guard options.mode.reads, try groundwork.open({ cache.precedence }) else {
        return chunk.unprepared.append(consulting)
      }
    }
    chunk.consulting.append(consulting)
  }

  private func settle(
    _ item: RunItem, output: CalledOutput, origin: Origin, request: KeyedRequest? = nil, latency: Duration,
    into chunk: inout SettledChunk
  ) {
    if item.testCase.consults {
      chunk.consulting.append(
        ConsultingCase(item: item, output: output, origin: origin, request: request, latency: latency))
    } else {
      chunk.settled.append(settled(item, output: output, origin: origin, request: request, latency: latency))
    }
  }

  private func settleConsulting(in chunk: inout SettledChunk) {
    let consulted = consult(chunk.consulting)
    chunk.settled += consulted.settled
    chunk.consulting = consulted.waiting
  }

  private func settle(_ calls: [PendingCall], into chunk: inout SettledChunk) {
    guard !calls.isEmpty else { return }
    guard options.mode.reads else { return chunk.pending += calls }
    do throws(CacheError) {
      let recordings = try recordings(for: calls.map(\.key))
      for (call, recording) in zip(calls, recordings) { settle(call, recording, into: &chunk) }
    } catch {
      // A cassette may have what the broken layer hides from the others.
      guard calls.count == 1 else { return calls.forEach { settle([$0], into: &chunk) } }
      chunk.settled += calls.map { failed($0.item, key: $0.key, CaseError(.cache, error.message, hint: error.hint)) }
    }
  }

  private func settle(_ call: PendingCall, _ recording: Recording?, into chunk: inout SettledChunk) {
    if let recording {
      let answer = recording.answer
      settle(
        call.item, output: call.item.output(from: answer.output), origin: recording.origin, request: call.request,
        latency: answer.latency, into: &chunk)
    } else if options.mode == .replay {
      chunk.settled.append(missing(call))
    } else {
      chunk.pending.append(call)
    }
  }

  private func missing(_ call: PendingCall) -> SettledItem {
    failed(
      call.item, key: call.key, missingRecording("response is recorded for this request"))
  }
}

// MARK: - Judging

extension Runner {
  /// Judges an output by the case's expectations.
  func settled(
    _ item: RunItem, output: CalledOutput, origin: Origin, request: KeyedRequest? = nil, latency: Duration?
  ) -> SettledItem {
    let outcome = outcome(of: output.output, for: item, in: item.context())
    return SettledItem(
      index: item.index,
      result: CaseResult(
        item.testCase, outcome: outcome, origin: origin, output: output.output, answer: output.answer,
        endpoint: request?.endpoint, key: request?.key, latency: latency))
  }

  func failed(_ item: RunItem, key: SHA256Digest? = nil, _ error: CaseError) -> SettledItem {
    SettledItem(index: item.index, result: CaseResult(item.testCase, outcome: .errored(error), key: key))
  }

  func outcome(of output: TargetOutput, for item: RunItem, in context: CaseContext) -> Outcome {
    do throws(CaseError) {
      let observation = try item.suite.behavior.observation(of: output)
      let assessments = try assess(observation, of: item.testCase, in: context)
      return assessments.allSatisfy { $0.passed || !$0.isJudged } ? .passed(assessments) : .failed(assessments)
    } catch { return error.kind == .cancelled ? .skipped(reason: skipReason) : .errored(error) }
  }

  private func assess(
    _ observation: Observation, of testCase: Case, in context: CaseContext
  ) throws(CaseError) -> [Assessment] {
    var assessments: [Assessment] = []
    assessments.reserveCapacity(testCase.expectations.count)
    for expectation in testCase.expectations {
      do throws(UnsupportedObservation) {
        assessments.append(try expectation.assess(observation, in: context, explaining: options.explainsAll))
      } catch {
        guard !error.isInterruption else { throw CaseError(.cancelled, error.message) }
        throw CaseError(.unsupportedObservation, "'\(expectation.label)': \(error.message)")
      }
    }
    return assessments
  }
}
