import JSONText
import RegularExpressions

extension JSONPathEvaluation {
  /// Returns what a function gives that gives a value; `nil` stands for nothing.
  mutating func result(of call: JSONPathFunctionCall, at value: JSONValue) throws(JSONPathGaveUp) -> JSONValue? {
    switch (call.function, call.arguments.first) {
    case (.length, .value(let argument)): return try self.value(of: argument, at: value).flatMap(Self.length)
    case (.count, .nodes(let query)): return .number(JSONNumber(try nodes(of: query, at: value).count))
    case (.value, .nodes(let query)):
      let nodes = try nodes(of: query, at: value)
      return nodes.count == 1 ? nodes[0].value : nil
    default: return nil
    }
  }

  /// Texts have Unicode scalars; what is neither text, array nor object has no length.
  private static func length(of value: JSONValue) -> JSONValue? {
    switch value {
    case .string(let text): .number(JSONNumber(text.unicodeScalars.count))
    case .array(let elements): .number(JSONNumber(elements.count))
    case .object(let object): .number(JSONNumber(object.members.count))
    case .null, .boolean, .number: nil
    }
  }

  /// Whether a function holds that says true or false.
  mutating func holds(_ call: JSONPathFunctionCall, of value: JSONValue) throws(JSONPathGaveUp) -> Bool {
    guard case .value(let first)? = call.arguments.first, case .value(let second)? = call.arguments.last,
      let text = try self.value(of: first, at: value)?.string,
      let pattern = try self.value(of: second, at: value)?.string,
      let expression = expression(of: call, pattern)
    else { return false }
    do throws(RegularExpression.GaveUp) { return try expression.matches(text) } catch { throw JSONPathGaveUp() }
  }

  private func expression(of call: JSONPathFunctionCall, _ pattern: String) -> InternetRegularExpression? {
    switch call.pattern {
    case .compiled(let expression): expression
    case .invalid: nil
    case .computed: try? InternetRegularExpression(pattern, matching: call.function == .match ? .whole : .part)
    }
  }
}
