import Testing

@testable import RagSpecProviders

@Suite("Retry-After")
struct RetryAfterTests {
  @Test("seconds, milliseconds, the longer of both, and nonsense")
  func delays() {
    let rows: [(HTTPHeaderBlock, Duration?)] = [
      ([:], nil), (["Retry-After": "2"], .seconds(2)), (["retry-after": " 0.5 "], .milliseconds(500)),
      (["RETRY-AFTER-MS": "250"], .milliseconds(250)), (["retry-after-ms": "0", "retry-after": "1"], .seconds(1)),
      (["retry-after-ms": "1500", "retry-after": "1"], .milliseconds(1_500)), (["Retry-After": "0"], .zero),
      (["Retry-After": "soon"], nil), (["Retry-After": "-1"], nil), (["Retry-After": "nan"], nil),
      (["Retry-After": "inf"], nil), (["Retry-After": "1e300"], .seconds(86_400)), (["Retry-After": ""], nil),
    ]
    for (headers, delay) in rows { #expect(headers.retryDelay(date: { 0 }) == delay, "\(headers)") }
  }

  @Test("a date is taken relative to the server's own")
  func dates() {
    let end = "Sun, 06 Nov 1994 08:49:37 GMT"
    let start = "Sun, 06 Nov 1994 08:49:30 GMT"
    #expect(HTTPHeaderBlock(("Retry-After", end), ("Date", start)).retryDelay(date: { 0 }) == .seconds(7))
    #expect(HTTPHeaderBlock(("Retry-After", start), ("Date", end)).retryDelay(date: { 0 }) == .zero)
    #expect(HTTPHeaderBlock(("Retry-After", end)).retryDelay(date: { 784_111_777 - 60 }) == .seconds(60))
  }

  @Test("dates in their three forms")
  func forms() {
    let rows: [(String, Int?)] = [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
      ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Thu, 29 Feb 2024 12:00:00 GMT", 1_709_208_000), ("Fri, 01 Mar 2024 12:00:00 GMT", 1_709_294_400),
      ("Sun, 01 Mar 2026 00:00:00 GMT", 1_772_323_200), ("Tue, 31 Dec 2069 23:59:59 GMT", 3_155_759_999),
      ("Sun, 06 Nov 1994", nil), ("08:49:37", nil), ("Sun, 06 Foo 1994 08:49:37 GMT", nil),
      ("Sun, 66 Nov 1994 08:49:37 GMT", nil), ("Sun, 06 Nov 1994 25:49:37 GMT", nil), ("", nil),
    ]
    for (text, seconds) in rows { #expect(HTTPDate.seconds(text) == seconds, "\(text)") }
  }
}

extension HTTPHeaderBlock {
  fileprivate init(_ headers: (String, String)...) {
    self.init()
    for (name, value) in headers {
      Array("\(name): \(value)\r\n".utf8).withUnsafeBytes { append(line: $0) }
    }
  }
}
