/// A step of a query: to the children of a node, or to it and all that is inside it, by one selector or several.
struct JSONPathSegment: Sendable {
  let reachesDescendants: Bool
  let selectors: [JSONPathSelector]

  /// Whether it selects at most one node.
  var isSingular: Bool {
    guard !reachesDescendants, selectors.count == 1 else { return false }
    switch selectors[0] {
    case .name, .index: return true
    case .wildcard, .slice, .filter: return false
    }
  }
}

extension [JSONPathSegment] {
  var isSingular: Bool { allSatisfy(\.isSingular) }
}

/// What stands in brackets between commas.
enum JSONPathSelector: Sendable {
  case name(String)
  case wildcard
  /// Negative ones count from the end.
  case index(Int)
  case slice(JSONPathSlice)
  case filter(JSONPathCondition)
}
