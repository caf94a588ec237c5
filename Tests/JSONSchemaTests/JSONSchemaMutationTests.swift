import JSONSchema
import JSONText
import RagSpecTestSupport
import Testing

/// Schemas that were damaged at random are refused, or judge, or give up; they never end the program.
@Suite struct JSONSchemaMutationTests {
  private static let seed: UInt64 = 20_261_123

  private static let schema = ##"""
    {"$id": "http://a.example/x", "$ref": "#/$defs/a", "type": ["object", "array"], "required": ["a"], "minItems": 1,
    "properties": {"a": {"$dynamicRef": "#n", "multipleOf": 0.5}, "b": {"pattern": "^(a|b)+$", "format": "date-time"}},
    "patternProperties": {"^c": {"items": {"$ref": "#"}, "contains": {"const": 1}, "maxContains": 2}},
    "$defs": {"a": {"$dynamicAnchor": "n", "unevaluatedProperties": false, "anyOf": [{"$ref": "#n"}, true]}},
    "if": {"enum": [1, "x", null]}, "then": false, "else": {"uniqueItems": true, "propertyNames": {"maxLength": 3}},
    "dependentRequired": {"a": ["b"]}, "not": {"minimum": 1e3}, "oneOf": [{}, {"not": {}}], "unevaluatedItems": {}}
    """##

  private static let values = [
    #"{"a": 1.5, "b": "2024-02-30T25:00:00Z", "c1": [1, 1, {"a": []}], "dddd": null}"#, "[1, 1.0, [2], \"x\"]", "1e400",
    "-0",
  ]

  @Test func `nothing crashes`() throws {
    var random = SeededGenerator(seed: Self.seed)
    let values = Self.values.compactMap { try? JSONValue(parsing: $0) }
    var (accepted, refused) = (0, 0)
    for _ in 0..<1_500 {
      let text = random.damaged(Self.schema)
      guard let value = try? JSONValue(parsing: text) else { continue }
      guard let schema = try? JSONSchema(value, assertsFormats: true) else {
        refused += 1
        continue
      }
      accepted += 1
      for value in values { _ = try? schema.problems(of: value) }
    }
    #expect(accepted > 100 && refused > 100, "seed \(Self.seed): \(accepted) accepted, \(refused) refused")
  }
}

extension SeededGenerator {
  /// Exchanges a few words that have the same brackets and commas around them, so that most texts stay JSON.
  fileprivate mutating func damaged(_ text: String) -> String {
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    for _ in 0..<Int.random(in: 1...3, using: &self) {
      let place = Int.random(in: words.indices, using: &self)
      let alike = words.indices.filter { Self.marks(words[$0]) == Self.marks(words[place]) }
      words.swapAt(place, alike.randomElement(using: &self) ?? place)
    }
    return words.joined(separator: " ")
  }

  private static func marks(_ word: String) -> String { word.filter { "{}[],:".contains($0) } }
}
