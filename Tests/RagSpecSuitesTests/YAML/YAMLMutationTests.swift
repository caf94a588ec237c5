import RagSpecCore
import RagSpecSuites
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
    "%YAML 1.1\n---\na: &x [b, *y, {c: d}]\n\"e\\n\": 'f''g'\n...\n", "- - - a\n    - b\n  - c\n- {d: [e, f: g]}\r\n- |\r\n  x\r\n",
  ]

  @Test func `no mutation crashes, and every place is in the file`() {
    var random = SeededGenerator(state: Self.seed)
    var (readCount, refused) = (0, Set<String>())
    for round in 0..<6_000 {
      let bytes = random.mutate(Array(Self.texts[round % Self.texts.count].utf8), favorites: "\"'\\{}[],:&*!|>-?%@#<\n\t \u{0}")
      let file = SourceFile(path: "s.yaml", bytes: bytes)
      let found = diagnostics {
        let nodes = try YAMLReader.document(of: file).root.all
        readCount += 1
        for node in nodes { check(node.location, "round \(round)") }
      }
      for diagnostic in found {
        refused.insert(diagnostic.id.rawValue)
        if let location = diagnostic.location { check(location, "round \(round)") } else { Issue.record("round \(round)") }
        #expect(!diagnostic.rendered().isEmpty)
      }
    }
    #expect(readCount > 500, "seed \(Self.seed)")
    #expect(refused.isSuperset(of: ["yaml-syntax", "not-utf8", "unknown-anchor", "duplicate-key"]), "\(refused)")
  }

  /// libyaml counts a carriage return and Unicode's separators as line ends, so that there may be more lines than line feeds.
  private func check(_ location: RagSpecCore.SourceLocation, _ round: String) {
    let ends: Set<Unicode.Scalar> = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]
    let scalars = String(decoding: location.file.bytes, as: UTF8.self).unicodeScalars
    #expect(location.line >= 1 && location.line <= scalars.count { ends.contains($0) } + 2, "\(round)")
    #expect(location.column >= 1 && location.column <= scalars.count + 1, "\(round)")
  }
}
