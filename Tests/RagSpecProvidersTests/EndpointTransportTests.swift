import RagSpecCore
import Testing

@testable import RagSpecProviders

@Suite struct EndpointTransportTests {
  @Test func `origins are scheme, host and port`() {
    let same = [
      ("http://h/a", "HTTP://H:80/b?c"), ("https://h", "https://h:443/#x"), ("http://[::1]:8/v1", "http://[::1]:8/"),
      ("unix:/run/a.sock:/v1", "unix:/run/a.sock:/v2"),
    ]
    for (one, other) in same { #expect(WebOrigin(one) != nil && WebOrigin(one) == WebOrigin(other), "\(one) \(other)") }
    let different = [
      ("http://h", "https://h"), ("http://h", "http://h:8080"), ("http://h", "http://h.evil"),
      ("http://h", "http://g/h"),
      ("https://h", "https://h:80"), ("unix:/run/a.sock:/v1", "unix:/run/b.sock:/v1"), ("http://h", "http://h\\@g"),
      ("http://localhost/v1", "unix:/run/a.sock:/v1"),
    ]
    for (one, other) in different { #expect(WebOrigin(one) != WebOrigin(other), "\(one) \(other)") }
    for none in ["", "h", "http://", "http:///x", "http://user@h/", "http://h@g", "http://h\\@g/", "unix:/x"] {
      #expect(WebOrigin(none) == nil, "\(none)")
    }
  }

  @Test func `a redirection keeps method, headers and body, and what stays of the time`() async throws {
    let transport = ScriptedTransport(
      .success(HTTPResponse(status: 307, redirection: "http://h/b")), .success(HTTPResponse(status: 200)))
    let request = HTTPRequest(
      .post, "http://h/a", headers: [HTTPHeader("Authorization", "Bearer k")], body: [1, 2], timeout: .seconds(5))
    #expect(try await EndpointTransport(transport, NetworkSettings()).send(request).status == 200)
    let second = try #require(transport.requests.last)
    #expect(second.url == "http://h/b" && second.method == .post && second.body == [1, 2])
    #expect(second.headers.map(\.value) == ["Bearer k"] && second.timeout <= .seconds(5))
  }

  @Test(arguments: [
    (HTTPRequest.Method.post, 301, false), (.post, 302, false), (.post, 303, false), (.post, 307, true),
    (.post, 308, true), (.post, 300, false), (.post, 304, false), (.get, 301, true), (.get, 302, true),
    (.get, 303, true), (.get, 307, true), (.get, 300, false),
  ])
  func `what is followed`(method: HTTPRequest.Method, status: Int, isFollowed: Bool) async throws {
    let transport = ScriptedTransport(
      .success(HTTPResponse(status: status, redirection: "http://h/b")), .success(HTTPResponse(status: 200)))
    let response = try await EndpointTransport(transport, NetworkSettings()).send(HTTPRequest(method, "http://h/a"))
    #expect(response.status == (isFollowed ? 200 : status))
  }

  @Test func `settings become part of every request`() async throws {
    let settings = NetworkSettings(
      connectTimeout: .seconds(90), firstByteTimeout: .seconds(3), stallTimeout: .seconds(2), responseLimit: 7,
      authorities: "ca.pem")
    let transport = ScriptedTransport(.success(HTTPResponse(status: 200)))
    let own = EndpointTransport(transport, settings)
    for _ in 0..<2 { _ = try await own.send(HTTPRequest(.get, "http://h", timeout: .seconds(20))) }
    let requests = transport.requests
    #expect(requests[0].connectTimeout == .seconds(20), "no longer than the whole")
    #expect(requests[0].firstByteTimeout == .seconds(3) && requests[0].stallTimeout == .seconds(2))
    #expect(requests[0].responseLimit == 7)
    #expect(requests[0].route != nil && requests[0].route === requests[1].route, "one route for an endpoint")
    _ = try await EndpointTransport(transport, NetworkSettings()).send(HTTPRequest(.get, "http://h"))
    #expect(transport.requests.last?.route == nil, "usual settings share the usual route")
  }
}
