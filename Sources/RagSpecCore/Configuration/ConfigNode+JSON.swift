package import JSONText

extension ConfigNode {
  /// The node as JSON: unquoted scalars are null, booleans and numbers where they look like it.
  package var json: JSONValue {
    switch kind {
    case .sequence: .array(elements.map(\.json))
    case .mapping: .object(jsonObject)
    case .scalar: isPlain ? CoreSchema.json(text) : .string(text)
    }
  }

  private var jsonObject: JSONObject {
    var object = JSONObject()
    for entry in entries { _ = object.append(entry.key.text, entry.value.json) }
    return object
  }
}

extension CoreSchema {
  /// Returns the JSON value that an unquoted text says; a number that is one in JSON, too, keeps all its digits.
  package static func json(_ text: String) -> JSONValue {
    if isNull(text) { return .null }
    if let boolean = boolean(text) { return .boolean(boolean) }
    guard let number = number(text), let nearest = JSONNumber(number) else { return .string(text) }
    if let written = try? JSONValue(parsing: text) { return written }
    return .number(integer(text).map { JSONNumber($0) } ?? nearest)
  }
}
