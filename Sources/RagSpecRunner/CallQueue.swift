import ContentDigest
import RagSpecCore

/// One request, and everyone who waits for its answer.
struct SharedCall: Sendable {
  let request: KeyedRequest
  /// Cases whose target asks it.
  var items: [RunItem] = []
  /// Positions of cases whose targets or matchers ask it among other things.
  var askers: [Int] = []
  /// Where groundwork needs the answer.
  var rows: [GroundworkRow] = []

  var key: SHA256Digest { request.key }

  /// Takes in those who wait for the same answer.
  mutating func join(_ other: SharedCall) {
    items += other.items
    askers += other.askers
    rows += other.rows
  }

  func isWanted(_ isWanted: (Int) -> Bool) -> Bool {
    items.contains { isWanted($0.index) } || askers.contains(where: isWanted)
      || rows.contains { isWanted($0.firstCase) }
  }
}

/// What a run has yet to do after all that is recorded was judged, in the order of the plan.
struct PendingWork {
  var calls: [PendingCall] = []
  var consulting: [ConsultingCase] = []
  /// Cases whose targets need groundwork that is not laid yet.
  var unprepared: [ConsultingCase] = []

  var isEmpty: Bool { calls.isEmpty && consulting.isEmpty && unprepared.isEmpty }
}

/// Calls that wait, and how many are under way at each endpoint.
///
/// An endpoint that is slow does not hold up another: each has a line of its own. In a line, what matchers ask comes before
/// what targets ask, so that cases that were begun are finished before others are begun.
struct CallQueue {
  private struct Line {
    let endpoint: Endpoint
    let width: Int
    /// The calls that were not made yet.
    var waiting: [SHA256Digest: SharedCall] = [:]
    var matcherOrder = TakenList()
    var targetOrder = TakenList()
    var underWay: [SHA256Digest: SharedCall] = [:]
    /// How many of the calls that wait were asked by targets.
    var targetsWaiting = 0
    /// How many of them were asked for groundwork, which fills its batches itself and waits for nobody.
    var rowsWaiting = 0
    /// HTTP calls, of which one may hold several requests.
    var batchesUnderWay = 0

    var isBatching: Bool { endpoint.batchSize > 1 }
    /// Whether targets have still to answer, which may make matchers ask more.
    var awaitsTargets: Bool { targetsWaiting > 0 || underWay.values.contains { !$0.items.isEmpty } }
    var hasRoom: Bool { batchesUnderWay < width && !waiting.isEmpty }

    mutating func takeNext() -> SharedCall? {
      while let key = matcherOrder.next() ?? targetOrder.next() {
        guard let call = waiting.removeValue(forKey: key) else { continue }
        if !call.items.isEmpty { targetsWaiting -= 1 }
        if !call.rows.isEmpty { rowsWaiting -= 1 }
        return call
      }
      return nil
    }
  }

  /// Keys in the order of their arrival, and how many were taken.
  private struct TakenList {
    private var keys: [SHA256Digest] = []
    private var taken = 0

    var hasMore: Bool { taken < keys.count }

    mutating func append(_ key: SHA256Digest) { keys.append(key) }

    mutating func next() -> SHA256Digest? {
      guard hasMore else { return nil }
      taken += 1
      return keys[taken - 1]
    }
  }

  private var lines: [Line] = []
  private let concurrency: Int?

  init(concurrency: Int?) { self.concurrency = concurrency }

  /// Whether a call that waits may start beside those that are under way.
  var hasRoom: Bool { lines.contains(where: \.hasRoom) }

  /// How many HTTP calls are under way.
  var underWay: Int { lines.reduce(0) { $0 + $1.batchesUnderWay } }

  /// Whether a call is under way, or waits, for a case that is still to be run.
  func isAwaited(where isWanted: (Int) -> Bool) -> Bool {
    lines.contains { $0.underWay.values.contains { $0.isWanted(isWanted) } }
      || lines.contains { $0.waiting.values.contains { $0.isWanted(isWanted) } }
  }

  /// Adds a call; one that waits already or is under way is shared.
  ///
  /// What targets ask comes first, so that no case of theirs joins a call that is under way.
  mutating func add(_ call: SharedCall) {
    let (line, key) = (line(for: call.request), call.key)
    if lines[line].underWay[key] != nil {
      lines[line].underWay[key]?.join(call)
      return
    }
    // Nothing may keep a copy of what waits: joining it would then copy all of it.
    let isKnown = lines[line].waiting[key] != nil
    if !call.items.isEmpty, lines[line].waiting[key]?.items.isEmpty ?? true { lines[line].targetsWaiting += 1 }
    if !call.rows.isEmpty, lines[line].waiting[key]?.rows.isEmpty ?? true { lines[line].rowsWaiting += 1 }
    if isKnown { lines[line].waiting[key]?.join(call) } else { lines[line].waiting[key] = call }
    let isTargets = call.askers.isEmpty && call.rows.isEmpty
    if !isTargets { lines[line].matcherOrder.append(key) } else if !isKnown { lines[line].targetOrder.append(key) }
  }

  /// Whether a request waits already, or is under way.
  func holds(_ key: SHA256Digest) -> Bool {
    lines.contains { $0.waiting[key] != nil || $0.underWay[key] != nil }
  }

  /// The line that holds the request already, perhaps that of an endpoint of another name; else its endpoint's.
  private mutating func line(for request: KeyedRequest) -> Int {
    lines.firstIndex { $0.waiting[request.key] != nil || $0.underWay[request.key] != nil } ?? line(to: request.endpoint)
  }

  private mutating func line(to endpoint: Endpoint) -> Int {
    if let line = lines.firstIndex(where: { $0.endpoint.sharesLimits(with: endpoint) }) { return line }
    lines.append(Line(endpoint: endpoint, width: max(concurrency ?? endpoint.limits.concurrency, 1)))
    return lines.count - 1
  }
}

// MARK: - Taking calls

extension CallQueue {
  /// Takes the calls of the next HTTP call that may start now; none when all lines are full or empty.
  ///
  /// Lines are changed where they are: a copy of one would make a copy of all its calls, each time.
  /// - Parameters:
  ///   - mayGrow: whether others than targets may lead to more calls, so that it pays to wait for a full batch.
  ///   - isAsking: whether recordings are asked for, which lets groundwork come one by one and not in batches.
  ///   - isWanted: whether the case at a position of the plan is still to be run.
  mutating func next(mayGrow: Bool, isAsking: Bool, where isWanted: (Int) -> Bool) -> [SharedCall] {
    for index in lines.indices where !lines[index].isBatching {
      let calls = take(from: index, isWanted)
      if !calls.isEmpty { return calls }
    }
    let mayGrow = mayGrow || isAsking || lines.contains(where: \.awaitsTargets)
    for index in lines.indices where lines[index].isBatching {
      let isDue =
        lines[index].rowsWaiting > 0 && !isAsking || lines[index].waiting.count >= lines[index].endpoint.batchSize
      guard !mayGrow || isDue else { continue }
      let calls = take(from: index, isWanted)
      if !calls.isEmpty { return calls }
    }
    return []
  }

  private mutating func take(from index: Int, _ isWanted: (Int) -> Bool) -> [SharedCall] {
    guard lines[index].hasRoom else { return [] }
    var calls: [SharedCall] = []
    while calls.count < lines[index].endpoint.batchSize, let call = lines[index].takeNext() {
      guard call.isWanted(isWanted) else { continue }
      calls.append(call)
      lines[index].underWay[call.key] = call
    }
    if !calls.isEmpty { lines[index].batchesUnderWay += 1 }
    return calls
  }

  /// Notes that the requests of one HTTP call were answered; returns them with all who ask them by now.
  mutating func finish(_ calls: [SharedCall]) -> [SharedCall] {
    guard let endpoint = calls.first?.request.endpoint else { return [] }
    let index = line(to: endpoint)
    lines[index].batchesUnderWay -= 1
    return calls.map { lines[index].underWay.removeValue(forKey: $0.key) ?? $0 }
  }
}
