import Testing

@testable import RagSpecCurl

@Suite("web addresses")
struct WebAddressTests {
  @Test("what a message may show of a URL, and whether it stays on this machine")
  func parts() {
    let rows: [(url: String, authority: String, isLoopback: Bool, isSecure: Bool)] = [
      ("http://127.0.0.1:8080/v1", "127.0.0.1:8080", true, false),
      ("HTTPS://API.example.com/v1", "API.example.com", false, true),
      ("http://LOCALHOST", "LOCALHOST", true, false),
      ("http://my.localhost:1?x", "my.localhost:1", true, false),
      ("http://[::1]:8080/v1", "[::1]:8080", true, false),
      ("http://[fe80::1]/v1", "[fe80::1]", false, false),
      ("http://user:p@ss@host:1/a@b", "host:1", false, false),
      ("http://127.0.0.1.example.com/", "127.0.0.1.example.com", false, false),
      ("http://127.1#x", "127.1", true, false),
      ("http://localhost.example.com", "localhost.example.com", false, false),
      ("http://0.0.0.0:1", "0.0.0.0:1", true, false),
      ("unix:/run/m.sock:/v1/x", "unix:/run/m.sock", true, false),
    ]
    for (url, authority, isLoopback, isSecure) in rows {
      let address = WebAddress(url)
      #expect(address.map { String($0.authority) } == authority)
      #expect(address?.isLoopback == isLoopback && address?.isSecure == isSecure, "\(url)")
    }
  }

  @Test("a Unix socket has a path, and a URL that is asked for behind it")
  func sockets() {
    let socket = WebAddress("unix:/run/a:b.sock:/v1/x:/y?z=1")?.socket
    #expect(socket?.path == "/run/a:b.sock" && socket?.url == "http://localhost/v1/x:/y?z=1")
    for url in ["unix:run/a.sock:/v1", "unix:/run/a.sock", "unix:"] { #expect(WebAddress(url) == nil, "\(url)") }
  }

  @Test("what is none")
  func others() {
    for url in [
      "", "http", "http:", "http://", "http:///x", "http://:80", "http://user@/x", "ftp://h", "h:80", "http:/h",
    ] {
      #expect(WebAddress(url) == nil, "\(url)")
    }
  }
}
