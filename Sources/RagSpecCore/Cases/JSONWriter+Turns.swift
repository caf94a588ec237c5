package import JSONText

extension JSONWriter {
  /// A list of messages, as chat completions and programs read it: `[{"role": "user", "content": "…"}]`.
  package mutating func member(_ name: String, _ turns: [Turn]) {
    key(name)
    beginArray()
    for turn in turns {
      beginObject()
      member("role", turn.role.rawValue)
      member("content", turn.text)
      endObject()
    }
    endArray()
  }
}
