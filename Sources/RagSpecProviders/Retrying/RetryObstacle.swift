import RagSpecCore

/// What keeps a request from being tried again.
enum RetryObstacle: Equatable {
  /// It would not help, or was tried as often and as long as it may be.
  case rule
  /// The endpoint asks to be left alone for longer than anybody may wait.
  case advice(Duration, within: Duration)
  /// No call is left, in the words of the budget.
  case budget(String)
}

extension ProviderError {
  /// The same error, with the reason why it stands.
  func stopped(by obstacle: RetryObstacle, at endpoint: Endpoint?) -> ProviderError {
    switch obstacle {
    case .rule: return self
    case .budget(let reason): return adding("not tried again: \(reason)", hint: hint)
    case .advice(let advice, let limit):
      let limits = endpoint.map { " in the limits of \($0.title)" } ?? ""
      return adding(
        "not tried again: it asks to be left alone for \(advice.inWords), and 'retry-within' is \(limit.inWords)",
        hint: "run again in \(advice.inWords), or raise 'retry-within'\(limits)")
    }
  }

  private func adding(_ words: String, hint: String?) -> ProviderError {
    ProviderError(
      kind, "\(message); \(words)", hint: hint, isTransient: isTransient, retryDelay: retryDelay, failure: failure)
  }
}

extension Duration {
  /// In the greatest unit that it is a whole number of, such as `3 min`; beyond a second, parts of one count as one.
  var inWords: String {
    guard self >= .seconds(1) else { return "\(Int((self / .milliseconds(1)).rounded(.up))) ms" }
    let seconds = Int((self / .seconds(1)).rounded(.up))
    if seconds.isMultiple(of: 3_600) { return "\(seconds / 3_600) h" }
    return seconds.isMultiple(of: 60) ? "\(seconds / 60) min" : "\(seconds) s"
  }
}
