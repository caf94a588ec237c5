import Foundation
import RagSpecCore
import RagSpecSuites
import RagSpecTestSupport
import Testing

/// Two readers must never differ: what the quick one does not decline is what libyaml reads.
@Suite struct EverydayYAMLTests {
  @Test(arguments: [
    "a: 1\n", "a: b c  # d\nb:\nc: ~\n",
    "---\n# x\n\n- a\n- - b\n  - c\n-   d: e\n    f:\n    - g\n    - h:\n      i: j\n",
    "a:\n  b:\n    - c\n  d:\n  - e\nf: g", "'a': b\n", "a: \"b\\n\\\"c\\\\\\t\"  # d\n", "a: 'b: c # d'\r\nb: c\r\n",
    "é: 1\n", "a: é漢😀 # x\nb: [\"é\", c, -1.5]\n", "a: [b, {c: d, e: [f, g h]}, ]\nb: {}\nc: []\n",
    "a: http://x:80/#y\nb: don't\nc: a#b\n", "a: |\n  b\n\n   c\n  \n    \n\nb: |-\n  c\n\n# d\nc: e\n",
    "- |\n - a\n - # b\n- nDCG@10: 0.8\n  P(rel=2)@5: 1\n", "a: -\n", "a: - b\n", "- a\n  - b\n", "a: b\n c: d\n",
    "a: b: c\n", "a: b:\n", "a: b\n  c\n", "a: \"b\n  c\"\n", "a: 1\na: 2\n", "{a: 1, a: 2}\n", "- {a: 1, a: 2}\n",
    "a: [b\n", "a: [b, c]d\n", "a: 'b'c\n", "a: 'b'#c\n", "a: 'b''c'\n", "a: &b c\nd: *b\n", "<<: {a: b}\n", "a: <<\n",
    "a: !!str b\n", "a: |\n\n  b\n", "a: |\n  b", "a: |+\n  b\n", "a: |2\n   b\n", "a: >\n  b\n  c\n", "\ta: b\n",
    "a:\tb\n", "a: b\u{85}c\n", "a: \"\u{2028}\"\n", "a: b\u{FEFF}\n", "a: \u{7F}\n", "", "# a\n", "a\n", "- a\nb: c\n",
    "a: b\n- c\n", "---\na: b\n---\nc: d\n", "--- a\n", "a: b\n...\n", "%YAML 1.2\n---\na: b\n", "? a\n: b\n",
    "-\n  a\n",
    "- # a\n  b: c\n", "a: @b\n", "a: `b`\n", "a: %b\n", "a: b\n\n\n   # c\n", "a:\n\n  # c\n  b: c\n", "a: [b: c]\n",
    "a: {b}\n", "a: {b: }\n", "a: {\"b\": c}\n", "a: [,]\n", "a: .5\nb: --- c\nc: ...\n", "a: |\n  b\n c: d\n",
    "  a: b\n  c: d\n",
    "  a: b\nc: d\n", "a: \"\"\nb: ''\nc: \" d \"\n", "a: b\\c\n",
    "a: [b,\n  c d, # e\n\n  {f: g,\n h: [./i]}\n  ]  # j\nk: l\n", "a: [b\n, c]\n", "a: [b,\n  c]d\n", "a: [b\n  c]\n",
    "a: [b,\nc]\n",
    "- [a,\n  #b\n b]\n", "a: [b,# c\n  d]\n", "a: [é, /b, ~]\n", "a: >\n  b\n  c\n\n  d\n\n\n  e\n\nf: >-\n  g\n",
    "a: >\n  b\n   c\n  d\n",
    "a: >\n  b\n   \n  d\n", "- >-\n  b\n c\n", "a: (b) = $c +d ^e ;f\n", "a : b\n", "a:b\n", "a::  b\n",
  ]) func `a text is read as libyaml reads it, or declined`(text: String) {
    compare(SourceFile(path: "s.yaml", bytes: Array(text.utf8)))
  }

  @Test func `long keys and wide lines are read as libyaml reads them, or declined`() {
    let items = (0..<3_000).map { "\"é\($0)\"" }.joined(separator: ", ")
    let long = String(repeating: "k", count: 1_100)
    for text in ["a: {\(long): 1}\n", "\(long): 1\n", "a: [\(items)]  # \(items)\nb: é\n"] {
      compare(SourceFile(path: "s.yaml", bytes: Array(text.utf8)))
    }
  }

  @Test func `the suites of this project are read, or declined as a whole`() throws {
    var (all, read) = (0, 0)
    for folder in ["scenarios", "fixtures", ""] {
      let root = projectRoot.appending(path: folder)
      let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      for name in names where name.hasSuffix(".yaml") && !name.hasPrefix(".") && (folder != "" || !name.contains("/")) {
        let bytes = try Data(contentsOf: root.appending(path: name))
        all += 1
        if compare(SourceFile(path: name, bytes: Array(bytes))) { read += 1 }
      }
    }
    #expect(read > all / 2, "\(read) of \(all) are everyday YAML")
  }

  private static let seed: UInt64 = 20_261_123

  @Test func `mutations of a suite are read as libyaml reads them, or declined`() {
    var random = SeededGenerator(seed: Self.seed)
    var read = 0
    for round in 0..<20_000 {
      let text = Array(Self.suites[round % Self.suites.count].utf8)
      let bytes = random.mutate(text, favorites: "\"'\\{}[],:&*!|>-?%@#<\n\r\t  ..~a0\u{0}é\u{85}\u{2028}")
      let file = SourceFile(path: "s.yaml", bytes: bytes)
      guard String(validating: file.bytes, as: UTF8.self) != nil else { continue }
      if compare(file, "round \(round), seed \(Self.seed)") { read += 1 }
    }
    #expect(read > 2_000)
  }

  private static let suites = [
    """
    # a suite
    suite: follow-ups
    tags: [smoke, "q"]
    cases:
      - id: a
        question: "What \\"is\\" it, in USD?"
        history:
          - user: |
              What is it?

              Line two
          - assistant: |-
              text
          - user: >
              Folded
              text

              and more
        expect:
          - number: 12.5
            unit: EUR  # euros
          - similar: How many weeks, and whose? It's 5.
            using: ratio
      - id: b
        relevant: {hr-012: 2, hr-013: 1}
        known-failure:
        expect:
        - nDCG@10: 0.8
        - retrieved: {document: hr-012, within: 3}
        - contains-any: [not given, no data,
            ünknown]
        - - x
          - - y

    gates: {pass-rate: 0.95}

    """,
    "- a: 'é'\n  b: \"漢\"\n- c\n-   d:\n      - e\n      -  f: g\n         h: i\n- j\n",
  ]

  /// Returns whether the text was read; fails when it was read otherwise than by libyaml.
  @discardableResult
  private func compare(_ file: SourceFile, _ note: String = "") -> Bool {
    guard let document = EverydayYAML.document(of: 0..<file.bytes.count, of: file) else { return false }
    var problems: [Diagnostic] = []
    let expected = YAMLReader.documentOfEvents(of: file, problems: &problems)
    #expect(problems.isEmpty, "\(note) \(String(decoding: file.bytes, as: UTF8.self))")
    #expect(
      document.root.placedOutline == expected?.root.placedOutline,
      "\(note) \(String(decoding: file.bytes, as: UTF8.self))")
    return true
  }
}
