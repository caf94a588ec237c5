/// Reads a stream of server-sent events as its bytes come, wherever they are cut.
///
/// Lines end in CR, LF or both; a byte-order mark at the start and comments are passed over; several lines of `data` are one
/// event; an event without data is none. `id` and `retry` are for clients that connect again, and are not read.
///
/// Bytes stay bytes until an event is whole, so that a character may be cut anywhere.
///
/// - SeeAlso: WHATWG, *HTML Living Standard*, 9.2.6: interpreting an event stream.
struct ServerSentEventReader: StreamFraming {
  private var line: [UInt8] = []
  private var event = ServerSentEvent()
  private var hasData = false
  /// Whether the last byte was a CR, so that an LF belongs to it.
  private var followsReturn = false
  private var isFirstLine = true

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  mutating func take(_ bytes: UnsafeRawBufferPointer) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    var rest = bytes[...]
    if followsReturn, let first = rest.first {
      followsReturn = false
      if first == Self.lineFeed { rest = rest.dropFirst() }
    }
    while let end = rest.firstIndex(where: { $0 == Self.lineFeed || $0 == Self.carriageReturn }) {
      line.append(contentsOf: rest[..<end])
      endLine(into: &events)
      let wasReturn = rest[end] == Self.carriageReturn
      rest = rest[(end + 1)...]
      guard wasReturn else { continue }
      if rest.isEmpty { followsReturn = true } else if rest.first == Self.lineFeed { rest = rest.dropFirst() }
    }
    line.append(contentsOf: rest)
    return events
  }

  /// The standard drops an event that no blank line follows. Servers that end with their last event mean it all the same, and
  /// half of one is told by its data, which is not the JSON that it should be.
  mutating func finish() -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    if !line.isEmpty { endLine(into: &events) }
    endEvent(into: &events)
    return events
  }

  private mutating func endLine(into events: inout [ServerSentEvent]) {
    defer { line.removeAll(keepingCapacity: true) }
    if isFirstLine {
      isFirstLine = false
      if line.starts(with: Self.byteOrderMark) { line.removeFirst(3) }
    }
    guard !line.isEmpty else { return endEvent(into: &events) }
    let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
    var value = line[colon...].dropFirst()
    if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
    switch line[..<colon] {
    case let name where name.elementsEqual("data".utf8): append(value)
    case let name where name.elementsEqual("event".utf8):
      event.name = value.isEmpty ? "message" : String(decoding: value, as: UTF8.self)
    // Comments begin with the colon; other fields say nothing here.
    default: break
    }
  }

  private mutating func append(_ value: ArraySlice<UInt8>) {
    if hasData { event.data.append(Self.lineFeed) }
    event.data.append(contentsOf: value)
    hasData = true
  }

  private mutating func endEvent(into events: inout [ServerSentEvent]) {
    if hasData { events.append(event) }
    event = ServerSentEvent()
    hasData = false
  }
}
