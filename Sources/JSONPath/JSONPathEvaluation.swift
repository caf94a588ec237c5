import JSONText

/// One selection from one value.
struct JSONPathEvaluation {
  let root: JSONValue
  private var steps = 0

  /// Nodes that may be looked at: a second or so.
  private static let stepLimit = 2_000_000

  init(root: JSONValue) { self.root = root }

  mutating func nodes(
    of segments: [JSONPathSegment], from start: JSONPathNode
  ) throws(JSONPathGaveUp) -> [JSONPathNode] {
    var nodes = [start]
    for segment in segments {
      var selected: [JSONPathNode] = []
      for node in nodes { try select(segment, from: node, into: &selected) }
      nodes = selected
    }
    return nodes
  }

  private mutating func select(
    _ segment: JSONPathSegment, from node: JSONPathNode, into selected: inout [JSONPathNode]
  ) throws(JSONPathGaveUp) {
    for selector in segment.selectors { try select(selector, from: node, into: &selected) }
    guard segment.reachesDescendants else { return }
    for child in node.children { try select(segment, from: child, into: &selected) }
  }

  private mutating func select(
    _ selector: JSONPathSelector, from node: JSONPathNode, into selected: inout [JSONPathNode]
  ) throws(JSONPathGaveUp) {
    try count(1)
    switch selector {
    case .name(let name):
      if let member = node.value.object?[name] { selected.append(node.child(.name(name), member)) }
    case .index(let index):
      guard let elements = node.value.array else { return }
      let place = index >= 0 ? index : elements.count + index
      if elements.indices.contains(place) { selected.append(node.child(.index(place), elements[place])) }
    case .slice(let slice):
      guard let elements = node.value.array else { return }
      for place in slice.indexes(ofCount: elements.count) {
        try count(1)
        selected.append(node.child(.index(place), elements[place]))
      }
    case .wildcard:
      let children = node.children
      try count(children.count)
      selected += children
    case .filter(let condition):
      for child in node.children where try holds(condition, of: child.value) { selected.append(child) }
    }
  }

  /// Counts work, and gives up when it is too much.
  private mutating func count(_ work: Int) throws(JSONPathGaveUp) {
    steps += work
    guard steps <= Self.stepLimit else { throw JSONPathGaveUp() }
  }
}

// MARK: - Filters

extension JSONPathEvaluation {
  mutating func holds(_ condition: JSONPathCondition, of value: JSONValue) throws(JSONPathGaveUp) -> Bool {
    try count(1)
    switch condition {
    case .any(let parts):
      for part in parts where try holds(part, of: value) { return true }
      return false
    case .all(let parts):
      for part in parts where try !holds(part, of: value) { return false }
      return true
    case .not(let inner): return try !holds(inner, of: value)
    case .exists(let query): return try !nodes(of: query, at: value).isEmpty
    case .function(let call): return try holds(call, of: value)
    case .comparison(let one, let comparison, let other):
      return comparison.holds(try self.value(of: one, at: value), try self.value(of: other, at: value))
    }
  }

  mutating func nodes(of query: JSONPathQuery, at value: JSONValue) throws(JSONPathGaveUp) -> [JSONPathNode] {
    let start = JSONPathNode(location: .root, value: query.isRelative ? value : root)
    return try nodes(of: query.segments, from: start)
  }

  /// Returns the one value of a side; `nil` stands for nothing, which equals only nothing.
  mutating func value(of side: JSONPathComparable, at value: JSONValue) throws(JSONPathGaveUp) -> JSONValue? {
    switch side {
    case .literal(let literal): literal
    case .query(let query): try nodes(of: query, at: value).first?.value
    case .function(let call): try result(of: call, at: value)
    }
  }
}
