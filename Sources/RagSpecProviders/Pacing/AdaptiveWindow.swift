/// How many requests may be under way at an endpoint at once, found out by how it answers.
///
/// Additive increase, multiplicative decrease (Chiu and Jain, *Analysis of the increase and decrease algorithms for congestion
/// avoidance*, 1989). It starts at the most that is declared, since that is what somebody measured or chose, is halved when the
/// endpoint says that it is asked too much, or when its answers take many times as long as they did, and grows with each round
/// of answers by a sixteenth of the most, or by a quarter of what it is where that is less. It comes back to a width that was
/// refused only after more rounds, twice as many each time. A server that is in trouble of its own (5xx) is asked as wide as
/// before.
package struct AdaptiveWindow: Sendable {
  /// Tells apart what began before the last decrease: it says nothing of the width since.
  package struct Ticket: Sendable { fileprivate let epoch: Int }

  package let most: Int
  /// From 1 to the most.
  package private(set) var width: Int

  private let longestStep: Int
  /// The width that was refused last; `nil` once it is borne again.
  private var refused: Int?
  /// Rounds of answers that it takes before that width is tried again, and how many there were.
  private var rounds = (needed: 1, done: 0)
  private var epoch = 0
  /// Whether the endpoint has answered since the last decrease.
  private var isAlive = false
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
  private static let mostRounds = 32
  /// A decrease that has not shortened answers to this share was none of their reasons.
  private static let cured = 0.7

  /// Takes a most of 1 or more; anything less counts as 1.
  package init(most: Int) {
    self.most = max(most, 1)
    width = self.most
    longestStep = max(self.most / 16, 1)
  }

  /// What a request that begins now has to show when it ends.
  package var ticket: Ticket { Ticket(epoch: epoch) }

  /// Notes an answer, and how long it took.
  package mutating func noteAnswer(_ ticket: Ticket, after latency: Duration) {
    guard ticket.epoch == epoch else { return }
    isAlive = true
    round.append(latency)
    if round.count >= max(width, Self.leastRound) { endRound() }
  }

  /// Notes that the endpoint refused a request as one too many; returns whether this is news: requests that were under way
  /// together are refused together, and are one reason to ask less.
  @discardableResult
  package mutating func noteCrowding(_ ticket: Ticket) -> Bool {
    guard ticket.epoch == epoch else { return false }
    suspicion = nil
    refused = width
    rounds = (min(rounds.needed * 2, Self.mostRounds), 0)
    narrow()
    return true
  }

  /// Notes that the endpoint did not answer in time. Where it answers nobody, fewer at once would only take longer to find out.
  package mutating func noteTimeout(_ ticket: Ticket) {
    if isAlive { noteCrowding(ticket) }
  }

  private mutating func narrow() {
    width = max(width / 2, 1)
    epoch += 1
    isAlive = false
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
    widen()
  }

  private mutating func widen() {
    if let refused, width >= refused { (self.refused, rounds) = (nil, (1, 0)) }
    let wider = min(width + max(min(longestStep, width / 4), 1), most)
    rounds.done += 1
    guard wider < refused ?? .max || rounds.done >= rounds.needed else { return }
    (width, rounds.done) = (wider, 0)
  }
}
