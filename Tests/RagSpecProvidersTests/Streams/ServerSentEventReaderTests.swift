import Testing

@testable import RagSpecProviders

@Suite("server-sent events")
struct ServerSentEventReaderTests {
  /// What a stream says, and the events that the standard makes of it, as (name, data).
  private static let streams: [(text: String, events: [(String, String)])] = [
    ("data: a\n\n", [("message", "a")]),
    ("data:a\n\n", [("message", "a")]),
    ("data:  a\n\n", [("message", " a")]),
    ("data: a\r\n\r\n", [("message", "a")]),
    ("data: a\r\r", [("message", "a")]),
    ("data: a\r\n\ndata: b\n\r\n", [("message", "a"), ("message", "b")]),
    ("\u{FEFF}data: a\n\n", [("message", "a")]),
    ("data: a\n\n\u{FEFF}data: b\n\n", [("message", "a")]),
    ("data: a\ndata: b\ndata\n\n", [("message", "a\nb\n")]),
    ("data\n\ndata\ndata\n\n", [("message", ""), ("message", "\n")]),
    (": comment\n\n:\n\ndata: a\n\n", [("message", "a")]),
    ("event: error\ndata: a\n\ndata: b\n\n", [("error", "a"), ("message", "b")]),
    ("event: error\n\ndata: b\n\n", [("message", "b")]),
    ("event:\ndata: b\n\n", [("message", "b")]),
    ("id: 1\nretry: 10\nother\ndatax: c\n data: d\ndata: a: b\n\n", [("message", "a: b")]),
    ("\n\n\n", []),
    ("", []),
    ("data: é🙂\u{2028}x\n\n", [("message", "é🙂\u{2028}x")]),
  ]

  @Test("what the standard says, however the bytes are cut")
  func standard() {
    for (text, expected) in Self.streams {
      for size in [1, 2, 3, 7, 4_096] {
        let events = Self.events(of: Array(text.utf8), inPiecesOf: size)
        #expect(events.map(\.name) == expected.map(\.0), "\(text.debugDescription) in pieces of \(size)")
        #expect(events.map { String(decoding: $0.data, as: UTF8.self) } == expected.map(\.1))
      }
    }
  }

  @Test("an event that nothing follows is taken, too")
  func unfinished() {
    for text in ["data: a", "data: a\n", "data: a\r", "data: a\r\n"] {
      let events = Self.events(of: Array(text.utf8), inPiecesOf: 1)
      #expect(events == [ServerSentEvent(data: Array("a".utf8))], "\(text.debugDescription)")
    }
  }

  @Test("any text in any pieces is read as it is in one")
  func cuts() {
    var state: UInt64 = 20_261_123
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let tokens = ["data", ":", " ", "\n", "\r", "\r\n", "a", "é", "event", "\u{FEFF}", "{}", "[DONE]"]
    for _ in 0..<500 {
      let bytes = Array((0..<random(40)).map { _ in tokens[random(tokens.count)] }.joined().utf8)
      let whole = Self.events(of: bytes, inPiecesOf: max(bytes.count, 1))
      #expect(whole == Self.textbook(bytes), "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      #expect(Self.events(of: bytes, inPiecesOf: 1 + random(5)) == whole)
    }
  }

  private static func events(of bytes: [UInt8], inPiecesOf size: Int) -> [ServerSentEvent] {
    var reader = ServerSentEventReader()
    var events: [ServerSentEvent] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      events += bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { reader.take($0) }
    }
    return events + reader.finish()
  }

  /// The standard's steps on the whole text: lines first, then fields.
  private static func textbook(_ bytes: [UInt8]) -> [ServerSentEvent] {
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var lines: [String] = [""]
    for (place, scalar) in scalars.enumerated() {
      if scalar == "\n", place > 0, scalars[place - 1] == "\r" { continue }
      if scalar == "\n" || scalar == "\r" {
        lines.append("")
      } else {
        lines[lines.count - 1].unicodeScalars.append(scalar)
      }
    }
    // The end of the text ends the last event, as our reader has it.
    lines.append("")
    var events: [ServerSentEvent] = []
    var (name, data): (String, [String]) = ("", [])
    for line in lines {
      if line.isEmpty {
        if !data.isEmpty {
          events.append(
            ServerSentEvent(name: name.isEmpty ? "message" : name, data: Array(data.joined(separator: "\n").utf8)))
        }
        (name, data) = ("", [])
        continue
      }
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      var value = parts.count > 1 ? parts[1] : ""
      if value.unicodeScalars.first == " " { value.unicodeScalars.removeFirst() }
      if parts[0] == "event" { name = value }
      if parts[0] == "data" { data.append(value) }
    }
    return events
  }
}
