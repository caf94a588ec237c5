/// How many requests may be under way at an endpoint at once, found out by how it answers.
///
/// Additive increase, multiplicative decrease (Chiu and Jain, *Analysis of the increase and decrease algorithms for congestion
/// avoidance*, 1989). It starts at the most that is declared, since that is what somebody measured or chose, is halved when the
/// endpoint says that it is asked too much, or when its answers take many times as long as they did, and grows by a sixteenth
/// of the most with each round of answers. A server that is in trouble of its own (5xx) is asked as wide as before.
package struct AdaptiveWindow: Sendable {
  /// Tells apart what began before the last decrease: it says nothing of the width since.
  package struct Ticket: Sendable { fileprivate let epoch: Int }

  package let most: Int
  /// From 1 to the most.
  package private(set) var width: Int

  private let step: Int
  private var epoch = 0
  /// How long the answers of this round took.
  private var round: [Duration] = []
  /// The least of the middle times of all rounds: how long an answer takes when nobody is in the way.
  private var calm: Duration?
  /// The width before a slow round made it narrower, and how slow that was.
  private var suspicion: (width: Int, latency: Duration)?

  /// A round has at least so many answers, of which the middle one tells something.
  private static let leastRound = 8
  /// Answers collapse when they take so many times as long as in a calm round, and this long at least: below it, what is
  /// measured is this machine.
  private static let collapse = (factor: 4, least: Duration.seconds(1))
  /// A decrease that has not shortened answers to this share was none of their reasons.
  private static let cured = 0.7

  /// Takes a most of 1 or more; anything less counts as 1.
  package init(most: Int) {
    self.most = max(most, 1)
    width = self.most
    step = max(self.most / 16, 1)
  }

  /// What a request that begins now has to show when it ends.
  package var ticket: Ticket { Ticket(epoch: epoch) }

  /// Notes an answer, and how long it took.
  package mutating func noteAnswer(_ ticket: Ticket, after latency: Duration) {
    guard ticket.epoch == epoch else { return }
    round.append(latency)
    if round.count >= max(width, Self.leastRound) { endRound() }
  }

  /// Notes that the endpoint refused a request as one too many, or did not answer it in time; returns whether this is news:
  /// requests that were under way together are refused together, and are one reason to ask less.
  @discardableResult
  package mutating func noteCrowding(_ ticket: Ticket) -> Bool {
    guard ticket.epoch == epoch else { return false }
    suspicion = nil
    narrow()
    return true
  }

  private mutating func narrow() {
    width = max(width / 2, 1)
    epoch += 1
    round.removeAll(keepingCapacity: true)
  }

  private mutating func endRound() {
    round.sort()
    let middle = round[round.count / 2]
    round.removeAll(keepingCapacity: true)
    if let suspicion, middle > suspicion.latency * Self.cured {
      // Fewer at once are no faster: the work is longer, and not the queue.
      (calm, width) = (middle, suspicion.width)
      self.suspicion = nil
      return
    }
    suspicion = nil
    if let calm, middle > calm * Self.collapse.factor, middle >= Self.collapse.least, width > 1 {
      suspicion = (width, middle)
      return narrow()
    }
    calm = min(calm ?? middle, middle)
    width = min(width + step, most)
  }
}
