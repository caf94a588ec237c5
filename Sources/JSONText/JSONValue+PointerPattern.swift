extension JSONValue {
  /// Returns the values that a JSON Pointer names in which `*` stands for every element of an array; `nil` when it leads
  /// to nothing, be it for one element only.
  ///
  /// - Parameter names: the steps of the pointer.
  package func values(atPattern names: some Collection<String>) -> [JSONValue]? {
    guard let name = names.first else { return [self] }
    let rest = names.dropFirst()
    if name == "*", let elements = array {
      var values: [JSONValue] = []
      for element in elements {
        guard let found = element.values(atPattern: rest) else { return nil }
        values += found
      }
      return values
    }
    return value(at: JSONPointer.step(name))?.values(atPattern: rest)
  }
}
