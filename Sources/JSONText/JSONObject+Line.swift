extension JSONObject {
  /// Reads a line that holds one object; `nil` for anything else.
  package init?(line: [UInt8]) {
    guard case .object(let object)? = try? JSONValue(parsing: line) else { return nil }
    self = object
  }
}
