import JSONText
import RegularExpressions

/// One validation of one value: where it is in the value, and through which schemas it came.
struct SchemaValidation {
  let program: SchemaProgram
  let assertsFormats: Bool
  /// The steps from the root to the value that is looked at.
  private(set) var path: [Step] = []
  /// Resources that were entered, the outermost first, each once: a later entry cannot change what a dynamic anchor means.
  private var scope: [Int] = []
  /// The schemas that are being applied to this value, with the scope that each had.
  private var active: [Application] = []
  private var depth = 0
  private var steps = 0

  /// Schemas may be applied this deep inside each other: a value of 512 levels, and references on each.
  private static let depthLimit = 1_600
  /// Schemas that may be applied in all: a second or so.
  private static let stepLimit = 2_000_000

  private struct Application: Equatable {
    let node: Int
    let scopeCount: Int
  }

  /// One step down into a value; it is spelled only when there is a problem to tell.
  enum Step {
    case name(String)
    case index(Int)

    /// The step as a part of a JSON Pointer.
    var text: String {
      switch self {
      case .name(let name): JSONPointer.step(name)
      case .index(let index): "/\(index)"
      }
    }
  }

  init(_ schema: JSONSchema) {
    program = schema.program
    assertsFormats = schema.assertsFormats
  }

  /// Applies a schema to the value at hand.
  mutating func outcome(of number: Int, on value: JSONValue) throws(JSONSchemaGaveUp) -> SchemaOutcome {
    let node = program.nodes[number]
    let enters = !scope.contains(node.resource)
    if enters { scope.append(node.resource) }
    defer { if enters { scope.removeLast() } }
    try begin(Application(node: number, scopeCount: scope.count), at: node)
    defer {
      active.removeLast()
      depth -= 1
    }
    var outcome = SchemaOutcome()
    for keyword in node.keywords { try apply(keyword, of: node, to: value, &outcome) }
    return outcome
  }

  /// The same schema on the same value in the same scope again would go on for ever.
  private mutating func begin(_ application: Application, at node: SchemaNode) throws(JSONSchemaGaveUp) {
    guard !active.contains(application) else {
      let place = node.pointer.isEmpty ? "at its root" : "at \(node.pointer)"
      throw JSONSchemaGaveUp(message: "the schema \(place) refers to itself without progress")
    }
    depth += 1
    steps += 1
    active.append(application)
    guard depth <= Self.depthLimit else { throw JSONSchemaGaveUp(message: "schemas are applied too deep") }
    guard steps <= Self.stepLimit else { throw JSONSchemaGaveUp(message: "the schema takes too many steps") }
  }

  /// Applies a schema to a part of the value at hand.
  mutating func outcome(
    of node: Int, on child: JSONValue, at step: Step
  ) throws(JSONSchemaGaveUp) -> SchemaOutcome {
    let outer = active
    active = []
    path.append(step)
    defer {
      path.removeLast()
      active = outer
    }
    return try outcome(of: node, on: child)
  }

  /// Returns the schema that a reference leads to from here.
  func target(of reference: SchemaReference) -> Int {
    guard let name = reference.dynamicAnchor else { return reference.target }
    return scope.lazy.compactMap { program.resources[$0].dynamicAnchors[name] }.first ?? reference.target
  }

  /// Makes a problem of the value at hand, or of a part of it.
  func problem(_ keyword: String, of node: SchemaNode, _ message: String, at step: Step? = nil) -> JSONSchemaProblem {
    JSONSchemaProblem(
      instancePointer: path.map(\.text).joined() + (step?.text ?? ""),
      schemaPointer: node.pointer + (keyword.isEmpty ? "" : "/" + keyword),
      keyword: keyword, message: message)
  }

  func matches(_ expression: RegularExpression, _ text: String) throws(JSONSchemaGaveUp) -> Bool {
    do throws(RegularExpression.GaveUp) { return try expression.firstMatch(in: text) != nil } catch {
      throw JSONSchemaGaveUp(message: "a pattern takes too many steps")
    }
  }
}
