import JSONText

/// How one JSON value is compared with another: as `json` does, or as a whole.
struct JSONDifference {
  /// Whether members that are not expected are forbidden.
  let isExact: Bool

  /// Returns where two values first differ, as a JSON Pointer with both sides; `nil` when they do not.
  func first(_ expected: JSONValue, _ found: JSONValue, at path: String = "") -> String? {
    switch (expected, found) {
    case (.object(let wanted), .object(let object)):
      for (key, value) in wanted.members {
        let place = path + JSONPointer.step(key)
        guard let member = object[key] else { return "\(place) is missing" }
        if let difference = first(value, member, at: place) { return difference }
      }
      let further = isExact ? object.members.first { wanted[$0.key] == nil } : nil
      return further.map { "\(path)\(JSONPointer.step($0.key)) is not expected" }
    case (.array(let wanted), .array(let array)):
      guard wanted.count == array.count else {
        return "\(path.isEmpty ? "the list" : path) has \(array.count) elements, not \(wanted.count)"
      }
      return zip(wanted, array).enumerated().lazy
        .compactMap { index, pair in first(pair.0, pair.1, at: "\(path)/\(index)") }.first
    default:
      guard ExactJSONValue(expected) != ExactJSONValue(found) else { return nil }
      return "\(path.isEmpty ? "the value" : path) is \(found.text()), not \(expected.text())"
    }
  }
}
