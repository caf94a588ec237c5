/// The messages of one prompt as UTF-8 in one buffer, for whoever sends them on without making strings.
package struct PromptOutput: Sendable {
  /// One message and the place of its text.
  package struct Message: Hashable, Sendable {
    /// Who speaks.
    package let role: PromptRole
    /// Where the text is in `bytes`.
    package let range: Range<Int>
  }

  /// The texts of all messages, and what stands between them.
  package private(set) var bytes: [UInt8] = []
  /// The messages in their order.
  package private(set) var messages: [Message] = []
  private var role = PromptRole.user
  private var start = 0
  /// Where the first value of the open message starts and the last one ends: blank lines are dropped only outside.
  private var values: Range<Int>?
  private var hasRoles = false

  /// Makes an empty buffer.
  package init() {}

  /// Returns the text of one of the messages.
  package func text(of message: Message) -> String { String(decoding: bytes[message.range], as: UTF8.self) }
}

extension PromptOutput {
  mutating func begin() {
    bytes.removeAll(keepingCapacity: true)
    messages.removeAll(keepingCapacity: true)
    (role, start, values, hasRoles) = (.user, 0, nil, false)
  }

  mutating func append(literal: ArraySlice<UInt8>) { bytes.append(contentsOf: literal) }

  mutating func append(value: String) {
    let place = bytes.count
    var value = value
    value.withUTF8 { bytes.append(contentsOf: $0) }
    values = (values?.lowerBound ?? place)..<bytes.count
  }

  mutating func beginMessage(_ role: PromptRole) {
    hasRoles = true
    endMessage()
    (self.role, start, values) = (role, bytes.count, nil)
  }

  mutating func end() {
    endMessage()
    if messages.isEmpty, !hasRoles { messages = [Message(role: .user, range: 0..<0)] }
  }

  private mutating func endMessage() {
    let first = startWithoutBlankLines
    let range = first..<endWithoutBlankLines(after: first)
    if !range.isEmpty || values != nil { messages.append(Message(role: role, range: range)) }
  }
}

// MARK: Blank lines

extension PromptOutput {
  private var startWithoutBlankLines: Int {
    let limit = values?.lowerBound ?? bytes.count
    guard let text = bytes[start..<limit].firstIndex(where: { !Self.isBlank($0) }) ?? values?.lowerBound else {
      return limit
    }
    return bytes[start..<text].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? start
  }

  private func endWithoutBlankLines(after first: Int) -> Int {
    let limit = max(values?.upperBound ?? first, first)
    let text = bytes[limit...].lastIndex { !Self.isBlank($0) }.map { $0 + 1 } ?? limit
    guard let lineEnd = bytes[text...].firstIndex(of: UInt8(ascii: "\n")) else { return bytes.count }
    return lineEnd > text && bytes[lineEnd - 1] == UInt8(ascii: "\r") ? lineEnd - 1 : lineEnd
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}
