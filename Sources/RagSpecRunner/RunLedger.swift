import RagSpecCore

/// Keeps what is known of a run, and tells of it in the order of the plan.
struct RunLedger {
  let items: [RunItem]
  private(set) var tally = Tally()
  private(set) var summaries: [SuiteSummary] = []
  private(set) var groundwork: [GroundworkSummary] = []

  private let plan: Plan
  private let stopsAtFirstFailure: Bool
  /// Results whose predecessors are not known yet.
  private var waiting: [Int: CaseResult] = [:]
  private var told = 0
  private var settled = 0
  private var failures = 0
  /// The first position that failed, when that ends the run.
  private var end = Int.max
  private var account = SuiteAccount()
  /// The result of the last case that is no variant: those of its variants are told right behind it.
  private var base: CaseResult?

  init(plan: Plan, stopsAtFirstFailure: Bool) {
    self.plan = plan
    self.stopsAtFirstFailure = stopsAtFirstFailure
    var items: [RunItem] = []
    items.reserveCapacity(plan.caseCount)
    for (suiteIndex, suite) in plan.suites.enumerated() {
      var company = Company()
      for testCase in suite.cases {
        if let base = company.missingBase(of: testCase) {
          items.append(
            RunItem(index: items.count, suiteIndex: suiteIndex, suite: suite.suite, testCase: base, isCompany: true))
        }
        items.append(RunItem(index: items.count, suiteIndex: suiteIndex, suite: suite.suite, testCase: testCase))
      }
    }
    self.items = items
  }

  /// Whether an earlier failure makes the case at a position superfluous.
  func hasStopped(before position: Int) -> Bool { position > end }

  /// Whether the case at a position has no result yet, and is to get one.
  func isOpen(_ position: Int) -> Bool { position >= told && position <= end && waiting[position] == nil }

  mutating func note(_ groundwork: [GroundworkSummary]) { self.groundwork += groundwork }

  mutating func add(_ results: [SettledItem], callsUnderWay: Int = 0, _ receive: (RunEvent) -> Void) {
    // What became of a variant that is compared with its base is known when that is: it is noted when it is told.
    for result in results where !result.result.testCase.isCompared { note(result.result.standing, at: result.index) }
    settled += results.count
    hasSkipped = hasSkipped || results.contains { $0.result.standing == .skipped }
    receive(
      .progressed(
        Progress(settled: settled, failed: failures, total: items.count, callsUnderWay: callsUnderWay)))
    for result in results {
      if result.index == told {
        tellNext(result.result, receive)
      } else {
        waiting[result.index] = result.result
      }
    }
    tellWaiting(receive)
  }

  /// Whether a case has no result yet that is to get one.
  var hasRest: Bool { (told..<items.count).contains { isOpen($0) } }

  /// Whether a case was skipped that no failure made superfluous.
  private(set) var hasSkipped = false

  /// Ends the run: cases that have no result are skipped.
  mutating func skipRest(because reason: String, _ receive: (RunEvent) -> Void) {
    for item in items[told...] where waiting[item.index] == nil {
      waiting[item.index] = CaseResult(item.testCase, outcome: .skipped(reason: reason))
    }
    tellWaiting(receive)
  }

  private mutating func note(_ standing: Standing, at index: Int) {
    guard standing == .failed || standing == .errored, !items[index].isCompany else { return }
    failures += 1
    if stopsAtFirstFailure { end = min(end, index) }
  }

  private mutating func tellWaiting(_ receive: (RunEvent) -> Void) {
    while !waiting.isEmpty, let result = waiting.removeValue(forKey: told) { tellNext(result, receive) }
  }

  /// Tells of the next case in the order of the plan, and of its suite when it is the last one of it.
  private mutating func tellNext(_ result: CaseResult, _ receive: (RunEvent) -> Void) {
    let item = items[told]
    if hasStopped(before: told) {
      tell(CaseResult(item.testCase, outcome: .skipped(reason: Self.afterFailure)), of: item, receive)
    } else {
      tell(compared(result, of: item), of: item, receive)
    }
    told += 1
    if told == items.count || items[told].suiteIndex != item.suiteIndex { close(item.suite, receive) }
  }

  /// Why cases behind the first failure are skipped.
  static let afterFailure = "after the first failure"

  /// Compares a variant with its base, which was told before it.
  private mutating func compared(_ result: CaseResult, of item: RunItem) -> CaseResult {
    guard let variant = item.testCase.variant, item.testCase.isCompared else { return result }
    let base = base?.testCase === variant.base ? base : nil
    let compared = result.compared(with: base) { item.explanation(of: result.output, by: $0) }
    note(compared.standing, at: item.index)
    return compared
  }

  private mutating func tell(_ result: CaseResult, of item: RunItem, _ receive: (RunEvent) -> Void) {
    if item.testCase.variant == nil { base = result }
    guard !item.isCompany else { return }
    tally.count(result)
    account.count(result, base: base)
    receive(.finishedCase(result))
  }

  private mutating func close(_ suite: Suite, _ receive: (RunEvent) -> Void) {
    let summary = account.summary(of: suite)
    account = SuiteAccount()
    summaries.append(summary)
    receive(.finishedSuite(summary))
  }
}
