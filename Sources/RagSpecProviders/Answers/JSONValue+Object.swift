import JSONText

extension JSONValue {
  /// Parses a body that must be an object.
  init(object bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    var scanner = JSONScanner(bytes)
    try scanner.enterObject()
    self = try JSONValue(parsing: bytes)
  }

  /// The whole number that a value is.
  var integer: Int? { number?.integer }
}
