import JSONText

extension JSONScanner {
  /// Reads a string; passes over anything else.
  mutating func stringOrSkip() throws(JSONError) -> String? {
    guard try kind() == .string else {
      try skipValue()
      return nil
    }
    return try string().text
  }

  /// Reads an integer; passes over anything else.
  mutating func integerOrSkip() throws(JSONError) -> Int? {
    guard try kind() == .number else {
      try skipValue()
      return nil
    }
    return try number().integer
  }

  /// Reads a string, or any other value but `null` as the JSON that it is.
  mutating func textOrJSON() throws(JSONError) -> String? {
    switch try kind() {
    case .string: return try string().text
    case .null:
      try skipValue()
      return nil
    default: return String(decoding: try rawValue(), as: UTF8.self)
    }
  }

  /// Enters an object; passes over anything else and returns `false`.
  mutating func enterObjectOrSkip() throws(JSONError) -> Bool {
    guard try kind() == .object else {
      try skipValue()
      return false
    }
    try enterObject()
    return true
  }
}
