import RagSpecCurl
import RagSpecProviders
import RagSpecTestSupport
import Testing

@Suite("curl transport: exchanges")
struct CurlTransportTests {
  let transport = CurlTransport()

  @Test("a request arrives as it was made, and the answer as it was given")
  func exchange() async throws {
    let server = try LoopbackServer { _ in .json(201, #"{"a":1}"#).header("X-Tenant", "  blue ") }
    let headers = [HTTPHeader("Content-Type", "application/json"), HTTPHeader("X-Empty", "")]
    let request = HTTPRequest(.post, "\(server.url)/v1/ask?x=1", headers: headers, body: Array("{\"q\":\"é\"}".utf8))
    let response = try await transport.send(request)
    #expect(response.status == 201)
    #expect(String(decoding: response.body, as: UTF8.self) == #"{"a":1}"#)
    #expect(response.headers["x-tenant"] == "blue")
    #expect(response.headers["X-Other"] == nil)
    let arrived = try #require(server.requests.first)
    #expect(arrived.method == "POST" && arrived.path == "/v1/ask?x=1" && arrived.text == "{\"q\":\"é\"}")
    #expect(arrived[header: "content-type"] == "application/json")
    #expect(arrived[header: "x-empty"] == "")
  }

  @Test("GET after POST on the same handle sends no body")
  func methods() async throws {
    let server = try LoopbackServer { .text("\($0.method) \($0.body.count)") }
    let expected = [
      (HTTPRequest.Method.post, "POST 4"), (.get, "GET 0"), (.put, "PUT 4"), (.get, "GET 0"), (.put, "PUT 4"),
      (.post, "POST 4"),
    ]
    for (method, expected) in expected {
      #expect(try await text(HTTPRequest(method, server.url, body: Array("body".utf8))) == expected)
    }
    #expect(try await text(HTTPRequest(.post, server.url)) == "POST 0")
  }

  @Test("what one request on a handle wanted is not what the next one gets")
  func changes() async throws {
    let server = try LoopbackServer { request in
      .text("\(request.path) \(request[header: "X-A"] ?? "-") \(request.text)").delayed(by: .milliseconds(30))
    }
    let one = HTTPRequest(.post, "\(server.url)/a", headers: [HTTPHeader("X-A", "1")], body: Array("x".utf8))
    var requests = [one, one, one, one, one, one]
    requests[1].headers = [HTTPHeader("X-A", "2")]
    requests[2].url = "\(server.url)/b"
    requests[3].headers = []
    requests[4].body = Array("another".utf8)
    let expected = ["/a 1 x", "/a 2 x", "/b 1 x", "/a - x", "/a 1 another", "/a 1 x"]
    for (request, answer) in zip(requests, expected) { #expect(try await text(request) == answer) }
    var hasty = one
    hasty.timeout = .milliseconds(1)
    #expect(await (try? text(hasty)) == nil)
    #expect(try await text(one) == "/a 1 x")
  }

  @Test("requests one after the other share one connection")
  func keepAlive() async throws {
    let server = try LoopbackServer { .text($0.text) }
    for number in 0..<20 { #expect(try await text(echo(server, "\(number)")) == "\(number)") }
    #expect(server.requests.count == 20)
    #expect(server.connectionCount == 1)
  }

  @Test("a connection that the server closed is made again")
  func reconnection() async throws {
    let server = try LoopbackServer { .text($0.text).closing }
    for number in 0..<3 { #expect(try await text(echo(server, "\(number)")) == "\(number)") }
    #expect(server.connectionCount == 3)
  }

  @Test("requests at once run at once, and each gets its own answer")
  func concurrency() async throws {
    let server = try LoopbackServer { .text($0.text).delayed(by: .milliseconds(150)) }
    let start = ContinuousClock.now
    #expect(try await texts(server, count: 30, width: 30) == (0..<30).map(String.init))
    #expect(ContinuousClock.now - start < .seconds(3))
    #expect(server.mostUnderWay > 15)
    #expect(server.connectionCount <= 30)
  }

  @Test("a thousand requests over a few connections")
  func thousand() async throws {
    let server = try LoopbackServer { .text($0.text) }
    #expect(try await texts(server, count: 1_000, width: 16) == (0..<1_000).map(String.init))
    #expect(server.requests.count == 1_000)
    #expect(server.connectionCount <= 16)
  }

  @Test("five megabytes, in both directions")
  func largeBodies() async throws {
    let server = try LoopbackServer { .bytes($0.body) }
    let body = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 11) }
    let response = try await transport.send(HTTPRequest(.post, server.url, body: body))
    #expect(response.body == body)
    // Asking for leave to send it would cost a second with servers that do not answer that.
    #expect(server.requests.first?[header: "expect"] == nil)
  }

  @Test("an answer that comes in drips is put together")
  func drips() async throws {
    let server = try LoopbackServer { _ in .text("a slow answer").dripped(3, every: .milliseconds(5)) }
    #expect(try await text(HTTPRequest(.get, server.url)) == "a slow answer")
  }

  @Test("redirections and errors are answers like others")
  func statuses() async throws {
    for status in [204, 301, 302, 307, 400, 401, 404, 429, 500, 503] {
      let server = try LoopbackServer { _ in .status(status).header("Location", "http://127.0.0.1:1/") }
      #expect(try await transport.send(HTTPRequest(.get, server.url)).status == status)
      #expect(server.requests.count == 1)
    }
  }

  @Test("the library says what it is")
  func version() throws {
    #expect(try CurlTransport.libraryVersion().hasPrefix("libcurl/"))
  }

  private func echo(_ server: LoopbackServer, _ text: String) -> HTTPRequest {
    HTTPRequest(.post, server.url, body: Array(text.utf8))
  }

  private func text(_ request: HTTPRequest) async throws -> String {
    String(decoding: try await transport.send(request).body, as: UTF8.self)
  }

  /// Sends the numbers from 0, so many at once, and returns the echoes in their order.
  private func texts(_ server: LoopbackServer, count: Int, width: Int) async throws -> [String] {
    try await withThrowingTaskGroup(of: [(Int, String)].self) { group in
      for worker in 0..<width {
        group.addTask {
          var answers: [(Int, String)] = []
          for number in stride(from: worker, to: count, by: width) {
            answers.append((number, try await text(echo(server, "\(number)"))))
          }
          return answers
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
