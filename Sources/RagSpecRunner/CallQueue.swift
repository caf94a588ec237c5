import ContentDigest
import RagSpecCore

/// Cases that ask the same thing, and so share one call.
struct SharedCall: Sendable {
  let request: ModelRequest
  let canonical: [UInt8]
  let key: SHA256Digest
  var items: [RunItem]

  func isWanted(_ isWanted: (Int) -> Bool) -> Bool { items.contains { isWanted($0.index) } }
}

/// Calls that wait, in the order of the plan, and how many are under way at each endpoint.
///
/// An endpoint that is slow does not hold up another: each has a line of its own.
struct CallQueue {
  private struct Line {
    let endpoint: String
    let width: Int
    let calls: [SharedCall]
    /// How many of the calls were taken.
    var taken = 0
    var underWay: [SHA256Digest: SharedCall] = [:]

    var mayStart: Bool { taken < calls.count && underWay.count < width }
  }

  private var lines: [Line]

  init(_ pending: [PendingCall], concurrency: Int?) {
    let calls = Self.shared(pending)
    lines = calls.map(\.request.endpoint.name).uniqued().map { name in
      let own = calls.filter { $0.request.endpoint.name == name }
      let limit = own.first?.request.endpoint.limits.concurrency ?? 1
      return Line(endpoint: name, width: max(concurrency ?? limit, 1), calls: own)
    }
  }

  var underWay: Int { lines.reduce(0) { $0 + $1.underWay.count } }

  /// Whether a call is under way for a case that is still to be run.
  func isAwaited(where isWanted: (Int) -> Bool) -> Bool {
    lines.contains { $0.underWay.values.contains { $0.isWanted(isWanted) } }
  }

  /// Takes the next call that may start now; `nil` when all lines are full or empty.
  ///
  /// Lines are changed where they are: a copy of one would make a copy of all its calls, each time.
  /// - Parameter isWanted: whether the case at a position of the plan is still to be run.
  mutating func next(where isWanted: (Int) -> Bool) -> SharedCall? {
    for index in lines.indices {
      while lines[index].mayStart {
        let call = lines[index].calls[lines[index].taken]
        lines[index].taken += 1
        guard call.isWanted(isWanted) else { continue }
        lines[index].underWay[call.key] = call
        return call
      }
    }
    return nil
  }

  mutating func finish(_ call: SharedCall) {
    guard let index = lines.firstIndex(where: { $0.endpoint == call.request.endpoint.name }) else { return }
    lines[index].underWay[call.key] = nil
  }

  private static func shared(_ pending: [PendingCall]) -> [SharedCall] {
    var calls: [SharedCall] = []
    var positions: [SHA256Digest: Int] = [:]
    for call in pending {
      if let position = positions[call.key] {
        calls[position].items.append(call.item)
      } else {
        positions[call.key] = calls.count
        calls.append(SharedCall(request: call.request, canonical: call.canonical, key: call.key, items: [call.item]))
      }
    }
    return calls
  }
}

extension Sequence where Element: Hashable {
  /// The elements without repetitions, in the order of their first appearance.
  fileprivate func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
