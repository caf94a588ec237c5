import RagSpecCore
import Synchronization

/// Objects in a dictionary, with failures on demand.
final class FakeStore: ObjectStore {
  struct State {
    var objects: [String: [UInt8]] = [:]
    var got: [String] = []
    var put: [String] = []
    var readFailure: ObjectStoreError?
    var writeFailure: ObjectStoreError?
    /// Names that wait until the task is cancelled.
    var hanging: Set<String> = []
    /// An object that is under way for as long as it stands here.
    var heldBack: [UInt8]?
    var underWay = 0
    var mostUnderWay = 0
  }

  let title = "memory"
  private let state = Mutex(State())

  var now: State { state.withLock { $0 } }
  func change(_ body: (inout sending State) -> Void) { state.withLock { body(&$0) } }

  func object(named name: String) async throws(ObjectStoreError) -> [UInt8]? {
    state.withLock { $0.got.append(name) }
    try await hang(on: name)
    return try state.withLock { state throws(ObjectStoreError) in
      if let failure = state.readFailure { throw failure }
      return state.objects[name]
    }
  }

  func put(_ bytes: [UInt8], named name: String) async throws(ObjectStoreError) {
    state.withLock { state in
      state.put.append(name)
      state.underWay += 1
      state.mostUnderWay = max(state.mostUnderWay, state.underWay)
    }
    defer { state.withLock { $0.underWay -= 1 } }
    await Task.yield()
    while now.heldBack == bytes { try? await Task.sleep(for: .milliseconds(1)) }
    try await hang(on: name)
    try state.withLock { state throws(ObjectStoreError) in
      if let failure = state.writeFailure { throw failure }
      state.objects[name] = bytes
    }
  }

  private func hang(on name: String) async throws(ObjectStoreError) {
    guard now.hanging.contains(name) else { return }
    while !Task.isCancelled { try? await Task.sleep(for: .seconds(600)) }
    throw ObjectStoreError(.cancelled, "cancelled")
  }
}
