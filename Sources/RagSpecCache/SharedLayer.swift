package import ContentDigest
package import RagSpecCore
import Synchronization

/// The shared layer of the cache: recordings that a store keeps for several machines.
///
/// It is asked for what no other layer has, and gets what endpoints answered. The first failure ends that for the process:
/// a store that is away costs a run one time-out. An object that is not the recording that was asked for is none.
package final class SharedLayer: SharedRecordings {
  package let width = 32
  package let patience: Duration
  private let store: any ObjectStore
  /// `nil` where nothing is to be sent.
  private let sender: RecordingSender?
  private let state = Mutex(State())

  private typealias Answer = Result<[UInt8]?, ObjectStoreError>

  private struct State {
    /// Why nobody is asked any more.
    var trouble: String?
    var lookups: [Int: Task<Answer, Never>] = [:]
    var lookupCount = 0
    /// Objects that were not what they should be, and what is wrong with the first of them.
    var wrongCount = 0
    var firstWrong: (key: SHA256Digest, reason: String)?
  }

  /// - Parameters:
  ///   - outbox: the folder of what the store does not have yet; `nil` for a store that is only read.
  ///   - timeout: the longest wait for one object, and for what is being sent at the end.
  package init(_ store: any ObjectStore, outbox: String?, timeout: Duration) {
    self.store = store
    patience = timeout * 2
    sender = outbox.map { RecordingSender(store, outbox: Outbox(folder: $0), finalWait: timeout) }
  }

  package var isOpen: Bool { state.withLock { $0.trouble == nil } }

  package func offer(_ response: RecordedResponse) { sender?.offer(response) }

  package func giveUp(after waiting: Duration) {
    let seconds = (waiting / .milliseconds(100)).rounded() / 10
    close("it took \(seconds) s to say that it does not have what was asked for")
  }

  package func finish() async -> [String] {
    let (trouble, wrong) = state.withLock { state in
      (state.trouble, state.firstWrong.map { (count: state.wrongCount, key: $0.key, reason: $0.reason) })
    }
    var warnings: [String] = []
    if let trouble { warnings.append("the shared cache \(store.title) was left alone: \(trouble)") }
    if let wrong {
      let objects = wrong.count == 1 ? "an object" : "\(wrong.count) objects"
      warnings.append(
        "\(objects) of the shared cache \(store.title) could not be used: of \(wrong.key.hex.prefix(12)), \(wrong.reason)"
      )
    }
    return warnings + (await sender?.finish() ?? [])
  }
}

// MARK: - Asking

extension SharedLayer {
  package func recording(for key: SHA256Digest) async -> RecordedResponse? {
    guard let (number, lookup) = begin(key) else { return nil }
    let answer = await withTaskCancellationHandler {
      await lookup.value
    } onCancel: {
      lookup.cancel()
    }
    state.withLock { $0.lookups[number] = nil }
    switch answer {
    case .success(let bytes):
      sender?.noteContact()
      return bytes.flatMap { response(from: $0, key: key) }
    case .failure(let error):
      note(error, key: key)
      return nil
    }
  }

  private func begin(_ key: SHA256Digest) -> (number: Int, lookup: Task<Answer, Never>)? {
    state.withLock { state in
      guard state.trouble == nil else { return nil }
      let lookup = Task { [store] () async -> Answer in
        do throws(ObjectStoreError) { return .success(try await store.object(named: key.hex)) } catch {
          return .failure(error)
        }
      }
      state.lookupCount += 1
      state.lookups[state.lookupCount] = lookup
      return (state.lookupCount, lookup)
    }
  }

  private func response(from bytes: [UInt8], key: SHA256Digest) -> RecordedResponse? {
    do throws(RecordingObject.Fault) { return try RecordingObject.response(from: bytes, key: key) } catch {
      noteWrong(key, error.reason)
      return nil
    }
  }

  private func note(_ error: ObjectStoreError, key: SHA256Digest) {
    switch error.reason {
    case .cancelled: return
    case .tooLarge: noteWrong(key, error.message)
    case .unavailable, .denied:
      close(error.inWords)
      // Who is away takes nothing either.
      sender?.close()
    }
  }

  private func noteWrong(_ key: SHA256Digest, _ reason: String) {
    state.withLock { state in
      state.wrongCount += 1
      if state.firstWrong == nil { state.firstWrong = (key, reason) }
    }
  }

  /// Ends all that is asked; only the first reason counts.
  private func close(_ trouble: String) {
    let lookups = state.withLock { state in
      if state.trouble == nil { state.trouble = trouble }
      return Array(state.lookups.values)
    }
    for lookup in lookups { lookup.cancel() }
  }
}

extension ObjectStoreError {
  /// The message with its hint.
  var inWords: String { message + (hint.map { "; \($0)" } ?? "") }
}
