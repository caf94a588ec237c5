extension JSONValue {
  /// Reads one JSON text, strictly by RFC 8259; a key that an object has already is an error.
  ///
  /// - Complexity: O(*n*). Containers may nest `JSONScanner.depthLimit` deep.
  package init(parsing bytes: UnsafeBufferPointer<UInt8>, firstLine: Int = 1) throws(JSONError) {
    var scanner = JSONScanner(bytes, firstLine: firstLine)
    self = try scanner.value()
    try scanner.finish()
  }

  /// Reads one JSON text from a string.
  package init(parsing text: String) throws(JSONError) {
    var text = text
    let result = text.withUTF8 { bytes in
      Result { () throws(JSONError) in try JSONValue(parsing: bytes) }
    }
    self = try result.get()
  }

  /// Reads one JSON text from UTF-8.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { (bytes) throws(JSONError) in try JSONValue(parsing: bytes) }
  }
}

extension JSONScanner {
  /// Reads one value of any kind as a tree; a key that an object has already is an error.
  package mutating func value() throws(JSONError) -> JSONValue {
    switch try kind() {
    case .null:
      try null()
      return .null
    case .boolean: return .boolean(try boolean())
    case .number: return .number(try parsedNumber())
    case .string: return .string(try string().text)
    case .array: return .array(try elements())
    case .object: return .object(try members())
    }
  }

  private mutating func parsedNumber() throws(JSONError) -> JSONNumber {
    skipWhitespace()
    let start = position
    let slice = try number()
    guard let double = slice.double else { throw failure(.numberOutOfRange, at: start) }
    return JSONNumber(text: slice.text, double: double)
  }

  private mutating func elements() throws(JSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    try enterArray()
    while try nextElement() { elements.append(try value()) }
    return elements
  }

  private mutating func members() throws(JSONError) -> JSONObject {
    var object = JSONObject()
    try enterObject()
    while let key = try nextKey() {
      let (name, offset) = (key.text, offset(of: key))
      guard object.append(name, try value()) else { throw failure(.duplicateKey(name), at: offset) }
    }
    return object
  }
}
