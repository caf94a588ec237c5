import RegularExpressions

/// The functions of RFC 9535, section 2.4.
enum JSONPathFunction: String, Sendable, CaseIterable {
  case length, count, match, search, value

  /// What a function takes and gives.
  enum Kind { case value, logical, nodes }

  var parameters: [Kind] {
    switch self {
    case .length: [.value]
    case .count, .value: [.nodes]
    case .match, .search: [.value, .value]
    }
  }

  var result: Kind {
    switch self {
    case .length, .count, .value: .value
    case .match, .search: .logical
    }
  }
}

/// A function with its arguments.
struct JSONPathFunctionCall: Sendable {
  let function: JSONPathFunction
  let arguments: [Argument]
  /// The pattern of `match` and `search`, when it is a literal: it is compiled once.
  let pattern: Pattern

  /// An argument by the kind that its parameter is of.
  enum Argument: Sendable {
    case value(JSONPathComparable)
    case nodes(JSONPathQuery)
  }

  enum Pattern: Sendable {
    /// There is none, or it is known only beside a node.
    case computed
    case compiled(InternetRegularExpression)
    case invalid
  }
}
