/// A JSON value that is equal to another as mathematics and bytes have it.
///
/// Numbers are equal when they are the same number, however large or fine; texts when they have the same scalars, while
/// `String` finds "é" composed and decomposed equal. So JSON Schema and JSONPath want it.
package struct ExactJSONValue: Hashable, Sendable {
  /// The value.
  package let value: JSONValue

  /// Takes a value as it is.
  package init(_ value: JSONValue) { self.value = value }

  package static func == (one: Self, other: Self) -> Bool {
    switch (one.value, other.value) {
    case (.null, .null): true
    case (.boolean(let one), .boolean(let other)): one == other
    case (.number(let one), .number(let other)): one.isExactly(other)
    case (.string(let one), .string(let other)): one.utf8.elementsEqual(other.utf8)
    case (.array(let one), .array(let other)): one.elementsEqual(other) { Self($0) == Self($1) }
    case (.object(let one), .object(let other)): isEqual(one, other)
    default: false
    }
  }

  private static func isEqual(_ one: JSONObject, _ other: JSONObject) -> Bool {
    one.members.count == other.members.count
      && one.members.allSatisfy { member in other[member.key].map { Self($0) == Self(member.value) } ?? false }
  }

  package func hash(into hasher: inout Hasher) {
    switch value {
    case .null: hasher.combine(0)
    case .boolean(let boolean): hasher.combine(boolean)
    case .number(let number): hasher.combine(number.double == 0 ? 0 : number.double)
    case .string(let text): for byte in text.utf8 { hasher.combine(byte) }
    case .array(let elements): for element in elements { hasher.combine(Self(element)) }
    case .object(let object): hasher.combine(Self.hash(of: object))
    }
  }

  /// The same for the same members in any order.
  private static func hash(of object: JSONObject) -> Int {
    object.members.reduce(object.members.count) { sum, member in
      var hasher = Hasher()
      hasher.combine(Self(.string(member.key)))
      hasher.combine(Self(member.value))
      return sum &+ hasher.finalize()
    }
  }
}

extension JSONNumber {
  /// Whether two numbers are the same, however they are written.
  package func isExactly(_ other: JSONNumber) -> Bool {
    if let one = Int(text), let other = Int(other.text) { return one == other }
    // What differs after rounding differs before.
    return double == other.double && ExactDecimal(self) == ExactDecimal(other)
  }
}
