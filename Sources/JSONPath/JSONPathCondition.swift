import JSONText

/// What a filter asks of a node.
indirect enum JSONPathCondition: Sendable {
  case any([JSONPathCondition])
  case all([JSONPathCondition])
  case not(JSONPathCondition)
  /// Whether a query selects anything.
  case exists(JSONPathQuery)
  case function(JSONPathFunctionCall)
  case comparison(JSONPathComparable, JSONPathComparison, JSONPathComparable)
}

/// A query inside a filter.
struct JSONPathQuery: Sendable {
  /// Whether it starts at the node that is filtered, `@`, or at the root, `$`.
  let isRelative: Bool
  let segments: [JSONPathSegment]
}

/// One side of a comparison: at most one value.
enum JSONPathComparable: Sendable {
  case literal(JSONValue)
  case query(JSONPathQuery)
  case function(JSONPathFunctionCall)
}

/// The operators that compare two values.
enum JSONPathComparison: String, Sendable, CaseIterable {
  // The longer ones first: they start like the shorter ones.
  case equal = "=="
  case unequal = "!="
  case notGreater = "<="
  case notLess = ">="
  case less = "<"
  case greater = ">"
}
