extension NetworkFault {
  /// All faults that a server can play.
  public static let all =
    brokenConnections + wrongLengths + wrongEncodings + wrongHeads + slowServers + wrongBodies + statuses + redirections

  static let brokenConnections = [
    once("hang-up") { _ in .hangUp },
    always("hang-up-always", says: "closed the connection without an answer") { _ in .hangUp },
    once("reset-before-head") { _ in .raw("", .resets) },
    always("reset-before-head-always", says: "broke off") { _ in .raw("", .resets) },
    once("reset-in-status-line") { _ in .raw("HTTP/1.1 2", .resets) },
    once("close-in-head") { _ in .raw("HTTP/1.1 200 OK\r\nContent-Le") },
    once("reset-after-head") { $0.broken(after: 0, .resets) },
    once("close-after-head") { $0.broken(after: 0, .closes) },
    once("reset-in-body") { $0.broken(after: 30, .resets) },
    once("close-in-body") { $0.broken(after: 30, .closes) },
    always("close-in-body-always", says: "broke off in the middle") { $0.broken(after: 30, .closes) },
    once("reset-in-chunk") { $0.chunked(4_000, end: "fff\r\n{", .resets) },
    once("close-in-chunk") { $0.chunked(4_000, end: "fff\r\n{", .closes) },
    once("close-before-last-chunk") { $0.chunked(10, end: "", .closes) },
    odd("answer-then-close") { $0.closing },
    odd("answer-then-silent-close") { $0.broken(after: .max, .closes) },
  ]

  static let wrongLengths = [
    once("length-too-long") { $0.claiming(length: 5_000).closing },
    once("length-too-long-and-waits", isSlow: true) { $0.broken(after: 30, .holds) },
    final("length-too-short", says: "cannot be read") { $0.claiming(length: 40) },
    final("length-zero", says: "empty") { $0.claiming(length: 0) },
    odd("length-missing") { $0.withLengthLines("") },
    final("length-negative", says: "not HTTP") { $0.withLengthLines("Content-Length: -1\r\n") },
    final("length-no-number", says: "not HTTP") { $0.withLengthLines("Content-Length: many\r\n") },
    odd("second-answer-unasked") { fine in
      .raw(Array(fine.head.utf8) + fine.body + Array(Reply.chat("stolen").head.utf8) + Reply.chat("stolen").body)
    },
    odd("second-answer-unasked-kept") { fine in
      .raw(
        Array(fine.head.utf8) + fine.body + Array(Reply.chat("stolen").head.utf8) + Reply.chat("stolen").body, .goesOn)
    },
  ]

  static let wrongEncodings = [
    odd("chunked") { $0.chunked(7) },
    odd("chunked-byte-by-byte") { $0.chunked(1) },
    odd("chunks-with-extensions-and-trailers") { $0.chunked(50, end: "0;x=y\r\nX-Sum: 1\r\n\r\n") },
    once("chunk-size-no-number") { $0.chunked(40, end: "zz\r\n{}\r\n0\r\n\r\n", .closes) },
    once("chunk-size-huge") { $0.chunked(40, end: "fffffffffffffffff\r\n{}", .closes) },
    odd("gzip") { $0.gzipped() },
    odd("gzip-in-chunks") { $0.gzipped().chunked(11) },
    // libcurl takes what was unpacked up to the end for the whole.
    final("gzip-truncated", says: "cannot be read") { $0.gzipped(cutTo: 60).closing },
    final("gzip-untrue", says: "cannot be unpacked") { $0.header("Content-Encoding", "gzip") },
    final("gzip-bomb", says: "longer than 32 MB") { _ in gzipBomb },
    final("encoding-unknown", says: "cannot be unpacked") { $0.header("Content-Encoding", "x-secret-sauce") },
  ]

  private static let gzipBomb = Reply.bytes(GzipText.bomb(of: 40 << 20)).header("Content-Encoding", "gzip")

  static let wrongHeads = [
    odd("continue-first") { .raw(Array("HTTP/1.1 100 Continue\r\n\r\n\($0.head)".utf8) + $0.body) },
    odd("early-hints-first") { .raw(Array("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n\($0.head)".utf8) + $0.body) },
    odd("lines-without-carriage-return") { fine in
      .raw(Array("HTTP/1.1 200 OK\nContent-Length: \(fine.body.count)\n\n".utf8) + fine.body)
    },
    odd("http-1.0") { .raw(Array("HTTP/1.0 200 OK\r\n\r\n".utf8) + $0.body) },
    final("http-0.9", says: "not HTTP") { .raw($0.body) },
    final("other-protocol", says: "not HTTP") { _ in .garbage("SSH-2.0-OpenSSH_9.2\r\n") },
    final("status-line-nonsense", says: "not HTTP") { _ in .garbage("HTTP/1.1 abc OK\r\n\r\n") },
    final("nul-in-head", says: "not HTTP") { fine in .raw(Array("HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n".utf8) + fine.body)
    },
    final("head-without-end", says: "headers of the answer have no end") { _ in
      .raw(
        "HTTP/1.1 200 OK\r\n" + String(repeating: "X-Filler: \(String(repeating: "x", count: 90))\r\n", count: 400_000))
    },
  ]

  static let slowServers = [
    once("silent", isSlow: true) { _ in .never },
    always("silent-always", isSlow: true, says: "no complete answer") { _ in .never },
    once("late", isSlow: true) { $0.delayed(by: .seconds(5)) },
    once("slow-loris-head", isSlow: true) { fine in
      var reply = Reply.raw(fine.head, .holds)
      reply.manner.drip = (1, .milliseconds(100))
      return reply
    },
    once("slow-loris-body", isSlow: true) { $0.dripped(1, every: .milliseconds(100)) },
    once("stalls-in-body", isSlow: true) { $0.broken(after: 50, .holds) },
    odd("dripped") { $0.dripped(9, every: .milliseconds(1)) },
  ]
}
