import RagSpecCore
import RagSpecSuites
import RagSpecTestSupport
import Testing

@Suite struct YAMLMutationTests {
  private static let seed: UInt64 = 20_241_123

  private static let texts = [
    """
    # a suite
    suite: follow-ups
    tags: [smoke, 'q']
    base: &base
      expect: [{contains: "é \\u00e9"}, {number: 12.5, unit: EUR}]
    cases:
      - {<<: *base, id: a}
      - <<: [*base, {x: 1}]
        id: "漢😀"
        history:
          - user: |
              What is it?
              Line two
          - assistant: >-
              folded
              text
      - ? complex
        : !!str 12
    """,
    "%YAML 1.1\n---\na: &x [b, *y, {c: d}]\n\"e\\n\": 'f''g'\n...\n",
    "- - - a\n    - b\n  - c\n- {d: [e, f: g]}\r\n- |\r\n  x\r\n",
  ]

  @Test func `no mutation crashes, and every place is in the file`() {
    var random = SeededGenerator(seed: Self.seed)
    var (readCount, refused) = (0, Set<String>())
    for round in 0..<6_000 {
      let bytes = random.mutate(
        Array(Self.texts[round % Self.texts.count].utf8), favorites: "\"'\\{}[],:&*!|>-?%@#<\n\t \u{0}")
      let file = SourceFile(path: "s.yaml", bytes: bytes)
      let found = diagnostics {
        let nodes = try YAMLReader.document(of: file).root.all
        readCount += 1
        for node in nodes { check(node.location, "round \(round)") }
      }
      for diagnostic in found {
        refused.insert(diagnostic.id.rawValue)
        if let location = diagnostic.location {
          check(location, "round \(round)")
        } else {
          Issue.record("round \(round)")
        }
        #expect(!diagnostic.rendered().isEmpty)
      }
    }
    #expect(readCount > 500, "seed \(Self.seed)")
    #expect(refused.isSuperset(of: ["yaml-syntax", "not-utf8", "unknown-anchor", "duplicate-key"]), "\(refused)")
  }

  private func check(_ location: RagSpecCore.SourceLocation, _ round: String) {
    let lineCount = location.file.bytes.count { $0 == UInt8(ascii: "\n") } + 1
    #expect(location.line >= 1 && location.line <= lineCount + 1, "\(round)")
    let width = location.file.line(location.line)?.unicodeScalars.count ?? 0
    #expect(location.column >= 1 && location.column <= width + 2, "\(round)")
  }
}
