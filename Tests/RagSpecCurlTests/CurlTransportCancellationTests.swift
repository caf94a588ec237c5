import RagSpecCurl
import RagSpecProviders
import RagSpecTestSupport
import Testing

@Suite("curl transport: cancellation and shutdown")
struct CurlTransportCancellationTests {
  let transport = CurlTransport()

  @Test("a cancelled wait ends at once, and so does its connection")
  func cancelWhileWaiting() async throws {
    let server = try LoopbackServer { _ in .never }
    let start = ContinuousClock.now
    let task = send(to: server)
    try await until { server.requests.count == 1 }
    task.cancel()
    #expect(await task.value?.kind == .cancelled)
    try await until { server.abandonedCount == 1 }
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test("a task that was cancelled before asks nobody")
  func cancelBeforeStart() async throws {
    let server = try LoopbackServer { _ in .text("") }
    for _ in 0..<50 {
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        return await failure(HTTPRequest(.get, server.url))
      }
      task.cancel()
      #expect(await task.value?.kind == .cancelled)
    }
    #expect(server.requests.isEmpty)
  }

  @Test("cancelling at any moment either cancels or comes too late, and never hangs")
  func cancelAtAnyMoment() async throws {
    let server = try LoopbackServer { _ in .text("x") }
    for round in 0..<300 {
      let task = send(to: server)
      for _ in 0..<(round % 30) { await Task.yield() }
      task.cancel()
      let error = await task.value
      #expect(error == nil || error?.kind == .cancelled)
    }
    #expect(try await transport.send(HTTPRequest(.get, server.url)).status == 200)
  }

  @Test("others go on when one is cancelled")
  func cancelOne() async throws {
    let server = try LoopbackServer { $0.path == "/never" ? .never : .text("x").delayed(by: .milliseconds(100)) }
    let never = send(to: server, "/never")
    let others = (0..<10).map { _ in send(to: server) }
    try await until { server.requests.count == 11 }
    never.cancel()
    #expect(await never.value?.kind == .cancelled)
    for other in others { #expect(await other.value == nil) }
  }

  @Test("shutting down cancels what is under way and what comes later")
  func shutdown() async throws {
    let server = try LoopbackServer { _ in .never }
    let tasks = (0..<5).map { _ in send(to: server) }
    try await until { server.requests.count == 5 }
    transport.shutdown()
    for task in tasks { #expect(await task.value?.kind == .cancelled) }
    #expect(await failure(HTTPRequest(.get, server.url))?.kind == .cancelled)
    try await until { server.abandonedCount == 5 }
    transport.shutdown()
  }

  @Test("shutting down without any request does nothing")
  func shutdownUnused() { CurlTransport().shutdown() }

  @Test("a transport that nobody refers to closes its connections")
  func release() async throws {
    let server = try LoopbackServer { _ in .text("x") }
    for _ in 0..<20 { _ = try await CurlTransport().send(HTTPRequest(.get, server.url)) }
    #expect(server.connectionCount == 20)
  }

  private func send(to server: LoopbackServer, _ path: String = "/") -> Task<TransportError?, Never> {
    Task { await failure(HTTPRequest(.get, server.url + path, timeout: .seconds(30))) }
  }

  private func failure(_ request: HTTPRequest) async -> TransportError? {
    do throws(TransportError) {
      _ = try await transport.send(request)
      return nil
    } catch { return error }
  }

  /// Waits for something that must come, for at most ten seconds.
  private func until(_ condition: () -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(10)
    while !condition(), ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(2)) }
    #expect(condition())
  }
}
