import ContentDigest
import RagSpecCore

/// Where groundwork needs the answer to a call.
struct GroundworkRow: Sendable {
  /// Which groundwork of the run it is.
  let number: Int
  /// The places whose request it is: several texts may be the same.
  let places: [Int]
  /// The position of the first case that waits for the groundwork: when that is not wanted any more, no later one is.
  let firstCase: Int
}

/// What a look at the recordings, or the end of the work, found out of a groundwork.
struct GroundworkSurvey: Sendable {
  /// Places whose requests are not answered yet; those in a list share one.
  var missing: [[Int]] = []
  /// How many requests were answered from recordings.
  var recorded = 0
  var isFinished = false
  /// Whether the run ended meanwhile, so that not everything was looked at.
  var wasStopped = false
  var error: CaseError?
}

/// The groundwork of a run, laid one after the other, and the cases that wait for it.
struct GroundworkSite {
  private var cases: [ConsultingCase] = []
  /// The positions of cases that waited and have what they need; what they ask for themselves may have to be called for.
  private var released: [Int] = []
  /// Each groundwork that a case waits for, in the order of the cases.
  private var line: [any Groundwork] = []
  /// The position in the line of the one that is worked on.
  private var current = 0
  private var stage = Stage.new
  private var failures: [Int: CaseError] = [:]
  private(set) var summaries: [GroundworkSummary] = []

  private enum Stage {
    case new, underWay
    /// Calls are made: those that were not handed out yet, and how many of the others were not answered.
    case calling(rest: ArraySlice<[Int]>, unanswered: Int)
  }

  /// What has to be done for the groundwork beside calls.
  enum Job {
    case survey(any Groundwork)
    case finish(any Groundwork)
  }

  init(for cases: [ConsultingCase] = []) {
    self.cases = cases
    var seen: Set<ObjectIdentifier> = []
    for groundwork in cases.flatMap({ $0.work?.groundwork ?? [] })
    where seen.insert(ObjectIdentifier(groundwork)).inserted {
      line.append(groundwork)
      summaries.append(GroundworkSummary(title: groundwork.title))
    }
  }

  /// Whether a case waits, or waited, that is still to be run.
  func isAwaited(where isWanted: (Int) -> Bool) -> Bool {
    cases.contains { isWanted($0.item.index) } || released.contains(where: isWanted)
  }

  private var groundwork: (any Groundwork)? { current < line.count ? line[current] : nil }

  /// The endpoint of the groundwork that is worked on.
  var endpoint: Endpoint? { groundwork?.endpoint }

  private func needs(_ consulting: ConsultingCase, _ groundwork: any Groundwork) -> Bool {
    consulting.work?.groundwork.contains { $0 === groundwork } ?? false
  }
}

// MARK: - Work

extension GroundworkSite {
  /// Returns what is to be done next for the groundwork that is worked on; `nil` while it is under way or calls are made.
  mutating func nextJob() -> Job? {
    guard let groundwork else { return nil }
    switch stage {
    case .new:
      // Its cases may have failed with what they needed before.
      guard cases.contains(where: { needs($0, groundwork) }) else {
        goOn()
        return nextJob()
      }
      stage = .underWay
      return .survey(groundwork)
    case .calling(let rest, 0) where rest.isEmpty:
      stage = .underWay
      return .finish(groundwork)
    case .underWay, .calling: return nil
    }
  }

  private mutating func goOn() {
    current += 1
    stage = .new
  }

  /// Returns the requests that go out next: so many that there is always a batch for whoever is free.
  mutating func nextRequests(upTo batches: Int) -> [(KeyedRequest, GroundworkRow)] {
    guard case .calling(var rest, var unanswered) = stage, let groundwork,
      let first = cases.first(where: { needs($0, groundwork) })
    else { return [] }
    var requests: [(KeyedRequest, GroundworkRow)] = []
    while unanswered < batches * groundwork.endpoint.batchSize, let places = rest.popFirst(), let place = places.first {
      let row = GroundworkRow(number: current, places: places, firstCase: first.item.index)
      requests.append((groundwork.request(at: place), row))
      unanswered += 1
    }
    stage = .calling(rest: rest, unanswered: unanswered)
    return requests
  }

  /// Takes in what a task found out.
  mutating func take(_ survey: GroundworkSurvey) {
    if let error = survey.error { return fail(error) }
    for _ in 0..<survey.recorded { summaries[current].noteRecorded() }
    guard !survey.wasStopped else { return stage = .underWay }
    if survey.isFinished { goOn() } else { stage = .calling(rest: survey.missing[...], unanswered: 0) }
  }

  /// Takes in what came of a call; one that was made for other groundwork is none of it.
  mutating func take(_ result: Result<ModelOutput, ProviderError>, for call: SharedCall) {
    for row in call.rows where row.number == current {
      guard case .calling(let rest, let unanswered) = stage, let groundwork else { return }
      stage = .calling(rest: rest, unanswered: unanswered - 1)
      switch result {
      case .success(let output): take(output, for: row, groundwork)
      case .failure(let error): refuse(error, for: row, groundwork)
      }
    }
  }

  /// Takes in a recording that was found in place of a call.
  mutating func takeRecorded(_ output: ModelOutput, for call: SharedCall) {
    for row in call.rows where row.number == current {
      guard case .calling(let rest, let unanswered) = stage, let groundwork else { return }
      stage = .calling(rest: rest, unanswered: unanswered - 1)
      for _ in row.places { summaries[current].noteRecorded() }
      hand(output, to: row, groundwork)
    }
  }

  private mutating func take(_ output: ModelOutput, for row: GroundworkRow, _ groundwork: any Groundwork) {
    summaries[current].noteCalled(output, places: row.places.count, at: groundwork.endpoint)
    hand(output, to: row, groundwork)
  }

  private mutating func hand(_ output: ModelOutput, to row: GroundworkRow, _ groundwork: any Groundwork) {
    do throws(CaseError) {
      for place in row.places { try groundwork.take(output, at: place) }
    } catch { fail(error) }
  }

  /// A run that was stopped leaves its cases as they are: they are skipped.
  private mutating func refuse(_ error: ProviderError, for row: GroundworkRow, _ groundwork: any Groundwork) {
    guard error.kind != .cancelled, error.kind != .overBudget else { return stage = .underWay }
    let name = row.places.first.map(groundwork.name) ?? groundwork.title
    fail(CaseError(.endpoint, "\(name) has no vector: \(error.message)", hint: error.hint))
  }

  private mutating func fail(_ error: CaseError) {
    failures[current] = error
    groundwork?.abandon()
    goOn()
  }

  /// Gives up what was begun and not finished, as it is when a run is stopped.
  func close() {
    if case .new = stage { return }
    groundwork?.abandon()
  }
}

// MARK: - Cases

extension GroundworkSite {
  /// Takes out the cases that have all they need.
  mutating func takeReady() -> [ConsultingCase] {
    let laid = line[..<min(current, line.count)]
    let ready = take { consulting in
      consulting.work?.groundwork.allSatisfy { needed in laid.contains { $0 === needed } } ?? true
    }
    released += ready.map(\.item.index)
    return ready
  }

  /// Takes out the cases that will never have what they need, with the reason.
  mutating func takeFailed() -> [(ConsultingCase, CaseError)] {
    var failed: [(ConsultingCase, CaseError)] = []
    for (number, error) in failures.sorted(by: { $0.key < $1.key }) {
      let groundwork = line[number]
      failed += take { $0.work?.groundwork.contains { $0 === groundwork } ?? false }.map { ($0, error) }
    }
    return failed
  }

  private mutating func take(where isMeant: (ConsultingCase) -> Bool) -> [ConsultingCase] {
    var taken: [ConsultingCase] = []
    cases.removeAll { consulting in
      let isTaken = isMeant(consulting)
      if isTaken { taken.append(consulting) }
      return isTaken
    }
    return taken
  }
}
