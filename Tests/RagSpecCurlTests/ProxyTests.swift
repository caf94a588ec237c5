import RagSpecCore
import RagSpecCurl
import RagSpecProviders
import RagSpecTestSupport
import Testing

@Suite("proxies")
struct ProxyTests {
  private let transport = CurlTransport()

  private func send(_ url: String, through proxy: NetworkSettings.Proxy) async throws(TransportError) -> HTTPResponse {
    let settings = NetworkSettings(proxy: proxy)
    return try await EndpointTransport(transport, settings).send(HTTPRequest(.get, url, timeout: .seconds(20)))
  }

  private func failure(_ url: String, through proxy: String) async -> TransportError? {
    do throws(TransportError) {
      _ = try await send(url, through: .at(Secret(proxy)))
      return nil
    } catch { return error }
  }

  @Test("a proxy that is configured is asked, with its password, for hosts that only it knows")
  func configured() async throws {
    let proxy = try LoopbackProxy()
    let address = proxy.address(user: "me:s3cret-word")
    #expect(try await send("http://model.invalid/v1/models", through: .at(Secret(address))).status == 200)
    #expect(proxy.urls == ["http://model.invalid/v1/models"])
    #expect(proxy.credentials == ["Basic bWU6czNjcmV0LXdvcmQ="])
  }

  @Test("no proxy is no proxy")
  func none() async throws {
    let server = try LoopbackServer { _ in .text("direct") }
    #expect(try await send(server.url, through: .none).status == 200)
  }

  @Test("one that is named for an endpoint holds for this machine, too")
  func loopback() async throws {
    let proxy = try LoopbackProxy()
    let server = try LoopbackServer { _ in .text("direct") }
    #expect(try await send("\(server.url)/x", through: .at(Secret(proxy.address()))).status == 200)
    #expect(proxy.urls == ["\(server.url)/x"] && server.requests.isEmpty)
  }

  @Test("a proxy that is not there, has no address, refuses a tunnel or wants a password")
  func faults() async throws {
    let port = try LoopbackServer.refusedPort()
    let refused = await failure("http://model.invalid/v1", through: "http://u:s3cret-word@127.0.0.1:\(port)")
    #expect(
      refused?.kind == .connect && refused?.message.contains("proxy 127.0.0.1:\(port)") ?? false, "\(refused as Any)")
    let unknown = await failure("http://model.invalid/v1", through: "http://u:s3cret-word@proxy.invalid:1")
    #expect(unknown?.kind == .resolve && unknown?.message.contains("proxy") ?? false, "\(unknown as Any)")
    let proxy = try LoopbackProxy { _ in .status(403) }
    let tunnel = await failure("https://model.invalid/v1", through: proxy.address(user: "u:s3cret-word"))
    #expect(tunnel?.message.contains("proxy") ?? false, "\(tunnel as Any)")
    #expect(tunnel?.message.contains("403") ?? false, "\(tunnel as Any)")
    for error in [refused, unknown, tunnel] { #expect(!"\(error as Any)".contains("s3cret")) }
    let closed = try LoopbackProxy { _ in .status(407) }
    #expect(try await send("http://model.invalid/v1", through: .at(Secret(closed.address()))).status == 407)
  }
}
