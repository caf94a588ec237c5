import RagSpecCore
import RagSpecSuites
import RagSpecTestSupport
import Testing

/// A large suite is read in parts, and nobody may notice.
@Suite struct YAMLPartsTests {
  private static let head = "# large\nsuite: s\nbehavior: answering\ntarget: echo\ncases:\n# the first\n\n"

  /// Items in the ways in which people write them, some of which look like two.
  private static func item(_ number: Int, _ random: inout SeededGenerator, indent: String) -> String {
    let filler = String(repeating: "word ", count: Int.random(in: 5...60, using: &random))
    let lines =
      switch Int.random(in: 0..<9, using: &random) {
      case 0: ["id: c\(number)", "question: |", "  - id: trap", "", "  \(filler)"]
      case 1: ["id: c\(number)", "question: >-", "    \(filler)", "      - more", "tags: [a,", "  b]"]
      case 2: ["{id: c\(number), question: \"\(filler)\", expect: [{contains: 'it''s'}]}"]
      case 3:
        ["id: c\(number)", "question: \(filler)", "  and - more", "expect:", "- contains: \"a\\n\"", "- {similar: b}"]
      case 4: ["id: c\(number)  # é \u{1F600}", "question: 'é \(filler)", "", "  - not an item'"]
      case 5: ["from: {jsonl: x}", "# a comment", "  # - id: another", "tags:", "  - a", "  - - b"]
      case 6: ["- a", "- [b, {c: d}]", "- \(filler)"]
      case 7: ["id: \"c\(number)\"", "known-failure: null", "min: 0.50", "empty:", "question: \(filler)\r"]
      default: ["\(filler)"]
      }
    return indent + "- " + lines.joined(separator: "\n" + indent + "  ") + "\n"
  }

  private static func text(seed: UInt64, indent: String) -> String {
    var random = SeededGenerator(seed: seed)
    return head + (0..<2_500).map { item($0, &random, indent: indent) }.joined()
  }

  /// With a key behind the cases a file is read as a whole.
  private func isReadAsAWhole(_ text: String) throws -> Bool {
    let whole = try YAMLReader.document(of: SourceFile(text: text + "description: x\n")).root
    let parts = try YAMLReader.document(of: SourceFile(text: text)).root
    #expect(parts.entries.map(\.key.text) == ["suite", "behavior", "target", "cases"])
    guard let cases = parts["cases"], let expected = whole["cases"] else { return false }
    return cases.placedOutline == expected.placedOutline
  }

  @Test(arguments: 0..<6) func `parts make the document that the whole makes`(seed: UInt64) throws {
    let indent = ["  ", "", "      "][Int(seed % 3)]
    #expect(try isReadAsAWhole(Self.text(seed: seed, indent: indent)))
  }

  @Test func `what ends a part too soon, or reaches beyond one, is read as well`() throws {
    let plain = Self.text(seed: 1, indent: "  ")
    let traps = (0..<600).map {
      "  - id: t\($0)\n    question: \"a\n  - b \(String(repeating: "x", count: 300))\n  - c\"\n"
    }
    let anchors = "  - &a {id: x}\n" + (0..<10).map { _ in "  - *a\n" }.joined()
    for text in [
      plain + traps.joined(), traps.reduce(Self.head, +), plain + anchors + plain.dropFirst(Self.head.count),
    ] {
      #expect(try isReadAsAWhole(text))
    }
  }

  @Test func `faults are told at their places`() throws {
    let plain = Self.text(seed: 2, indent: "  ")
    let line = plain.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    let faults = [("  - {a: 1, a: 2}\n", "\(line):12"), ("  - [\n", "\(line + 1):1"), ("   - x\n", "\(line):4")]
    for (fault, place) in faults {
      let found = diagnostics { _ = try YAMLReader.document(of: SourceFile(text: plain + fault)) }
      #expect(found.compactMap { $0.location?.place }.first == place)
    }
  }
}
