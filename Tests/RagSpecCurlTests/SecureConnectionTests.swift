import RagSpecCore
import RagSpecCurl
import RagSpecProviders
import RagSpecTestSupport
import Testing

/// TLS, HTTP/2, IPv6, compression and Unix sockets, against a real web server with certificates of an authority of our own.
@Suite("secure connections", .serialized)
struct SecureConnectionTests {
  private static let authority = Result { try TestAuthority() }
  private let authority: TestAuthority
  private let server: Nginx

  init() throws {
    authority = try Self.authority.get()
    server = try Nginx(authority)
  }

  private func send(
    _ url: String, _ settings: NetworkSettings, over transport: CurlTransport = CurlTransport()
  ) async throws(TransportError) -> HTTPResponse {
    try await EndpointTransport(transport, settings).send(
      HTTPRequest(.post, url, body: Array("{}".utf8), timeout: .seconds(20)))
  }

  private func failure(
    _ url: String, _ settings: NetworkSettings = NetworkSettings(), over transport: CurlTransport = CurlTransport()
  ) async -> TransportError? {
    do throws(TransportError) {
      _ = try await send(url, settings, over: transport)
      return nil
    } catch { return error }
  }

  private var trusting: NetworkSettings { NetworkSettings(authorities: authority.certificate) }
  private var chat: String { "\(server.secureURL)/chat/completions" }

  @Test("many requests share one connection over HTTP/2, and each has its own answer")
  func multiplexing() async throws {
    let transport = EndpointTransport(CurlTransport(), trusting)
    let url = chat
    try await withThrowingTaskGroup(of: Int.self) { group in
      // Beyond the streams that a server allows on a connection, here 128, there are more connections.
      for _ in 0..<90 { group.addTask { try await transport.send(HTTPRequest(.post, url, body: [123, 125])).status } }
      var left = 310
      for try await status in group {
        #expect(status == 200)
        if left > 0 { group.addTask { try await transport.send(HTTPRequest(.post, url, body: [123, 125])).status } }
        left -= 1
      }
    }
    let log = try server.log(of: 400).map { $0.split(separator: " ") }
    #expect(log.count == 400 && log.allSatisfy { $0[0] == "HTTP/2.0" })
    #expect(Set(log.map { $0[1] }).count == 1, "one connection")
  }

  @Test("an answer is unpacked")
  func compression() async throws {
    let response = try await send(chat, trusting)
    #expect(response.headers["content-encoding"] == "gzip")
    #expect(String(decoding: response.body, as: UTF8.self).contains("fine: nginx; fine: nginx;"))
    #expect(try server.log().first?.contains("gzip") ?? false)
  }

  @Test("IPv6, and a name that has both kinds of address")
  func internetProtocols() async throws {
    #expect(try await send("https://[::1]:\(server.securePort)/v1/chat/completions", trusting).status == 200)
    #expect(try await send("https://localhost:\(server.securePort)/v1/chat/completions", trusting).status == 200)
  }

  @Test("authorities from a file, from a folder, and for a whole transport")
  func authorities() async throws {
    #expect(try await send(chat, trusting).status == 200)
    #expect(try await send(chat, NetworkSettings(authorities: authority.hashedFolder())).status == 200)
    let transport = CurlTransport(trust: TrustedAuthorities(file: authority.certificate))
    #expect(try await send(chat, NetworkSettings(), over: transport).status == 200)
    let named = TrustedAuthorities { ["SSL_CERT_FILE": authority.certificate, "CURL_CA_BUNDLE": ""][$0] }
    #expect(try await send(chat, NetworkSettings(), over: CurlTransport(trust: named)).status == 200)
    let folder = TrustedAuthorities { ["SSL_CERT_DIR": authority.path("hashed")][$0] }
    #expect(try await send(chat, NetworkSettings(), over: CurlTransport(trust: folder)).status == 200)
    let other = TrustedAuthorities { ["CURL_CA_BUNDLE": "/etc/hosts", "SSL_CERT_FILE": authority.certificate][$0] }
    #expect(await failure(chat, over: CurlTransport(trust: other))?.kind == .tls)
  }

  @Test("one endpoint's trust is not another's, on one transport")
  func separateRoutes() async throws {
    let transport = CurlTransport()
    #expect(try await send(chat, trusting, over: transport).status == 200)
    #expect(await failure(chat, over: transport)?.kind == .tls)
    #expect(try await send(chat, trusting, over: transport).status == 200)
  }

  @Test("a certificate that nobody knows, that is out of date, that is another's")
  func certificates() async throws {
    let unknown = await failure(chat)
    #expect(unknown?.kind == .tls && unknown?.hint?.contains("'ca' under 'network'") ?? false, "\(unknown as Any)")
    try authority.makeCertificate("old", names: "IP:127.0.0.1", days: -1)
    try authority.makeCertificate("other", names: "DNS:other.invalid")
    for (name, words) in [("old", "expired"), ("other", "match")] {
      let server = try Nginx(authority, certificate: name)
      let error = await failure("\(server.secureURL)/chat/completions", trusting)
      #expect(error?.kind == .tls && error?.message.contains(words) ?? false, "\(name): \(error as Any)")
    }
  }

  @Test("a file of authorities that is none")
  func badAuthorities() async throws {
    for path in ["/nowhere/ca.pem", authority.path("server.key")] {
      let error = await failure(chat, NetworkSettings(authorities: path))
      #expect(error?.kind == .tls && error?.hint?.contains("'ca' under 'network'") ?? false, "\(error as Any)")
    }
  }

  @Test("a server that wants to know who we are")
  func clientCertificate() async throws {
    try authority.makeCertificate("client", names: "DNS:client")
    let server = try Nginx(authority, wantsCertificate: true)
    let url = "\(server.secureURL)/chat/completions"
    #expect(try await send(url, trusting).status == 400)
    var settings = trusting
    settings.certificate = authority.path("client.pem")
    settings.certificateKey = authority.path("client.key")
    #expect(try await send(url, settings).status == 200)
    settings.certificateKey = "/nowhere/client.key"
    let error = await failure(url, settings)
    #expect(error?.kind == .tls && error?.hint == "check 'certificate' and 'certificate-key' under 'network'")
  }

  @Test("a Unix socket, and a redirection behind it")
  func unixSocket() async throws {
    #expect(try await send("unix:\(server.socket):/v1/chat/completions", NetworkSettings()).status == 200)
    #expect(try await send("unix:\(server.socket):/moved", NetworkSettings()).status == 200)
    let error = await failure("unix:/nowhere/model.sock:/v1")
    #expect(error?.kind == .connect && error?.message == "no connection to unix:/nowhere/model.sock", "\(error as Any)")
  }

  @Test("a redirection over TLS stays with its origin")
  func redirection() async throws {
    #expect(try await send("https://127.0.0.1:\(server.securePort)/moved", trusting).status == 200)
  }

  @Test("plain HTTP to a port of TLS is an answer that says so")
  func plainToSecure() async throws {
    let response = try await send("http://127.0.0.1:\(server.securePort)/v1", NetworkSettings())
    #expect(response.status == 400)
  }
}
