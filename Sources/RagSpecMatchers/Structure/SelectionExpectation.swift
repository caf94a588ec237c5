import JSONPath
import JSONText
import RagSpecCore

/// What a query is expected to select.
struct SelectionExpectation: Sendable {
  private var equals: JSONValue?
  private var contains: JSONValue?
  private var count: Int?
  private var exists: Bool?

  init(_ options: Options, isSingular: Bool) throws(InvalidInput) {
    equals = options["equals"]?.json
    contains = options["contains"]?.json
    count = options.integer("count")
    exists = options["exists"]?.boolean
    if exists == false, let other = options["equals"] ?? options["contains"] ?? options["count"] {
      throw InvalidInput(
        "contradicting-options", "what does not exist has no value and no count", at: other.location,
        hint: "leave out 'exists'")
    }
    if let node = options["equals"], !isSingular, node.kind != .sequence {
      throw InvalidInput(
        "wrong-type", "this path may select several values: 'equals' is the list of them", at: node.location,
        hint: "write 'equals: […]', or 'contains:' for one of them")
    }
  }

  var words: String {
    var parts: [String] = []
    if let equals { parts.append(equals.text()) }
    if let contains { parts.append("\(contains.text()) among others") }
    if let count { parts.append(Self.counted(count)) }
    if exists == false { parts.append("nothing") }
    return parts.isEmpty ? "something" : parts.joined(separator: ", ")
  }

  /// Returns what is wrong with a selection, `nil` if nothing is.
  func failure(of nodes: [JSONPathNode], isSingular: Bool) -> String? {
    if exists == false { return nodes.first.map { "it selects \(Self.place($0))" } }
    if exists == true, nodes.isEmpty { return "it selects nothing" }
    if let count, count != nodes.count { return "it selects \(Self.counted(nodes.count)), not \(count)" }
    if let contains, !nodes.contains(where: { ExactJSONValue($0.value) == ExactJSONValue(contains) }) {
      return "none of the \(nodes.count) selected values is \(contains.text())"
    }
    if let equals { return Self.difference(equals, nodes, isSingular) }
    return nodes.isEmpty && count == nil ? "it selects nothing" : nil
  }

  private static func difference(_ expected: JSONValue, _ nodes: [JSONPathNode], _ isSingular: Bool) -> String? {
    let comparison = JSONDifference(isExact: true)
    if isSingular {
      guard let node = nodes.first else { return "it selects nothing" }
      return comparison.first(expected, node.value, at: node.location.pointer)
    }
    let wanted = expected.array ?? []
    for (expected, node) in zip(wanted, nodes) {
      if let difference = comparison.first(expected, node.value, at: node.location.pointer) { return difference }
    }
    return wanted.count == nodes.count ? nil : "it selects \(nodes.count) values, not \(wanted.count)"
  }

  private static func counted(_ count: Int) -> String { count == 1 ? "1 node" : "\(count) nodes" }

  private static func place(_ node: JSONPathNode) -> String {
    let pointer = node.location.pointer
    return pointer.isEmpty ? "the whole output" : pointer
  }
}
