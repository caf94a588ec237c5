/// What all who make calls for a run obey: its budget, and the switch that ends it.
package struct RunControl: Sendable {
  package let budget: RunBudget
  package let stop: StopSwitch

  package init(_ limits: RunBudget.Limits = .none, stop: StopSwitch = StopSwitch()) {
    budget = RunBudget(limits)
    self.stop = stop
  }

  /// Why a case is skipped that was not asked any more; `nil` as long as the run goes on.
  package var skipReason: String? {
    switch stop.reason {
    case .interrupted?: Self.interrupted
    case .budget(let kind)?: budget.reason(kind)
    case nil: budget.refused.map(budget.reason)
    }
  }

  /// The budget that ended the run; `nil` as long as none did.
  package var usedUp: RunBudget.End? {
    let kind: RunBudget.Kind? =
      switch stop.reason {
      case .budget(let kind)?: kind
      case .interrupted?: nil
      case nil: budget.refused
      }
    return kind.map { RunBudget.End($0, reason: budget.reason($0)) }
  }

  package static let interrupted = "interrupted"
}
