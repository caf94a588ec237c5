// Faults of what arrives whole.
extension NetworkFault {
  static let wrongBodies = [
    final("web-page", says: "a web page ('Sign in')") { _ in .html(200, "<html><title>Sign in</title>") },
    final("empty-body", says: "empty") { _ in .json(200, "") },
    final("no-content", says: "empty") { _ in .status(204) },
    final("cut-json", says: "cannot be read") { .bytes(Array($0.body.dropLast(20))) },
    final("json-null", says: "endpoint") { _ in .json(200, "null") },
    final("json-list", says: "endpoint") { _ in .json(200, "[]") },
    final("no-choices", says: "choices") { _ in .json(200, #"{"choices":[]}"#) },
    final("error-in-success", says: "overloaded") { _ in .json(200, #"{"error":{"message":"overloaded"}}"#) },
    final("utf-16", says: "cannot be read") { .bytes([0xFF, 0xFE] + $0.body.flatMap { [$0, 0] }) },
    odd("invalid-utf-8") { fine in
      // Half a character at the end of the answer, as where a model stopped.
      .bytes(
        fine.body.split(separator: UInt8(ascii: ";"), maxSplits: 1).joined(separator: [0x3B, 0xF0, 0x9F]).map { $0 })
    },
    odd("five-megabytes") { fine in
      let text = String(decoding: fine.body, as: UTF8.self)
      return .json(
        200, text.replacing(";", with: ";" + String(repeating: " 0123456789", count: 450_000), maxReplacements: 1))
    },
    final("beyond-the-limit", says: "longer than 32 MB") { _ in
      .bytes([UInt8](repeating: 32, count: 33 << 20))
    },
  ]

  static let statuses =
    [408, 409, 425, 429, 500, 502, 503, 504, 529].map { status in
      once("status-\(status)") { _ in .status(status) }
    }
    + [400, 401, 402, 403, 404, 405, 410, 413, 415, 422, 501, 505].map { status in
      final("status-\(status)", says: "status \(status)") { _ in .error(status, "no") }
    } + [
      always("status-500-always", says: "status 500: broken (after 3 attempts)") { _ in .error(500, "broken") },
      always("status-429-storm", says: "status 429") { _ in .status(429) },
      once("status-429-in-milliseconds") { _ in .status(429).header("retry-after-ms", "15") },
      // The server's clock is years off: what counts is the time between its two dates, here none.
      once("status-429-with-other-clock") { _ in
        .status(429).header("Date", "Sun, 06 Nov 2094 08:49:37 GMT")
          .header("Retry-After", "Sun, 06 Nov 2094 08:49:37 GMT")
      },
      once("status-429-with-nonsense") { _ in .status(429).header("Retry-After", "soon") },
      once("status-429-with-minus") { _ in .status(429).header("Retry-After", "-5") },
      final("status-429-without-money", says: "no credit") { _ in
        .error(429, "no credit", code: "insufficient_quota")
      },
      once("status-502-web-page") { _ in .html(502, "<title>Bad Gateway</title>") },
      final("status-413-before-the-body-is-read", says: "status 413") { _ in
        .raw("HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", .closes)
      },
      final("status-999", says: "status 999") { _ in .status(999) },
    ]
}

// MARK: - Redirections

extension NetworkFault {
  static let redirections = [
    NetworkFault(name: "redirect-308-here", outcome: .passes(requests: 2), isSlow: false) { attempt in
      attempt == 0 ? .status(308).header("Location", "/v2/chat/completions") : .chat(answer("redirect-308-here"))
    },
    NetworkFault(name: "redirect-307-relative", outcome: .passes(requests: 3), isSlow: false) { attempt in
      attempt < 2 ? .status(307).header("Location", "next\(attempt)?x=y") : .chat(answer("redirect-307-relative"))
    },
    NetworkFault(
      name: "redirect-loop", outcome: .errors(requests: 2, says: "in a circle"), isSlow: false
    ) { .status(307).header("Location", $0.isMultiple(of: 2) ? "/other" : "/v1/chat/completions") },
    NetworkFault(
      name: "redirect-without-end", outcome: .errors(requests: 6, says: "more than 5 redirections"), isSlow: false
    ) { .status(307).header("Location", "/hop/\($0)") },
    final("redirect-302-would-drop-the-question", says: "status 302") { _ in
      .status(302).header("Location", "/v2/chat/completions")
    },
    final("redirect-301-would-drop-the-question", says: "status 301") { _ in
      .status(301).header("Location", "/v2/chat/completions")
    },
    final("redirect-303-would-drop-the-question", says: "status 303") { _ in .status(303).header("Location", "/v2") },
    final("redirect-to-another-host", says: "status 307") { _ in
      .status(307).header("Location", "http://localhost:9/v1/chat/completions")
    },
    final("redirect-to-another-scheme", says: "status 307") { _ in
      .status(307).header("Location", "https://127.0.0.1/v1/chat/completions")
    },
    final("redirect-to-a-file", says: "status 307") { _ in .status(307).header("Location", "file:///etc/passwd") },
    final("redirect-nowhere", says: "status 307") { _ in .status(307) },
  ]
}
