import Testing

@testable import RagSpecProviders

/// The ways in which servers say how long they want to be left alone.
@Suite struct RetryAdviceTests {
  /// 2026-11-23T21:00:00Z
  private static let now = 1_795_467_600

  private func delay(_ headers: [(String, String)] = [], _ body: String = "", status: Int = 429) -> Duration? {
    var block = HTTPHeaderBlock()
    for (name, value) in headers { Array("\(name): \(value)\r\n".utf8).withUnsafeBytes { block.append(line: $0) } }
    return RetryAdvice(headers: block, body: Array(body.utf8), isThrottled: status == 429, date: { Self.now }).delay
  }

  @Test(arguments: [
    ("1s", 1_000), ("6m0s", 360_000), ("120ms", 120), ("1h2m3.5s", 3_723_500), ("76ms", 76), ("16.601s", 16_601),
    ("2m59.56s", 179_560), ("0s", 0), ("20", 20_000), ("0.25", 250), ("1795467630", 30_000), ("1795467599", 0),
    ("1795467630000", 30_000), ("1795467630.5", 30_500), ("2026-11-23T21:00:45Z", 45_000),
    ("2026-11-23T21:00:45.250Z", 45_250), ("2026-11-23T22:01:00+01:00", 60_000), ("2026-11-23T15:31:00-05:30", 60_000),
    ("2026-11-23T20:00:00Z", 0), ("Mon, 23 Nov 2026 21:00:07 GMT", 7_000), ("500us", 0), ("1500us", 1),
    ("999d", 86_400_000),
  ])
  func `reset headers in all their forms`(_ text: String, _ milliseconds: Int) {
    for name in ["x-ratelimit-reset-requests", "Retry-After"] {
      let advice = delay([(name, text)]).map { Int(($0 / .milliseconds(1)).rounded(.down)) }
      #expect(advice == milliseconds, "\(name): \(text)")
    }
  }

  @Test(arguments: [
    "", "soon", "-1", "1s ago", "s", "1x", "1.2.3s", "2026-11-23", "2026-13-01T00:00:00Z", "2026-11-23T25:00:00Z",
    "2026-11-23T21:00:00", "nan", "inf", "12:30", "X-RATELIMIT-RESET-REQUESTS-XXX",
  ])
  func `what cannot be read is passed over`(_ text: String) {
    #expect(delay([("x-ratelimit-reset-requests", text)]) == nil, "\(text)")
    #expect(delay([("Retry-After", text)]) == nil, "\(text)")
  }

  @Test func `dates are taken relative to the server's own clock, however wrong it is`() {
    let headers = [("Date", "Mon, 22 Nov 2021 21:00:00 GMT"), ("x-ratelimit-reset", "1637614805")]
    #expect(delay(headers) == .seconds(5))
    let anthropic = [
      ("date", "Sun, 06 Nov 1994 08:49:30 GMT"), ("anthropic-ratelimit-tokens-reset", "1994-11-06T08:49:33Z"),
    ]
    #expect(delay(anthropic) == .seconds(3))
  }

  @Test func `of several limits the exhausted one counts, else the shortest`() {
    let exhausted = [
      ("x-ratelimit-remaining-requests", "9999"), ("x-ratelimit-reset-requests", "24h0m0s"),
      ("x-ratelimit-remaining-tokens", "0"), ("x-ratelimit-reset-tokens", "6s"),
    ]
    #expect(delay(exhausted) == .seconds(6))
    let none = exhausted.map { $0.0 == "x-ratelimit-remaining-tokens" ? ($0.0, "17") : $0 }
    #expect(delay(none) == .seconds(6))
    let anthropic = [
      ("anthropic-ratelimit-requests-remaining", "0"), ("anthropic-ratelimit-requests-reset", "2026-11-23T21:00:10Z"),
      ("anthropic-ratelimit-input-tokens-remaining", "0"),
      ("anthropic-ratelimit-input-tokens-reset", "2026-11-23T21:00:30Z"),
      ("anthropic-ratelimit-output-tokens-remaining", "5"),
      ("anthropic-ratelimit-output-tokens-reset", "2026-11-23T21:00:50Z"),
    ]
    #expect(delay(anthropic) == .seconds(30))
  }

  @Test func `limits are what a 429 is about, and nothing else`() {
    #expect(delay([("x-ratelimit-reset-requests", "6s")], status: 503) == nil)
    #expect(delay([("retry-after", "6")], status: 503) == .seconds(6))
  }

  @Test func `what is said for this request comes before what is said of limits`() {
    let headers = [("retry-after-ms", "250"), ("x-ratelimit-reset-requests", "6s")]
    let body = #"{"error": {"message": "Please try again in 20s."}}"#
    #expect(delay(headers, body) == .milliseconds(250))
    #expect(delay([headers[1]], body) == .seconds(20))
    #expect(delay([("x-ms-retry-after-ms", "1500")]) == .milliseconds(1_500))
    #expect(delay([("retry-after", "1"), ("retry-after-ms", "0")]) == .seconds(1))
    #expect(delay() == nil)
  }

  @Test(arguments: [
    (#"{"error": {"message": "Rate limit reached. Limit 3, Used 3. Please try again in 20s. Visit …"}}"#, 20_000),
    (#"{"error": {"message": "Limit 6000, Used 5800. Please try again in 7.66s."}}"#, 7_660),
    (#"{"error": {"message": "Please try again in 6m0s."}}"#, 360_000),
    (#"{"error": {"message": "Please try again in 120ms."}}"#, 120),
    (#"{"error": {"message": "Please try again in 1m26.4s. Need more?"}}"#, 86_400),
    (#"{"error": {"message": "Please retry after 86 seconds."}}"#, 86_000),
    (#"{"error": "Try again in 1 minute and 5 seconds"}"#, 65_000),
    (#"{"message": "too many requests, retry after 3"}"#, 3_000),
    (#"{"detail": "please wait 2 minutes"}"#, 120_000),
    (
      #"{"error": {"code": 429, "details": [{"@type": "type.googleapis.com/google.rpc.Help"}, {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "34.074824224s"}], "message": "Please retry in 99s."}}"#,
      34_074
    ),
    (#"[{"error": {"code": 429, "details": [{"retryDelay": "3s"}]}}]"#, 3_000),
    (#"{"retry_after": 1.5}"#, 1_500), (#"{"error": {"retry_after_ms": "250"}}"#, 250),
    (
      #"{"error": {"metadata": {"headers": {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1795467612000"}}}}"#,
      12_000
    ),
    ("Too many requests. Retry after 12s", 12_000),
  ])
  func `the body says it, too`(_ body: String, _ milliseconds: Int) throws {
    let advice = try #require(delay([], body))
    #expect(Int((advice / .milliseconds(1)).rounded(.down)) == milliseconds, "\(body)")
  }

  @Test(arguments: [
    #"{"error": {"message": "try again later"}}"#, #"{"error": {"message": "retry after 2026-11-23"}}"#, "{}", "[]",
    "{",
    #"{"retry_after": "soon"}"#, #"{"retry_after": -3}"#, #"{"error": {"details": [{"retryDelay": 3}]}}"#,
    #"{"error": {"details": "none"}}"#, #"{"error": {"message": "You waited for 5s"}}"#,
  ])
  func `other bodies say nothing`(_ body: String) {
    #expect(delay([], body) == nil, "\(body)")
  }
}
