/// Counts of a suite or a run.
package struct Tally: Sendable, Hashable {
  private var standings = Counts<Standing>()
  private var origins = Counts<Origin>()
  private var consulted = Counts<Origin>()
  /// What calls of this run took.
  package private(set) var spending = Spending()
  /// What recorded answers would have taken, which cost nothing now.
  package private(set) var saving = Spending()
  package private(set) var missingRecordings = 0

  package init() {}

  package mutating func count(_ result: CaseResult) {
    standings.add(1, to: result.standing)
    if case .errored(let error) = result.outcome, error.kind == .missingRecording { missingRecordings += 1 }
    for consultation in result.consulted where consultation.asker == .matcher {
      // What a target asked is told by the origin of its case.
      if let answer = consultation.answer { consulted.add(1, to: answer.origin) }
    }
    if let origin = result.origin { origins.add(1, to: origin) }
    result.addSpending(to: &spending, saved: &saving)
  }

  /// Tokens of calls made in this run, as far as the endpoints said.
  package var spent: TokenUsage { spending.tokens }
  /// Tokens of recorded answers.
  package var saved: TokenUsage { saving.tokens }

  package mutating func add(_ other: Tally) {
    for standing in Standing.allCases { standings.add(other[standing], to: standing) }
    for origin in Origin.allCases {
      origins.add(other[origin], to: origin)
      consulted.add(other.consulted[origin], to: origin)
    }
    spending.add(other.spending)
    saving.add(other.saving)
    missingRecordings += other.missingRecordings
  }

  package subscript(standing: Standing) -> Int { standings[standing] }
  package subscript(origin: Origin) -> Int { origins[origin] }
  /// How many answers matchers got from models, by where these came from.
  package func consultations(_ origin: Origin) -> Int { consulted[origin] }

  package var total: Int { Standing.allCases.reduce(0) { $0 + standings[$1] } }

  /// Passed cases by scored cases, known failures on neither side; `nil` when nothing was scored.
  package var passRate: Double? { passRate(without: []) }

  /// The same without cases that other gates are about.
  package func passRate(without parts: [Tally]) -> Double? {
    let passed = parts.reduce(passedCount) { $0 - $1.passedCount }
    let scored = parts.reduce(passed + self[.failed]) { $0 - $1[.failed] }
    return scored == 0 ? nil : Double(passed) / Double(scored)
  }

  private var passedCount: Int { self[.passed] + self[.unexpectedlyPassed] }
}

/// How often each of a few things was seen: an array, since it is counted for every case.
private struct Counts<Kind: CaseIterable & Hashable & Sendable>: Hashable, Sendable where Kind.AllCases == [Kind] {
  private var counts = [Int](repeating: 0, count: Kind.allCases.count)

  mutating func add(_ count: Int, to kind: Kind) { counts[Self.position(of: kind)] += count }

  subscript(kind: Kind) -> Int { counts[Self.position(of: kind)] }

  private static func position(of kind: Kind) -> Int { Kind.allCases.firstIndex(of: kind) ?? 0 }
}

/// A gate, and what it found.
package struct GateResult: Sendable, Hashable {
  package let gate: Gate
  /// The quantity that was compared; `nil` when nothing was scored.
  package let value: Double?

  package init(gate: Gate, value: Double?) {
    self.gate = gate
    self.value = value
  }

  /// A gate without a value neither passes nor fails: the exit code tells of what could not be scored.
  package var failed: Bool {
    guard let value else { return false }
    return gate.quantity == .unscored ? value > gate.bound : value < gate.bound
  }
}

/// The results of one suite together.
package struct SuiteSummary: Sendable {
  package let name: String
  package let path: String
  package let tally: Tally
  package let gates: [GateResult]
  /// Mean scores by label, in alphabetical order; variants enter none of them.
  package let means: [(label: String, mean: Double, count: Int)]
  /// How its variants did, by perturbation and relation in the order of the suite.
  package let variants: [VariantSummary]

  package init(
    name: String, path: String, tally: Tally, gates: [GateResult], means: [(label: String, mean: Double, count: Int)],
    variants: [VariantSummary] = []
  ) {
    self.name = name
    self.path = path
    self.tally = tally
    self.gates = gates
    self.means = means
    self.variants = variants
  }

  /// Cases that could not be scored and that a gate on their number puts up with.
  fileprivate var tolerated: Int {
    gates.contains { $0.gate.quantity == .unscored && !$0.failed } ? tally[.errored] : 0
  }
}

/// The results of a run together.
package struct RunSummary: Sendable {
  package let tally: Tally
  package let suites: [SuiteSummary]
  package let duration: Duration
  /// Whether a person or a signal stopped it.
  package let wasInterrupted: Bool
  /// What went wrong beside the cases: a cache that could not be written.
  package let warnings: [String]
  /// What had to be laid before targets could answer, as far as an earlier run had not done it.
  package let groundwork: [GroundworkSummary]
  /// The budget that ended the run, so that cases were skipped, or were not tried again.
  package let usedUp: RunBudget.End?
  /// HTTP requests that were made, retries included.
  package let calls: Int

  package init(
    tally: Tally, suites: [SuiteSummary], duration: Duration, wasInterrupted: Bool, warnings: [String],
    groundwork: [GroundworkSummary] = [], usedUp: RunBudget.End? = nil, calls: Int = 0
  ) {
    self.usedUp = usedUp
    self.calls = calls
    self.groundwork = groundwork
    self.tally = tally
    self.suites = suites
    self.duration = duration
    self.wasInterrupted = wasInterrupted
    self.warnings = warnings
  }

  package var failedGates: [(suite: String, gate: GateResult)] {
    suites.flatMap { suite in suite.gates.filter(\.failed).map { (suite.name, $0) } }
  }

  package var exitCode: ExitCode {
    if wasInterrupted { return .interrupted }
    if tally.missingRecordings > 0 { return .missingRecording }
    if usedUp != nil { return .notScored }
    if suites.reduce(tally[.errored], { $0 - $1.tolerated }) > 0 { return .notScored }
    return failedGates.isEmpty ? .success : .gateFailed
  }
}
