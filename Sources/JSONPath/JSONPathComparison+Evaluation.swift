import JSONText

extension JSONPathComparison {
  /// Whether two values are in this order; `nil` is nothing, which equals only nothing.
  ///
  /// Only two numbers, or two texts by their scalars, come one before the other.
  ///
  /// - SeeAlso: RFC 9535, section 2.3.5.2.2.
  func holds(_ one: JSONValue?, _ other: JSONValue?) -> Bool {
    switch self {
    case .equal: Self.isEqual(one, other)
    case .unequal: !Self.isEqual(one, other)
    case .less: Self.isLess(one, other)
    case .greater: Self.isLess(other, one)
    case .notGreater: Self.isLess(one, other) || Self.isEqual(one, other)
    case .notLess: Self.isLess(other, one) || Self.isEqual(one, other)
    }
  }

  private static func isEqual(_ one: JSONValue?, _ other: JSONValue?) -> Bool {
    one.map(ExactJSONValue.init) == other.map(ExactJSONValue.init)
  }

  private static func isLess(_ one: JSONValue?, _ other: JSONValue?) -> Bool {
    switch (one, other) {
    case (.number(let one), .number(let other)): ExactDecimal(one) < ExactDecimal(other)
    case (.string(let one), .string(let other)): one.utf8.lexicographicallyPrecedes(other.utf8)
    default: false
    }
  }
}
