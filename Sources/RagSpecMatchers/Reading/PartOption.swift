import RagSpecCore
import RegularExpressions

/// The option `on`: which part of an output an expectation looks at.
enum PartOption {
  static let field = Field(
    "on",
    .either([
      .text,
      .mapping([
        Field("matches", .text, isRequired: true, "a regular expression (PCRE2), of which the first match counts"),
        Field("group", .text, "the number or the name of the group that is the part; by default the first there is"),
      ]),
    ]), default: "whole",
    "which part of the output: whole, last-line, code-block, a JSON Pointer, or what a regular expression matches")

  /// Reads the option; without it an expectation looks at all of the output.
  static func part(_ node: ConfigNode?) throws(InvalidInput) -> OutputPart {
    guard let node else { return .whole }
    if node.kind == .mapping { return .match(try pattern(node)) }
    if let part = OutputPart(node.text) { return part }
    throw InvalidInput(
      "unknown-value", "'\(node.text)' is no part of an output", at: node.location, hint: hint(for: node.text))
  }

  private static func hint(for text: String) -> String {
    if let near = NearestName.hint(for: text, in: ["whole", "last-line", "code-block"]) { return near }
    if text.contains("(") { return "write a regular expression as on: {matches: '\(text)'}" }
    return "it is whole, last-line, code-block, a JSON Pointer such as /answer, or {matches: 'Answer: (.*)'}"
  }

  private static func pattern(_ node: ConfigNode) throws(InvalidInput) -> OutputPattern {
    guard let written = node["matches"], !written.text.isEmpty else {
      throw InvalidInput(
        "empty-text", "an empty pattern picks nothing", at: (node["matches"] ?? node).location,
        hint: "write 'on: {matches: \"Answer: (.*)\"}'")
    }
    let expression = try PatternOption.expression(written)
    return OutputPattern(written.text, expression, group: try group(node["group"], of: expression))
  }

  private static func group(_ node: ConfigNode?, of expression: RegularExpression) throws(InvalidInput) -> Int {
    guard let node else { return min(1, expression.groupCount) }
    if let number = node.integer ?? expression.group(named: node.text), 0...expression.groupCount ~= number {
      return number
    }
    let count = expression.groupCount
    throw InvalidInput(
      "unknown-group", "the pattern has no group '\(node.text)'", at: node.location,
      hint: count == 0
        ? "it has none at all: put parentheses around the part"
        : "it has \(count == 1 ? "1 group" : "\(count) groups"); 0 is all that it matches")
  }
}
