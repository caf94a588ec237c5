import JSONText

/// JSON for people: a member a line, indented by two.
enum PrettyJSON {
  static func text(of value: JSONValue, indent: String = "") -> String {
    let inner = indent + "  "
    switch value {
    case .object(let object) where !object.members.isEmpty:
      let members = object.members.map {
        "\(inner)\(JSONValue.string($0.key).text()): \(text(of: $0.value, indent: inner))"
      }
      return "{\n\(members.joined(separator: ",\n"))\n\(indent)}"
    case .array(let elements) where !elements.allSatisfy(\.isScalar):
      return "[\n\(elements.map { inner + text(of: $0, indent: inner) }.joined(separator: ",\n"))\n\(indent)]"
    case .array(let elements): return "[\(elements.map { $0.text() }.joined(separator: ", "))]"
    default: return value.text()
    }
  }
}

extension JSONValue {
  fileprivate var isScalar: Bool { kind != .object && kind != .array }
}
