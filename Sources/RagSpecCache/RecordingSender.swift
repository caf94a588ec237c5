import ContentDigest
import RagSpecCore
import Synchronization

/// Sends recordings to a store while a run goes on, a few at a time.
///
/// What waits is in an outbox, so that nothing is lost with the process; what an earlier process left there is sent as soon
/// as the store has answered anything.
final class RecordingSender: Sendable {
  private let store: any ObjectStore
  private let outbox: Outbox
  private let finalWait: Duration
  private let state = Mutex(State())

  /// Recordings under way at once.
  private static let width = 8

  private struct Parcel {
    let key: SHA256Digest
    /// The object, where the outbox could not keep it.
    var object: [UInt8]?
    var isOld = false
  }

  private struct State {
    var line: [Parcel] = []
    var taken = 0
    /// Two that are sent at once for one key could arrive in any order.
    var underWay: Set<SHA256Digest> = []
    /// Parcels that came while another one of their key was under way.
    var postponed: [SHA256Digest: Parcel] = [:]
    /// How many parcels of a key are still to be sent, with the one under way.
    var counts: [SHA256Digest: Int] = [:]
    /// Recordings that the store does not have, as far as this process knows.
    var unsent: Set<SHA256Digest> = []
    var couriers: [Int: Task<Void, Never>] = [:]
    var courierCount = 0
    var isClosed = false
    var hasContact = false
    /// Why the store takes nothing more.
    var trouble: ObjectStoreError?
    /// Recordings that it will never take, and what it said of the first.
    var refusedCount = 0
    var firstRefusal: ObjectStoreError?

    mutating func takeNext() -> Parcel? {
      while !isClosed, taken < line.count {
        let parcel = line[taken]
        taken += 1
        if underWay.insert(parcel.key).inserted { return parcel }
        if postponed.updateValue(parcel, forKey: parcel.key) != nil { counts[parcel.key, default: 1] -= 1 }
      }
      return nil
    }

    /// Notes that nothing of a key is under way any more; what came meanwhile is next.
    mutating func end(_ key: SHA256Digest) {
      underWay.remove(key)
      counts[key, default: 1] -= 1
      if let parcel = postponed.removeValue(forKey: key) { line.append(parcel) }
    }
  }

  init(_ store: any ObjectStore, outbox: Outbox, finalWait: Duration) {
    (self.store, self.outbox, self.finalWait) = (store, outbox, finalWait)
  }

  /// Takes in a recording.
  func offer(_ response: RecordedResponse) {
    let object = RecordingObject.bytes(of: response)
    let isKept = outbox.keep(object, key: response.key)
    add([Parcel(key: response.key, object: isKept ? nil : object)])
  }

  /// Notes that the store has answered: it is worth sending what an earlier process left.
  func noteContact() {
    let isFirst = state.withLock { state in
      defer { state.hasContact = true }
      return !state.hasContact
    }
    guard isFirst else { return }
    let own = state.withLock { $0.unsent }
    add(outbox.keys.filter { !own.contains($0) }.map { Parcel(key: $0, isOld: true) })
  }

  private func add(_ parcels: [Parcel]) {
    state.withLock { state in
      for parcel in parcels { state.unsent.insert(parcel.key) }
      guard !state.isClosed else { return }
      state.line += parcels
      for parcel in parcels { state.counts[parcel.key, default: 0] += 1 }
      for _ in parcels where state.couriers.count < Self.width { startCourier(&state) }
    }
  }

  private func startCourier(_ state: inout State) {
    state.courierCount += 1
    let number = state.courierCount
    // Not on the threads of the run, which have cases to judge.
    state.couriers[number] = Task.detached { [self] in
      while let parcel = next(for: number) {
        await deliver(parcel)
        self.state.withLock { $0.end(parcel.key) }
      }
    }
  }

  private func next(for courier: Int) -> Parcel? {
    state.withLock { state in
      if let parcel = state.takeNext() { return parcel }
      state.couriers[courier] = nil
      return nil
    }
  }

  /// Leaves off sending.
  func close() {
    let couriers = state.withLock { state in
      state.isClosed = true
      return Array(state.couriers.values)
    }
    for courier in couriers { courier.cancel() }
  }
}

// MARK: - Delivering

extension RecordingSender {
  private func deliver(_ parcel: Parcel) async {
    guard let object = parcel.object ?? outbox.object(parcel.key)?.bytes else { return settle(parcel.key) }
    do throws(ObjectStoreError) {
      if parcel.isOld, try await isOutdated(parcel.key) { return settle(parcel.key) }
      try await store.put(object, named: parcel.key.hex)
      settle(parcel.key)
      noteContact()
    } catch { refuse(parcel.key, error) }
  }

  /// Whether the store has an answer that is as new as one that an earlier process left.
  private func isOutdated(_ key: SHA256Digest) async throws(ObjectStoreError) -> Bool {
    guard let there = try await store.object(named: key.hex),
      let stored = try? RecordingObject.response(from: there, key: key), let own = outbox.object(key)?.response
    else { return false }
    return stored.answer.recordedAt >= own.answer.recordedAt
  }

  /// Forgets a recording that the store has, unless a newer one has come, which then is what the outbox holds.
  private func settle(_ key: SHA256Digest) {
    state.withLock { state in
      guard state.counts[key, default: 1] <= 1 else { return }
      outbox.remove(key)
      state.unsent.remove(key)
    }
  }

  private func refuse(_ key: SHA256Digest, _ error: ObjectStoreError) {
    switch error.reason {
    case .cancelled: return
    case .tooLarge:
      settle(key)
      state.withLock { state in
        state.refusedCount += 1
        if state.firstRefusal == nil { state.firstRefusal = error }
      }
    case .unavailable, .denied:
      state.withLock { if $0.trouble == nil { $0.trouble = error } }
      close()
    }
  }
}

// MARK: - The end

extension RecordingSender {
  /// Waits a moment for what is under way; returns what people should know of what was not sent.
  func finish() async -> [String] {
    await waitForCouriers()
    let (trouble, refused, first) = state.withLock { ($0.trouble, $0.refusedCount, $0.firstRefusal) }
    var warnings: [String] = []
    if let first {
      let count = refused == 1 ? "a recording" : "\(refused) recordings"
      warnings.append("the shared cache \(store.title) does not take \(count): \(first.inWords)")
    }
    if let trouble { warnings.append("the shared cache \(store.title) takes no recordings: \(trouble.inWords)") }
    if let note = noteOfUnsent { warnings.append(note) }
    outbox.close()
    return warnings
  }

  /// What is left in the outbox; `nil` when the store has everything, and when nobody has spoken to it.
  private var noteOfUnsent: String? {
    let (unsent, isClosed) = state.withLock { ($0.unsent, $0.isClosed) }
    guard isClosed || !unsent.isEmpty else { return nil }
    let count = unsent.union(outbox.keys).count
    guard count > 0 else { return nil }
    let recordings = count == 1 ? "1 recording was" : "\(count) recordings were"
    return
      "\(recordings) not sent to the shared cache yet: the next run that reaches it sends what is in '\(outbox.folder)'"
  }

  private func waitForCouriers() async {
    guard state.withLock({ !$0.couriers.isEmpty }) else { return }
    let alarm = Task.detached { [self, finalWait] in
      do { try await Task.sleep(for: finalWait, clock: .continuous) } catch { return }
      close()
    }
    await withTaskCancellationHandler {
      while let courier = state.withLock({ $0.couriers.values.first }) { await courier.value }
    } onCancel: {
      close()
    }
    alarm.cancel()
  }
}
