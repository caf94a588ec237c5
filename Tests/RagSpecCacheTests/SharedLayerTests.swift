import ContentDigest
import Foundation
import RagSpecCore
import Testing

@testable import RagSpecCache

@Suite(.timeLimit(.minutes(5))) struct SharedLayerTests {
  private let folder = TemporaryFolder()
  private let store = FakeStore()
  private let down = ObjectStoreError(.unavailable, "it is down", hint: "raise it")

  private var outbox: String { folder["unsent"] }

  private func layer(writes: Bool = true, timeout: Duration = .seconds(30)) -> SharedLayer {
    SharedLayer(store, outbox: writes ? outbox : nil, timeout: timeout)
  }

  private func put(_ response: RecordedResponse, under key: SHA256Digest? = nil) {
    let name = (key ?? response.key).hex
    store.change { $0.objects[name] = RecordingObject.bytes(of: response) }
  }

  private var waiting: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: outbox)) ?? []).sorted() }

  @Test func `gives what the store has`() async {
    put(.sample(1))
    let layer = layer()
    #expect(await layer.recording(for: .sample(1))?.answer == RecordedResponse.sample(1).answer)
    #expect(await layer.recording(for: .sample(2)) == nil)
    #expect(await layer.finish() == [] && layer.isOpen)
    #expect(store.now.got == [SHA256Digest.sample(1).hex, SHA256Digest.sample(2).hex] && store.now.put == [])
  }

  @Test func `the first failure ends it, and what hangs with it`() async {
    let layer = layer()
    store.change { $0.hanging = [SHA256Digest.sample(1).hex, SHA256Digest.sample(2).hex] }
    async let first = layer.recording(for: .sample(1))
    async let second = layer.recording(for: .sample(2))
    while store.now.got.count < 2 { await Task.yield() }
    store.change { $0.readFailure = down }
    #expect(await layer.recording(for: .sample(3)) == nil)
    #expect(await first == nil)
    #expect(await second == nil)
    #expect(!layer.isOpen)
    #expect(await layer.recording(for: .sample(4)) == nil && store.now.got.count == 3, "nobody is asked any more")
    layer.offer(.sample(5))
    let told = await layer.finish()
    #expect(
      told == [
        "the shared cache memory was left alone: it is down; raise it",
        "1 recording was not sent to the shared cache yet: the next run that reaches it sends what is in '\(outbox)'",
      ])
    #expect(store.now.put.isEmpty && waiting == [SHA256Digest.sample(5).hex])
  }

  @Test func `a run that gives up ends what is asked`() async {
    let layer = layer()
    store.change { $0.hanging = [SHA256Digest.sample(1).hex] }
    async let answer = layer.recording(for: .sample(1))
    while store.now.got.isEmpty { await Task.yield() }
    layer.giveUp(after: .milliseconds(4_120))
    #expect(await answer == nil)
    #expect(
      await layer.finish() == [
        "the shared cache memory was left alone: it took 4.1 s to say that it does not have what was asked for"
      ])
  }

  @Test func `a cancelled question is no failure`() async {
    let layer = layer()
    store.change { $0.hanging = [SHA256Digest.sample(1).hex] }
    let task = Task { await layer.recording(for: .sample(1)) }
    while store.now.got.isEmpty { await Task.yield() }
    task.cancel()
    #expect(await task.value == nil && layer.isOpen)
    #expect(await layer.finish() == [])
  }

  @Test func `wrong objects are told once, with the first of them`() async {
    put(.sample(9), under: .sample(1))
    store.change { $0.objects[SHA256Digest.sample(2).hex] = Array("<html>".utf8) }
    let layer = layer()
    #expect(await layer.recording(for: .sample(1)) == nil)
    #expect(await layer.recording(for: .sample(2)) == nil)
    #expect(layer.isOpen)
    let key = SHA256Digest.sample(1).hex.prefix(12)
    #expect(
      await layer.finish() == [
        "2 objects of the shared cache memory could not be used: of \(key), it answers another request"
      ])
  }

  // MARK: - Sending

  @Test func `what is offered is sent, a few at a time, and nothing is left behind`() async throws {
    let layer = layer()
    for number in 0..<100 { layer.offer(.sample(number)) }
    #expect(await layer.finish() == [])
    #expect(store.now.objects.count == 100 && store.now.mostUnderWay <= 8)
    #expect(!folder.exists("unsent"))
    let object = try #require(store.now.objects[SHA256Digest.sample(7).hex])
    #expect(try RecordingObject.response(from: object, key: .sample(7)).answer == RecordedResponse.sample(7).answer)
  }

  @Test func `one that takes its time does not hold up the others`() async {
    store.change { $0.hanging = [SHA256Digest.sample(1).hex] }
    let layer = layer(timeout: .milliseconds(50))
    layer.offer(.sample(1))
    while store.now.put.isEmpty { await Task.yield() }
    layer.offer(.sample(2))
    while store.now.objects.isEmpty { await Task.yield() }
    #expect(await layer.finish().count == 1)
  }

  @Test func `files that wait are for their owner alone`() async throws {
    store.change { $0.writeFailure = down }
    let layer = layer()
    layer.offer(.sample(1))
    _ = await layer.finish()
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(outbox)/\(SHA256Digest.sample(1).hex)")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `a store that takes nothing is tried no further, and still read`() async {
    put(.sample(1))
    store.change { $0.writeFailure = ObjectStoreError(.denied, "no") }
    let layer = layer()
    for number in 10..<60 { layer.offer(.sample(number)) }
    let told = await layer.finish()
    #expect(
      told == [
        "the shared cache memory takes no recordings: no",
        "50 recordings were not sent to the shared cache yet: the next run that reaches it sends what is in '\(outbox)'",
      ])
    #expect(store.now.put.count <= 8 && waiting.count == 50)
    #expect(await layer.recording(for: .sample(1)) != nil)
  }

  @Test func `what the store will never take does not wait`() async {
    store.change { $0.writeFailure = ObjectStoreError(.tooLarge, "it is too large") }
    let layer = layer()
    layer.offer(.sample(1))
    layer.offer(.sample(2))
    #expect(await layer.finish() == ["the shared cache memory does not take 2 recordings: it is too large"])
    #expect(waiting == [])
  }

  @Test func `nobody waits longer than a moment for what hangs`() async {
    store.change { $0.hanging = [SHA256Digest.sample(1).hex] }
    let layer = layer(timeout: .milliseconds(20))
    layer.offer(.sample(1))
    #expect(await layer.finish().count == 1)
    #expect(waiting == [SHA256Digest.sample(1).hex])
  }

  @Test func `an interrupted run does not wait at all`() async {
    store.change { $0.hanging = [SHA256Digest.sample(1).hex] }
    let layer = layer(timeout: .seconds(3_600))
    layer.offer(.sample(1))
    let task = Task { await layer.finish() }
    while store.now.put.isEmpty { await Task.yield() }
    task.cancel()
    #expect(await task.value.count == 1)
  }

  // MARK: - What an earlier process left

  @Test func `what waits is sent as soon as the store has answered anything`() async {
    store.change { $0.writeFailure = down }
    let first = layer()
    for number in 0..<20 { first.offer(.sample(number)) }
    _ = await first.finish()
    store.change { $0.writeFailure = nil }
    let idle = layer()
    #expect(await idle.finish() == [] && waiting.count == 20, "a run that asks nothing sends nothing")
    let second = layer()
    #expect(await second.recording(for: .sample(99)) == nil)
    #expect(await second.finish() == [])
    #expect(store.now.objects.count == 20 && waiting.isEmpty)
  }

  @Test func `it does not take the place of what is newer there`() async throws {
    store.change { $0.writeFailure = down }
    let first = layer()
    for number in 0..<2 { first.offer(.sample(number, recordedAt: 1_700)) }
    _ = await first.finish()
    store.change { $0.writeFailure = nil }
    put(.sample(0).answering("newer", recordedAt: 1_800))
    put(.sample(1).answering("older", recordedAt: 1_600))
    let second = layer()
    _ = await second.recording(for: .sample(99))
    #expect(await second.finish() == [] && waiting.isEmpty)
    let texts = try (0..<2).map { number in
      let object = try #require(store.now.objects[SHA256Digest.sample(number).hex])
      return try RecordingObject.response(from: object, key: .sample(number)).answer.output.content
    }
    #expect(texts == ["newer", "answer 1"])
  }

  /// Two objects of one name that are under way at once arrive in any order.
  @Test func `what waited is not under way beside a new answer to the same`() async throws {
    let (old, new) = (RecordedResponse.sample(1).answering("old", recordedAt: 1), RecordedResponse.sample(1))
    store.change { $0.writeFailure = down }
    let earlier = layer()
    earlier.offer(old)
    _ = await earlier.finish()
    store.change { state in
      state.writeFailure = nil
      state.put = []
      state.heldBack = RecordingObject.bytes(of: old)
    }
    let layer = layer()
    _ = await layer.recording(for: .sample(2))
    while store.now.put.isEmpty { await Task.yield() }
    layer.offer(new)
    layer.offer(.sample(3))
    while store.now.put.count < 2 { await Task.yield() }
    #expect(store.now.put == [SHA256Digest.sample(1).hex, SHA256Digest.sample(3).hex])
    store.change { $0.heldBack = nil }
    #expect(await layer.finish() == [])
    #expect(store.now.objects[new.key.hex] == RecordingObject.bytes(of: new) && waiting.isEmpty)
  }

  @Test func `what is broken there is thrown away`() async throws {
    try FileManager.default.createDirectory(atPath: outbox, withIntermediateDirectories: true)
    try folder.write("half a li", to: "unsent/\(SHA256Digest.sample(1).hex)")
    try folder.write("a note", to: "unsent/README")
    let layer = layer()
    _ = await layer.recording(for: .sample(99))
    #expect(await layer.finish() == [] && waiting == ["README"] && store.now.put == [])
  }

  @Test func `what cannot be kept is sent all the same`() async throws {
    try folder.write("a file", to: "unsent")
    let layer = layer()
    layer.offer(.sample(1))
    let told = await layer.finish()
    #expect(told == [] && store.now.objects.count == 1)
  }

  @Test func `a store that is only read gets nothing`() async {
    let layer = layer(writes: false)
    layer.offer(.sample(1))
    store.change { $0.readFailure = down }
    _ = await layer.recording(for: .sample(1))
    #expect(await layer.finish() == ["the shared cache memory was left alone: it is down; raise it"])
    #expect(store.now.put.isEmpty && waiting.isEmpty)
  }
}
