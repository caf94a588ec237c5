import RagSpecCore
import RagSpecCurl
import RagSpecProviders
import RagSpecTestSupport
import Testing

@Suite("time-outs of their own")
struct PatienceTests {
  private let transport = CurlTransport()

  private func failure(_ url: String, _ settings: NetworkSettings, timeout: Duration = .seconds(60)) async
    -> TransportError?
  {
    do throws(TransportError) {
      _ = try await EndpointTransport(transport, settings).send(HTTPRequest(.get, url, timeout: timeout))
      return nil
    } catch { return error }
  }

  @Test("a server that does not begin to answer")
  func firstByte() async throws {
    let server = try LoopbackServer { _ in .never }
    let error = await failure(server.url, NetworkSettings(firstByteTimeout: .milliseconds(150)))
    #expect(error?.kind == .timedOut)
    #expect(error?.message == "no byte of an answer from 127.0.0.1:\(server.port) within 150 ms")
    try await until("the connection is closed") { server.openCount == 0 }
  }

  @Test("a server that falls silent")
  func stall() async throws {
    let server = try LoopbackServer { _ in .text(String(repeating: "x", count: 900)).stalling(after: 400) }
    let settings = NetworkSettings(firstByteTimeout: .seconds(30), stallTimeout: .milliseconds(150))
    let error = await failure(server.url, settings)
    #expect(error?.kind == .timedOut)
    #expect(error?.message == "127.0.0.1:\(server.port) fell silent for 150 ms in the middle of its answer")
  }

  @Test("one that is slow and goes on is waited for, within the whole time")
  func dripping() async throws {
    let server = try LoopbackServer { _ in .text("0123456789").dripped(1, every: .milliseconds(40)) }
    let settings = NetworkSettings(firstByteTimeout: .seconds(20), stallTimeout: .seconds(20))
    #expect(await failure(server.url, settings) == nil)
    let error = await failure(server.url, settings, timeout: .milliseconds(120))
    #expect(error?.message == "no complete answer from 127.0.0.1:\(server.port) within 120 ms")
  }

  @Test("one that is silent does not end others")
  func others() async throws {
    let server = try LoopbackServer { $0.path == "/never" ? .never : .text("x").delayed(by: .milliseconds(400)) }
    async let silent = failure("\(server.url)/never", NetworkSettings(firstByteTimeout: .milliseconds(100)))
    async let patient = failure("\(server.url)/late", NetworkSettings(firstByteTimeout: .seconds(30)))
    async let unlimited = failure("\(server.url)/late", NetworkSettings())
    #expect(await (silent?.kind, patient, unlimited) == (.timedOut, nil, nil))
  }

  @Test("an answer beyond the limit of its endpoint")
  func responseLimit() async throws {
    let server = try LoopbackServer { _ in .bytes([UInt8](repeating: 32, count: 3 << 20)) }
    let error = await failure(server.url, NetworkSettings(responseLimit: 2 << 20))
    #expect(error?.message == "the answer is longer than 2 MB")
    #expect(error?.hint == "'response-limit' under 'network' raises the limit")
    #expect(await failure(server.url, NetworkSettings(responseLimit: 4 << 20)) == nil)
  }
}
