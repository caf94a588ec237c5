import ContentDigest
import RagSpecCore

/// Requests whose answers shared recordings may have, each with everyone who waits for it.
///
/// Who waits here stands in no endpoint's line yet, and takes nothing of a budget.
struct InquiryQueue {
  private let shared: (any SharedRecordings)?
  private var waiting: [SHA256Digest: SharedCall] = [:]
  private var order: [SHA256Digest] = []
  private var taken = 0
  private var underWay: [SHA256Digest: SharedCall] = [:]
  /// How long the run has done nothing but wait here, in vain.
  private var waited = Duration.zero

  /// - Parameter shared: who is asked; `nil` where nobody is.
  init(_ shared: (any SharedRecordings)? = nil) { self.shared = shared }

  /// Whether it is any use to ask.
  var isOpen: Bool { shared?.isOpen ?? false }

  /// Whether something may come of it, a call for one.
  var isBusy: Bool { !waiting.isEmpty || !underWay.isEmpty }

  /// Whether somebody waits for a case that is still to be run.
  func isAwaited(where isWanted: (Int) -> Bool) -> Bool {
    underWay.values.contains { $0.isWanted(isWanted) } || waiting.values.contains { $0.isWanted(isWanted) }
  }

  func holds(_ key: SHA256Digest) -> Bool { waiting[key] != nil || underWay[key] != nil }

  /// Adds a request; one that waits already or is under way is shared.
  mutating func add(_ call: SharedCall) {
    if underWay[call.key]?.join(call) != nil || waiting[call.key]?.join(call) != nil { return }
    waiting[call.key] = call
    order.append(call.key)
  }

  /// Takes the next request that may be asked for now.
  mutating func next(where isWanted: (Int) -> Bool) -> SharedCall? {
    guard let shared, shared.isOpen, underWay.count < shared.width else { return nil }
    while let call = takeNext() {
      guard call.isWanted(isWanted) else { continue }
      underWay[call.key] = call
      return call
    }
    return nil
  }

  /// Takes all that wait, once it is no use to ask any more.
  mutating func takeAbandoned() -> [SharedCall] {
    guard !waiting.isEmpty, !isOpen else { return [] }
    var calls: [SharedCall] = []
    while let call = takeNext() { calls.append(call) }
    return calls
  }

  private mutating func takeNext() -> SharedCall? {
    while taken < order.count {
      taken += 1
      if let call = waiting.removeValue(forKey: order[taken - 1]) { return call }
    }
    return nil
  }

  /// Notes that a request was looked for; returns it with all who wait for it by now.
  mutating func finish(_ call: SharedCall) -> SharedCall { underWay.removeValue(forKey: call.key) ?? call }

  /// Notes that the run had nothing to do for so long but to wait for what is not there, and leaves off when that is enough.
  mutating func noteIdle(_ time: Duration) {
    guard let shared else { return }
    waited += time
    if waited > shared.patience { shared.giveUp(after: waited) }
  }
}
