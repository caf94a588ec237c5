/// What a server answered, complete and decompressed.
package struct HTTPResponse: Sendable {
  package let status: Int
  package let headers: HTTPHeaderBlock
  package let body: [UInt8]
  /// Where a redirection leads, as an absolute URL; `nil` for other answers.
  package let redirection: String?

  package init(status: Int, headers: HTTPHeaderBlock = [:], body: [UInt8] = [], redirection: String? = nil) {
    self.status = status
    self.headers = headers
    self.body = body
    self.redirection = redirection
  }

  package var isSuccess: Bool { 200..<300 ~= status }

  /// Whether the body says that it is a stream of events.
  var isEventStream: Bool { headers["content-type"]?.lowercased().hasPrefix("text/event-stream") ?? false }
}

/// The header lines of a response as they came, read only when somebody asks.
package struct HTTPHeaderBlock: Sendable {
  private var bytes: [UInt8] = []
  /// Whether the empty line has come that ends the headers.
  package private(set) var isComplete = false

  package init() {}

  /// Adds a line with its end; a status line starts anew, because only the last response counts.
  package mutating func append(line: UnsafeRawBufferPointer) {
    if line.starts(with: "HTTP/".utf8) {
      self = HTTPHeaderBlock()
    } else if line.first == UInt8(ascii: "\r") || line.first == UInt8(ascii: "\n") {
      isComplete = true
    } else {
      bytes.append(contentsOf: line)
    }
  }

  /// The value of the first header of a name, in any case, without white space around it; `nil` when there is none.
  package subscript(name: String) -> String? {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      guard line[..<colon].elementsEqual(name.utf8, by: Self.isSameLetter) else { continue }
      return String(decoding: Self.trimmed(line[(colon + 1)...]), as: UTF8.self)
    }
    return nil
  }

  private static func isSameLetter(_ one: UInt8, _ other: UInt8) -> Bool { lowercased(one) == lowercased(other) }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
  }

  private static func trimmed(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    guard let last = value.lastIndex(where: { !isSpace($0) }) else { return [] }
    return value[...last].drop(while: isSpace)
  }
}

extension HTTPHeaderBlock: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral headers: (String, String)...) {
    for (name, value) in headers { bytes += "\(name): \(value)\r\n".utf8 }
    isComplete = true
  }
}
