/// What a run tells to whoever shows it.
///
/// Results arrive in the order of the plan, so that a report is the same whatever finished first; only progress does not
/// wait.
package enum RunEvent: Sendable {
  case started(RunStart)
  case progressed(Progress)
  case finishedCase(CaseResult)
  case finishedSuite(SuiteSummary)
  case finished(RunSummary)
}

/// What is known when a run begins.
package struct RunStart: Sendable {
  package let suites: [SuiteOutline]
  package let mode: CacheMode
  package let version: String
  /// When the run began, as RFC 3339 in UTC.
  package let timestamp: String

  package struct SuiteOutline: Sendable {
    package let name: String
    package let path: String
    package let behavior: String
    package let target: String
    package let caseCount: Int
  }

  package init(plan: Plan, mode: CacheMode, version: String, timestamp: String) {
    suites = plan.suites.map {
      SuiteOutline(
        name: $0.suite.name, path: $0.suite.path, behavior: $0.suite.behavior.descriptor.name,
        target: $0.suite.targetName, caseCount: $0.cases.count)
    }
    self.mode = mode
    self.version = version
    self.timestamp = timestamp
  }

  package var caseCount: Int { suites.reduce(0) { $0 + $1.caseCount } }
}

/// How far a run has come.
package struct Progress: Sendable {
  package var settled: Int
  package var failed: Int
  package var total: Int
  package var callsUnderWay: Int

  package init(settled: Int, failed: Int, total: Int, callsUnderWay: Int) {
    self.settled = settled
    self.failed = failed
    self.total = total
    self.callsUnderWay = callsUnderWay
  }
}
