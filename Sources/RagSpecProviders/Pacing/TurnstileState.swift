import RagSpecCore

/// What a turnstile knows of its endpoint.
///
/// An endpoint that refuses requests as too many (429) is left alone as a whole for as long as it says. Where it does not say,
/// the first burst of refusals only makes the window narrower, since that may be all that it takes; bursts without an answer
/// between them are a storm, and pause it for a time that doubles and is drawn from its upper half. When it has refused everything for longer than a
/// request may be tried, or asks for more time than that, waiting is no use: it is not paused any more, and nothing is tried
/// twice until it answers.
struct TurnstileState: Sendable {
  var window: AdaptiveWindow
  var schedule: StartSchedule
  var line = WaitingLine()

  private let policy: RetryPolicy
  private var estimate: TokenEstimate
  private var inside = 0
  /// Bursts of refusals since the last answer, and when the first of them came.
  private var bursts = 0
  private var refusingSince: Duration?
  /// Requests of the whole run that were refused as too many.
  private(set) var refusals = 0

  init(_ endpoint: Endpoint, width: Int, policy: RetryPolicy, now: Duration) {
    let limits = endpoint.limits
    window = AdaptiveWindow(most: width)
    schedule = StartSchedule(
      requestsPerMinute: limits.requestsPerMinute, tokensPerMinute: limits.tokensPerMinute, from: now)
    estimate = TokenEstimate(for: endpoint)
    self.policy = policy
  }

  /// The tokens to reserve for a call; none where nobody limits them.
  func tokens(for requests: [ModelRequest]) -> Int { schedule.countsTokens ? estimate.tokens(for: requests) : 0 }
}

// MARK: - Places

extension TurnstileState {
  /// Takes a place unless all are taken, or others wait for one.
  mutating func takePlace() -> Bool {
    guard inside < window.width, line.isEmpty else { return false }
    inside += 1
    return true
  }

  /// Gives a place back; returns those who are let in for it, and for places that the window has got.
  mutating func leavePlace() -> [WaitingLine.Place] {
    inside -= 1
    var admitted: [WaitingLine.Place] = []
    while inside < window.width, let next = line.takeFirst() {
      inside += 1
      admitted.append(next)
    }
    return admitted
  }
}

// MARK: - What came of calls

extension TurnstileState {
  /// Counts the tokens that a call took; where the endpoint does not say, the estimate stays.
  mutating func noteAnswer(_ outputs: [ModelOutput], to requests: [ModelRequest], reserved: Int) {
    (bursts, refusingSince) = (0, nil)
    guard schedule.countsTokens else { return }
    var taken = 0
    for (request, output) in zip(requests, outputs) {
      guard let tokens = estimate.learn(request, output.usage) else { return }
      taken += tokens
    }
    schedule.correct(by: taken - reserved)
  }

  /// Draws the conclusions from an error; returns it as it is to be told.
  ///
  /// - Parameter random: in [0, 1).
  mutating func noted(
    _ error: ProviderError, _ ticket: AdaptiveWindow.Ticket, at now: Duration, random: Double
  ) -> ProviderError {
    switch error.kind {
    case .status(429) where error.isTransient: return refused(error, ticket, at: now, random: random)
    case .status where error.isTransient: pause(for: error.retryDelay, from: now)
    case .timedOut: window.noteTimeout(ticket)
    default: break
    }
    return error
  }

  private mutating func refused(
    _ error: ProviderError, _ ticket: AdaptiveWindow.Ticket, at now: Duration, random: Double
  ) -> ProviderError {
    refusals += 1
    let since = refusingSince ?? now
    refusingSince = since
    let isNews = window.noteCrowding(ticket)
    guard now - since <= policy.budget, error.retryDelay ?? .zero <= policy.budget else { return error.asFinal }
    if let advice = error.retryDelay, advice > .zero {
      pause(for: advice, from: now)
    } else if isNews, bursts > 0 {
      let longest = min(policy.base * (1 << min(bursts - 1, 30)), policy.cap)
      pause(for: longest * (0.5 + random / 2), from: now)
    }
    if isNews { bursts += 1 }
    return error
  }

  /// A server that asks for more time than anybody would wait is asked again when the next request comes.
  private mutating func pause(for length: Duration?, from now: Duration) {
    guard let length, length > .zero, length <= policy.budget else { return }
    schedule.pause(until: now + length)
  }
}

extension ProviderError {
  /// The same error, which is not tried again.
  fileprivate var asFinal: ProviderError {
    ProviderError(kind, message, hint: hint, isTransient: false, retryDelay: retryDelay, failure: failure)
  }
}
