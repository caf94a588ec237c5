/// What may stand in a place of a configuration file.
///
/// One value serves the loader (which checks nodes against it), the JSON Schema and the reference pages.
package indirect enum ValueType: Sendable {
  /// Any scalar, taken as text.
  case text
  case boolean
  case integer(ClosedRange<Int>)
  case number(ClosedRange<Double>)
  /// A length of time such as `60s`, `500ms` or `2m`.
  case duration
  /// One of these words.
  case choice([String])
  case list(ValueType)
  /// A mapping with these keys and no others.
  case mapping([Field])
  /// A mapping with any keys, whose values are alike.
  case dictionary(ValueType)
  case either([ValueType])
  /// One expectation: a matcher, or a combinator of them.
  case expectation
  /// One item of a `variants` list: a perturbation, or a question in other words.
  case variant
  /// Any value at all: passed on as data.
  case anything

  package static var anyInteger: ValueType { .integer(Int.min...Int.max) }
  package static var anyNumber: ValueType {
    .number(-Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
  }
  package static var share: ValueType { .number(0...1) }
  package static var textOrTexts: ValueType { .either([.text, .list(.text)]) }
}

/// A key of a mapping: its name, what may stand there and what it is for.
package final class Field: Sendable {
  package let name: String
  package let type: ValueType
  package let isRequired: Bool
  /// What holds when the key is absent, as one would write it.
  package let defaultText: String?
  package let summary: String

  package init(
    _ name: String, _ type: ValueType, isRequired: Bool = false, default defaultText: String? = nil, _ summary: String
  ) {
    self.name = name
    self.type = type
    self.isRequired = isRequired
    self.defaultText = defaultText
    self.summary = summary
  }
}

extension ValueType: CustomStringConvertible {
  /// The type in words, as a diagnostic says it: "a number from 0 to 1".
  package var description: String {
    switch self {
    case .text: "text"
    case .boolean: "true or false"
    case .integer(let range): "a whole number" + Self.bounds(range.lowerBound, range.upperBound, Int.min, Int.max)
    case .number(let range):
      "a number"
        + Self.bounds(
          range.lowerBound, range.upperBound, -Double.greatestFiniteMagnitude, Double.greatestFiniteMagnitude)
    case .duration: "a duration such as 60s, 500ms or 2m"
    case .choice(let names): "one of " + names.joined(separator: ", ")
    case .list(let element): "a list (of \(element))"
    case .mapping(let fields): "a mapping" + Self.required(fields)
    case .dictionary(let value): "a mapping (of names to \(value))"
    case .either(let types): types.map(\.description).joined(separator: ", or ")
    case .expectation: "an expectation"
    case .variant: "a variant"
    case .anything: "any value"
    }
  }

  private static func required(_ fields: [Field]) -> String {
    let names = fields.filter(\.isRequired).map { "'\($0.name)'" }
    return names.isEmpty ? "" : " with \(names.joined(separator: " and "))"
  }

  private static func bounds<Bound: Comparable & CustomStringConvertible>(
    _ lower: Bound, _ upper: Bound, _ least: Bound, _ greatest: Bound
  ) -> String {
    switch (lower > least, upper < greatest) {
    case (true, true) where lower == upper: " equal to \(shortest(lower))"
    case (true, true): " from \(shortest(lower)) to \(shortest(upper))"
    case (true, false): ", \(shortest(lower)) or more"
    case (false, true): ", \(shortest(upper)) or less"
    case (false, false): ""
    }
  }

  private static func shortest(_ bound: some CustomStringConvertible) -> String {
    let text = bound.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
