import Synchronization

/// What a run may ask for in all: calls, money, time. Shared by everyone who makes calls.
///
/// A call is one HTTP request: a retry is one more, and so is each half of a batch that was refused as a whole.
package final class RunBudget: Sendable {
  /// What may be used up; the words of the command line.
  package enum Kind: String, Sendable, Hashable {
    case calls = "max-calls"
    case cost = "max-cost"
    case time = "max-time"
  }

  /// Limits of a run; `nil` for none.
  package struct Limits: Sendable, Equatable {
    /// HTTP requests, 0 or more.
    package var calls: Int?
    /// In the currency of the prices, 0 or more.
    package var cost: Money?
    /// From the start of the run.
    package var time: Duration?

    package init(calls: Int? = nil, cost: Money? = nil, time: Duration? = nil) {
      self.calls = calls
      self.cost = cost
      self.time = time
    }

    package static let none = Limits()
  }

  private struct State {
    var calls = 0
    var spent = Money.zero
    /// The dearest call so far, as which each call counts that is under way; `nil` before the first answer.
    var dearest: Money?
    var refused: Kind?
    var refusedRetry = false
  }

  package let limits: Limits
  private let state = Mutex(State())

  package init(_ limits: Limits = .none) { self.limits = limits }

  /// Calls that were made.
  package var calls: Int { state.withLock { $0.calls } }

  /// What was refused first; `nil` as long as everything was allowed.
  package var refused: Kind? { state.withLock { $0.refused } }

  /// Counts one more call; returns `false`, and counts none, when no call is left.
  package func takeCall() -> Bool {
    state.withLock { state in
      if let most = limits.calls, state.calls >= most {
        state.refused = state.refused ?? .calls
        return false
      }
      state.calls += 1
      return true
    }
  }

  /// Whether an error stands because no call was left to try again.
  package var refusedRetry: Bool { state.withLock { $0.refusedRetry } }

  /// Counts one more call for what has failed; returns `false`, and remembers that, when no call is left.
  package func takeRetry() -> Bool {
    guard !takeCall() else { return true }
    state.withLock { $0.refusedRetry = true }
    return false
  }

  /// Takes back a call that was counted and not made.
  package func giveBackCall() { state.withLock { $0.calls -= 1 } }

  /// Adds the cost of a call that was answered.
  package func spend(_ cost: Money) {
    state.withLock { state in
      state.spent = state.spent + cost
      state.dearest = max(state.dearest ?? .zero, cost)
    }
  }

  /// Whether the money lets another call begin.
  package enum Credit { case enough, wait, none }

  /// Says whether another call may begin beside those that are under way, each of which may cost as much as the dearest did.
  ///
  /// Before the first answer nobody knows what a call costs, so that one is waited for.
  package func credit(underWay: Int) -> Credit {
    guard let most = limits.cost else { return .enough }
    return state.withLock { state in
      guard state.spent < most else {
        state.refused = state.refused ?? .cost
        return .none
      }
      guard underWay > 0 else { return .enough }
      guard let dearest = state.dearest else { return .wait }
      return state.spent + dearest * underWay < most ? .enough : .wait
    }
  }
}

extension RunBudget {
  /// A budget that ended a run, so that cases were skipped.
  package struct End: Sendable, Hashable {
    package let kind: Kind
    /// In words, as the cases have it that were skipped.
    package let reason: String

    package init(_ kind: Kind, reason: String) { (self.kind, self.reason) = (kind, reason) }
  }

  /// Why a case was skipped: "the budget of 10 calls is used up (--max-calls)".
  package func reason(_ kind: Kind) -> String {
    let amount =
      switch kind {
      case .calls: limits.calls.map { $0 == 1 ? "1 call" : "\($0) calls" } ?? ""
      case .cost: limits.cost.map(\.description) ?? ""
      case .time: limits.time.map(Self.words) ?? ""
      }
    return "the budget of \(amount) is used up (--\(kind.rawValue))"
  }

  private static func words(_ time: Duration) -> String {
    let milliseconds = Int((time / .milliseconds(1)).rounded())
    return milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000) s" : "\(milliseconds) ms"
  }
}
