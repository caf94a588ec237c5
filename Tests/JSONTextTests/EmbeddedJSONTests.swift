import JSONText
import RagSpecTestSupport
import Testing

@Suite struct EmbeddedJSONTests {
  private static func found(in text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      EmbeddedJSON.ranges(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    }
  }

  /// Every bracket is tried, and what lies in another value dropped: the same in cubic time.
  private static func foundByTrying(_ text: String) -> Set<String> {
    let bytes = Array(text.utf8)
    var ranges: [Range<Int>] = []
    for start in bytes.indices where bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[") {
      // Only the shortest: what follows it may be white space.
      if let end = (start + 1...bytes.count).first(where: { isValue(bytes[start..<$0]) }) { ranges.append(start..<end) }
    }
    let outer = ranges.filter { range in !ranges.contains { $0 != range && $0.contains(range) } }
    return Set(outer.map { String(decoding: bytes[$0], as: UTF8.self) })
  }

  private static func isValue(_ bytes: ArraySlice<UInt8>) -> Bool {
    Array(bytes).withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      do {
        try scanner.skipValue()
        try scanner.finish()
        return true
      } catch { return false }
    }
  }

  @Test func `values are found among other text`() {
    for (text, values) in [
      ("", []), ("no brackets", []), ("[1] a [2]", ["[1]", "[2]"]), ("{{}}", ["{}"]), ("[[1], x", ["[1]"]),
      (#"{"a": [1]} {"#, [#"{"a": [1]}"#]), (#"["{}" x {}"#, ["{}", "{}"]), (#"" [1] ""#, ["[1]"]), ("[1,]", []),
    ] as [(String, [String])] { #expect(Self.found(in: text) == values, "\(text)") }
  }

  /// Texts of few characters, so that brackets and quotes meet in every way.
  @Test func `finds what trying every bracket finds`() {
    var generator = SeededGenerator(seed: 2_024)
    let characters = Array(#"{}[]""\,:1a "#)
    for _ in 0..<6_000 {
      let length = Int.random(in: 0...24, using: &generator)
      let text = String((0..<length).compactMap { _ in characters.randomElement(using: &generator) })
      let (found, tried) = (Set(Self.found(in: text)), Self.foundByTrying(text))
      // What overlaps without lying in each other is found twice, and what lies in a longer one perhaps as well.
      #expect(found.isSuperset(of: tried), "\(text): \(found), not \(tried)")
    }
  }

  @Test func `what is found is valid, in order and in the text`() {
    var generator = SeededGenerator(seed: 7)
    let pieces = ["{", "}", "[", "]", "\"", ":", ",", "\"a\"", "1", "{\"b\": [1]}", " ", "é", "\\", "\n"]
    for _ in 0..<3_000 {
      let count = Int.random(in: 0...30, using: &generator)
      let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      for value in Self.found(in: text) { #expect((try? JSONValue(parsing: value)) != nil, "\(value) in \(text)") }
    }
  }

  /// In quadratic time each of these would take minutes.
  @Test func `a text built against it is read all the same`() {
    for piece in ["{", "[", "[\"x\", ", "{\"a\":", "{\"", "[\"a{\" ", "[1,", "[1,[1],"] {
      #expect(Self.found(in: String(repeating: piece, count: 200_000 / piece.utf8.count)).allSatisfy { $0 == "[1]" })
    }
  }

  @Test func `a pointer leads to the place of its value`() {
    let text = #" {"a": [1, {"b~/": "x"}], "é": {"": null}} "#
    for (names, value) in [
      ([], text.trimmed), (["a"], #"[1, {"b~/": "x"}]"#), (["a", "0"], "1"), (["a", "1", "b~/"], #""x""#),
      (["é", ""], "null"), (["a", "2"], nil), (["a", "01"], nil), (["b"], nil), (["a", "0", "0"], nil),
    ] as [([String], String?)] {
      var bytes = text
      let found = bytes.withUTF8 { bytes in
        JSONPointer.range(of: names, in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
      }
      #expect(found == value, "\(names)")
    }
  }
}

extension String {
  fileprivate var trimmed: String { String(dropFirst().dropLast()) }
}
