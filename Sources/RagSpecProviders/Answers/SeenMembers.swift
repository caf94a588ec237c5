import JSONText

/// The members of an object that were read: a second one of a name is refused, since the texts of both would be a text that no
/// server said.
///
/// Members that say nothing of an answer may come twice.
struct SeenMembers {
  private var names: [String] = []

  private static let once: Set = [
    "choices", "index", "finish_reason", "message", "delta", "text", "content", "refusal", "reasoning",
    "reasoning_content", "tool_calls", "function_call", "id", "type", "function", "custom", "name", "arguments",
    "input",
  ]
  private static let longest = 20

  /// Notes the key that the scanner has just read; throws when it was there before.
  mutating func note(_ key: JSONStringSlice, in scanner: JSONScanner) throws(JSONError) {
    guard key.bytes.count <= Self.longest || key.hasEscapes else { return }
    let name = key.text
    guard Self.once.contains(name) else { return }
    if names.contains(name) { throw scanner.failure(.duplicateKey(name), at: scanner.offset(of: key)) }
    names.append(name)
  }
}
