import JSONText
import RagSpecTestSupport
import Testing

@testable import RagSpecCommands

@Suite struct JSONDifferenceTests {
  private static func lines(_ old: String, _ new: String) throws -> [String] {
    DifferenceText.lines(JSONDifference.all(from: try JSONValue(parsing: old), to: try JSONValue(parsing: new)))
  }

  @Test(arguments: [
    (#"{"a": {"t": 0}}"#, #"{"a": {"t": 0.2}}"#, ["a.t: 0 → 0.2"]),
    (#"{"a": 1, "b": 2}"#, #"{"b": 2, "c": "x"}"#, ["a: removed, was 1", #"c: added, "x""#]),
    (#"{"m": [{"c": "x"}, {"c": "y"}]}"#, #"{"m": [{"c": "x"}, {"c": "z"}]}"#, [#"m[1].c: "y" → "z""#]),
    ("[1, 2, 3]", "[0, 1, 2, 3]", ["[0]: added, 0"]), ("[1, 2, 3]", "[1, 3]", ["[1]: removed, was 2"]),
    ("[]", "[[]]", ["[0]: added, []"]), ("1", #""1""#, [#"the value: 1 → "1""#]),
    (#"{"a b": {"": 1}}"#, #"{"a b": {"": null}}"#, [#"["a b"][""]: 1 → null"#]),
    (#"{"a": 1, "b": 1}"#, #"{"b": 1, "a": 1}"#, []), ("1", "1.0", []),
    (#"{"\u001b": "\u001b[1m"}"#, #"{"\u001b": 1}"#, [#"["\u001b"]: "\u001b[1m" → 1"#]),
  ])
  func `each place that differs is told`(old: String, new: String, expected: [String]) throws {
    #expect(try Self.lines(old, new) == expected)
  }

  /// Whatever differs is told, and what is told does differ.
  @Test func `equal values have no differences, and others have some`() throws {
    var random = SeededGenerator(seed: 41)
    func value(_ depth: Int) -> String {
      switch Int.random(in: 0..<(depth > 2 ? 3 : 5), using: &random) {
      case 0: "\(Int.random(in: 0...2, using: &random))"
      case 1: #""\#(["a", "b", "a b"].randomElement(using: &random) ?? "")""#
      case 2: "null"
      case 3:
        "[" + (0..<Int.random(in: 0...3, using: &random)).map { _ in value(depth + 1) }.joined(separator: ",") + "]"
      default:
        "{"
          + ["a", "b", "c"].filter { _ in Bool.random(using: &random) }
          .map { "\"\($0)\":\(value(depth + 1))" }.joined(separator: ",") + "}"
      }
    }
    var equal = 0
    for _ in 0..<2_000 {
      let (old, new) = (try JSONValue(parsing: value(0)), try JSONValue(parsing: value(0)))
      #expect(JSONDifference.all(from: old, to: new).isEmpty == (old == new), "\(old.text()) \(new.text())")
      if old == new { equal += 1 }
      #expect(JSONDifference.all(from: old, to: old).isEmpty)
    }
    #expect(equal > 50)
  }
}
