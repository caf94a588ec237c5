/// What would run: the chosen cases of the chosen suites, in order.
package struct Plan: Sendable {
  package struct SuitePlan: Sendable {
    package let suite: Suite
    /// The chosen cases.
    package let cases: [Case]

    package init(suite: Suite, cases: [Case]) {
      self.suite = suite
      self.cases = cases
    }
  }

  package let suites: [SuitePlan]

  package init(suites: [SuitePlan]) { self.suites = suites }

  package var caseCount: Int { suites.reduce(0) { $0 + $1.cases.count } }
}
