package import JSONText

/// A value inside a JSON value, with its place.
package struct JSONPathNode: Sendable {
  /// Where the value is.
  package let location: JSONPathLocation
  /// The value itself.
  package let value: JSONValue

  func child(_ step: JSONPathLocation.Step, _ value: JSONValue) -> JSONPathNode {
    JSONPathNode(location: .child(location, step), value: value)
  }

  /// The members' values and the elements, in order.
  var children: [JSONPathNode] {
    switch value {
    case .object(let object): object.members.map { child(.name($0.key), $0.value) }
    case .array(let elements): elements.enumerated().map { child(.index($0.offset), $0.element) }
    default: []
    }
  }
}
