/// Members of an object in one call: the key and a scalar.
extension JSONWriter {
  /// A text.
  package mutating func member(_ name: String, _ text: String) {
    key(name)
    string(text)
  }

  /// An integer.
  package mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  /// A boolean.
  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    boolean(value)
  }

  /// A number; `null` stands for one that is not finite.
  package mutating func member(_ name: String, _ value: Double) {
    key(name)
    numberOrNull(value)
  }

  /// A member whose value is JSON already.
  package mutating func member(_ name: String, raw json: [UInt8]) {
    key(name)
    raw(json)
  }

  /// A list of texts.
  package mutating func member(_ name: String, _ texts: [String]) {
    key(name)
    beginArray()
    for text in texts { string(text) }
    endArray()
  }
}
