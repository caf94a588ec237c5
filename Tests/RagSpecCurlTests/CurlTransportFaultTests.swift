import RagSpecCurl
import RagSpecProviders
import RagSpecTestSupport
import Testing

@Suite("curl transport: faults")
struct CurlTransportFaultTests {
  let transport = CurlTransport()

  @Test("a silent server ends in a time-out, in time")
  func timeOut() async throws {
    let server = try LoopbackServer { _ in .never }
    let start = ContinuousClock.now
    let error = await failure(HTTPRequest(.get, server.url, timeout: .milliseconds(200)))
    #expect(error?.kind == .timedOut)
    #expect(error?.message == "no complete answer from 127.0.0.1:\(server.port) within 200 ms")
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test("a server that drips for longer than allowed ends in a time-out")
  func slowDrip() async throws {
    let server = try LoopbackServer { _ in .text("0123456789").dripped(1, every: .milliseconds(100)) }
    #expect(await failure(HTTPRequest(.get, server.url, timeout: .milliseconds(300)))?.kind == .timedOut)
  }

  @Test("no connection in time says so")
  func connectTimeOut() async throws {
    // A listener whose queue is full takes no connection, on any machine and without a network.
    let server = try FullListener()
    let error = await failure(
      HTTPRequest(.get, server.url, timeout: .seconds(20), connectTimeout: .milliseconds(250)))
    #expect(error?.kind == .timedOut)
    #expect(error?.message.hasPrefix("no connection to 127.0.0.1:") ?? false)
    #expect(error?.message.hasSuffix("within 250 ms") ?? false)
  }

  @Test("a port where nobody listens")
  func refused() async throws {
    let port = try LoopbackServer.refusedPort()
    let error = await failure(HTTPRequest(.get, "http://127.0.0.1:\(port)/v1"))
    #expect(error == TransportError(.connect, "no connection to 127.0.0.1:\(port)"))
  }

  @Test("a server that does not speak TLS")
  func noTLS() async throws {
    let server = try LoopbackServer { _ in .text("x") }
    let error = await failure(HTTPRequest(.get, "https://127.0.0.1:\(server.port)/"))
    #expect(error?.kind == .tls)
    #expect(error?.message.hasPrefix("no secure connection to 127.0.0.1:\(server.port): ") ?? false)
  }

  @Test("a host that does not exist")
  func unknownHost() async {
    let error = await failure(HTTPRequest(.get, "http://nobody.invalid:8080/v1"))
    #expect(error == TransportError(.resolve, "the host of nobody.invalid:8080 has no address"))
  }

  @Test("answers that break off, or are no answers")
  func brokenAnswers() async throws {
    let body = String(repeating: "x", count: 1_000)
    let replies: [(LoopbackServer.Reply, TransportError.Kind)] = [
      (.text(body).cut(after: 400), .closed),
      (.text(body).claiming(length: 2_000).closing, .closed),
      (.hangUp, .closed),
      (.garbage("SSH-2.0-OpenSSH_9.2\r\n"), .other),
      (.garbage("HTTP/1.1 200 OK\r\nContent-Le"), .closed),
    ]
    for (number, (reply, kind)) in replies.enumerated() {
      let server = try LoopbackServer { _ in reply }
      let error = await failure(HTTPRequest(.get, server.url, timeout: .seconds(5)))
      #expect(error?.kind == kind, "reply \(number): \(error?.message ?? "no error")")
      #expect(error?.message.contains("127.0.0.1:\(server.port)") ?? false)
    }
  }

  @Test("an answer with more than it claims gives what it claims")
  func longerThanClaimed() async throws {
    let server = try LoopbackServer { _ in .text("0123456789").claiming(length: 4).closing }
    let response = try await transport.send(HTTPRequest(.get, server.url))
    #expect(String(decoding: response.body, as: UTF8.self) == "0123")
  }

  @Test("an answer beyond the limit is not taken in")
  func sizeLimit() async throws {
    let server = try LoopbackServer { _ in .bytes([UInt8](repeating: 65, count: 3 << 20)) }
    var request = HTTPRequest(.get, server.url)
    request.responseLimit = 1 << 20
    #expect(await failure(request)?.message == "the answer is longer than 1 MB")
    request.responseLimit = 100
    #expect(await failure(request)?.message == "the answer is longer than 100 bytes")
    request.responseLimit = 4 << 20
    #expect(try await transport.send(request).body.count == 3 << 20)
  }

  @Test("headers without end count, too")
  func headerLimit() async throws {
    let server = try LoopbackServer { _ in
      (0..<200).reduce(LoopbackServer.Reply.text("")) { $0.header("X-\($1)", String(repeating: "x", count: 1_000)) }
    }
    var request = HTTPRequest(.get, server.url)
    request.responseLimit = 100_000
    #expect(await failure(request)?.kind == .tooLarge)
  }

  @Test("what is no http URL is not sent anywhere")
  func wrongURLs() async {
    let urls = [
      "file:///etc/passwd", "ftp://127.0.0.1/", "127.0.0.1:8080/v1", "", "http://", "http:///v1",
      "http://127.0.0.1:1/\0x",
      "http://a b/", "gopher://127.0.0.1:1/_x", "://", "http:/127.0.0.1",
    ]
    for url in urls { #expect(await failure(HTTPRequest(.get, url))?.kind == .other, "\(url)") }
  }

  @Test("a header that would smuggle in another one is refused, and its value is not shown")
  func headerInjection() async throws {
    let server = try LoopbackServer { _ in .text("") }
    for value in ["sk-secret\r\nX-Evil: 1", "sk-secret\n", "sk-\0secret"] {
      let error = await failure(HTTPRequest(.get, server.url, headers: [HTTPHeader("Authorization", value)]))
      #expect(error?.message == "header 'Authorization' holds a line break or another control character")
    }
    #expect(await failure(HTTPRequest(.get, server.url, headers: [HTTPHeader("X Y", "1")])) != nil)
    #expect(server.requests.isEmpty)
  }

  @Test("no error shows a header, a body or a password")
  func secrets() async throws {
    let silent = try LoopbackServer { _ in .never }
    let garbled = try LoopbackServer { _ in .garbage("nonsense\r\n\r\n") }
    let refused = try LoopbackServer.refusedPort()
    for place in ["127.0.0.1:\(silent.port)", "127.0.0.1:\(garbled.port)", "127.0.0.1:\(refused)", "nobody.invalid"] {
      let request = HTTPRequest(
        .post, "http://user:hunter22@\(place)/v1?token=tok-123456",
        headers: [HTTPHeader("Authorization", "Bearer sk-secret-1")], body: Array("private question".utf8),
        timeout: .milliseconds(300))
      let error = try #require(await failure(request))
      for secret in ["sk-secret", "hunter22", "tok-123456", "private"] {
        #expect(!"\(error)".contains(secret) && !String(reflecting: error).contains(secret), "\(error)")
      }
      #expect(!"\(request.headers)".contains("sk-secret"))
    }
  }

  private func failure(_ request: HTTPRequest) async -> TransportError? {
    do throws(TransportError) {
      _ = try await transport.send(request)
      return nil
    } catch { return error }
  }
}
