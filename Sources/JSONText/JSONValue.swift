/// Any JSON value, as a tree.
package enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue {
  /// Which of the six kinds the value is.
  package var kind: JSONKind {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// Whether the value is `null`.
  package var isNull: Bool { self == .null }

  /// The value of a boolean; `nil` for other kinds, as with the accessors below.
  package var boolean: Bool? { if case .boolean(let boolean) = self { boolean } else { nil } }

  /// The value of a number.
  package var number: JSONNumber? { if case .number(let number) = self { number } else { nil } }

  /// The value of a string.
  package var string: String? { if case .string(let string) = self { string } else { nil } }

  /// The elements of an array.
  package var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

  /// The members of an object.
  package var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

  /// The member of an object; `nil` for a missing key and for what is no object.
  package subscript(key: String) -> JSONValue? { object?[key] }

  /// The element of an array; `nil` outside it and for what is no array.
  package subscript(index: Int) -> JSONValue? {
    guard let array, array.indices.contains(index) else { return nil }
    return array[index]
  }
}
