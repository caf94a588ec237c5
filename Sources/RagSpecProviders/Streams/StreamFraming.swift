/// How a stream of bytes is made of events.
protocol StreamFraming: Sendable {
  /// Takes the next bytes and returns the events that they complete.
  mutating func take(_ bytes: UnsafeRawBufferPointer) -> [ServerSentEvent]
  /// Returns what is left when no more bytes come.
  mutating func finish() -> [ServerSentEvent]
}

/// Lines of JSON, each an event: what Ollama calls a stream.
struct LineFraming: StreamFraming {
  private var line: [UInt8] = []

  mutating func take(_ bytes: UnsafeRawBufferPointer) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      line.append(contentsOf: rest[..<end])
      rest = rest[(end + 1)...]
      events += finish()
    }
    line.append(contentsOf: rest)
    return events
  }

  mutating func finish() -> [ServerSentEvent] {
    defer { line.removeAll(keepingCapacity: true) }
    return line.contains { $0 > 0x20 } ? [ServerSentEvent(data: line)] : []
  }
}
