import RagSpecCore
import RagSpecSuites
import Testing

@Suite struct YAMLReaderTests {
  private func outline(_ text: String) throws -> String {
    try YAMLReader.document(of: SourceFile(text: text)).root.outline
  }

  @Test func `scalars and collections`() throws {
    let trees = [
      ("a: 1", "{a: 1}"), ("- a\n- - b\n  - c", "[a, [b, c]]"), ("[a, {b: c}, []]", "[a, {b: c}, []]"), ("x", "x"),
      ("a: no\nb: 012\nc: 'no'\nd: \"012\"", #"{a: no, b: 012, c: "no", d: "012"}"#), ("{}", "{}"),
      ("a:\nb: ~\nc: ''", #"{a: , b: ~, c: ""}"#), ("a: # comment\n  - b # another\n", "{a: [b]}"),
      ("'a': 1\n\"b\": 2", #"{"a": 1, "b": 2}"#), ("? a\n: 1", "{a: 1}"), ("---\na: 1\n...\n", "{a: 1}"),
      ("%YAML 1.2\n---\na: 1", "{a: 1}"), ("a: \"\\u00e9\\n\\x41\"", "{a: \"é\nA\"}"), ("a: 'it''s'", #"{a: "it's"}"#),
      ("a: '{{x}}'", #"{a: "{{x}}"}"#), ("1: 2\ntrue: no", "{1: 2, true: no}"),
    ]
    for (text, tree) in trees { #expect(try outline(text) == tree, "\(text)") }
  }

  @Test func `block scalars are text`() throws {
    let trees = [
      ("a: |\n  one\n  two\n", "{a: \"one\ntwo\n\"}"), ("a: |-\n  one\n  two\n", "{a: \"one\ntwo\"}"),
      ("a: |+\n  one\n\nb: 1", "{a: \"one\n\n\", b: 1}"),
      ("a: >\n  one\n  two\n\n  three\n", "{a: \"one two\nthree\n\"}"),
      ("a: >-\n  12\n", #"{a: "12"}"#), ("a: |2\n    x\n", "{a: \"  x\n\"}"), ("a: one\n  two", "{a: one two}"),
      ("a: |\n  # no comment\n", "{a: \"# no comment\n\"}"), ("a: |\r\n  one\r\n  two\r\n", "{a: \"one\ntwo\n\"}"),
    ]
    for (text, tree) in trees { #expect(try outline(text) == tree, "\(text)") }
  }

  @Test func `an empty file is nothing`() throws {
    for text in ["", "\n\n", "# only a comment", "# one\n# two\n", "---\n", "--- \n...\n", " "] {
      let root = try YAMLReader.document(of: SourceFile(text: text)).root
      #expect(root.isNull, "\(text.debugDescription)")
      #expect(root.kind == .scalar)
    }
  }

  @Test func `a byte-order mark and CRLF change nothing`() throws {
    let text = "a: 1\nb:\n  - x: 'é'\n  - |\n    text\nc: 2\n"
    let plain = try YAMLReader.document(of: SourceFile(text: text)).root
    for variant in [
      text.replacing("\n", with: "\r\n"), "\u{FEFF}" + text, "\u{FEFF}" + text.replacing("\n", with: "\r\n"),
    ] {
      let root = try YAMLReader.document(of: SourceFile(text: variant)).root
      #expect(root.outline == plain.outline)
      #expect(root.all.map(\.location.place) == plain.all.map(\.location.place))
    }
  }

  @Test func `every node knows its place`() throws {
    let marked: MarkedText = """
      1️⃣2️⃣"né": 3️⃣'x'
      list:
        4️⃣- 5️⃣a
        - 6️⃣{k: 7️⃣v}
      "漢😀": 8️⃣|
        text
      """
    let root = try YAMLReader.document(of: marked.file()).root
    let entries = root.entries
    try #require(entries.count == 3)
    let list = entries[1].value
    let nodes = [
      root, entries[0].key, entries[0].value, list, list.elements[0], list.elements[1], list.elements[1]["k"],
      entries[2].value,
    ]
    #expect(nodes.map { $0?.location.place } == marked.places)
    #expect(entries[0].value.location.length == 3)
  }

  /// YAML 1.1 ends a line after these, an editor does not; `MarkedText` counts line feeds.
  @Test func `separators of Unicode in a text end no line`() throws {
    for separator in ["\u{2028}", "\u{2029}", "\u{85}", "\r"] {
      for lineEnd in ["\n", "\r\n"] {
        let text = "a: \"x\(separator)y\"\nb: \"\(separator)\(separator)\"\nc: {k: *d}\n".replacing("\n", with: lineEnd)
        let found = diagnostics { _ = try YAMLReader.document(of: SourceFile(text: text)) }
        #expect(found.told == ["3:8 unknown-anchor"], "\(text.debugDescription)")
      }
    }
    let same = "a: \"x\u{2028}y\" 1️⃣z\n" as MarkedText
    #expect(diagnostics { _ = try YAMLReader.document(of: same.file()) }.map { $0.location?.line } == [1])
  }

  @Test func `tags that say what a value is anyway may stand`() throws {
    let trees = [
      ("!!str 5", #""5""#), ("a: !!str true", #"{a: "true"}"#), ("!!map {a: !!seq [b]}", "{a: [b]}"), ("!!str", "\"\""),
    ]
    for (text, tree) in trees { #expect(try outline(text) == tree, "\(text)") }
  }

  @Test func `other tags have no meaning`() {
    let texts: [MarkedText] = [
      "a: 1️⃣!!int 5", "a: 1️⃣!custom x", "1️⃣!!set {a, b}", "a: 1️⃣!!python/object:os.system [x]",
      "- 1️⃣!<tag:example.com,2000:x> y",
      "a: 1️⃣!!map x", "a: 1️⃣!!str [x]", "a: 1️⃣! x", "a: 1️⃣!!float 1\nb: 2️⃣!!bool true",
    ]
    for marked in texts {
      let found = diagnostics { _ = try YAMLReader.document(of: marked.file()) }
      #expect(found.told == marked.places.map { "\($0) unknown-tag" }, "\(marked.text)")
    }
  }

  @Test func `a key that stands twice is told with both lines`() throws {
    let marked: MarkedText = """
      a: 1
      b:
        x: 1
        1️⃣"x": 2
      2️⃣a: 3
      c: {k: 1, l: 2, 3️⃣k: 3}
      """
    let found = diagnostics { _ = try YAMLReader.document(of: marked.file()) }
    #expect(found.told == marked.places.map { "\($0) duplicate-key" })
    #expect(found.messages == ["x", "k", "a"].map { "the key '\($0)' stands here twice" })
    #expect(found.map(\.notes) == [3, 6, 1].map { ["the first is at line \($0)"] })
  }

  @Test func `several documents are refused`() {
    for (text, place) in [
      ("a: 1\n---\nb: 2", "2:1"), ("---\na\n---\n", "3:1"), ("a: 1\n...\n---\nb: 1\n---\nc", "3:1"),
    ] {
      let found = diagnostics { _ = try YAMLReader.document(of: SourceFile(text: text)) }
      #expect(found.told == ["\(place) several-documents"])
    }
  }

  @Test func `keys are text`() throws {
    let texts: [MarkedText] = [
      "? 1️⃣[a, b]\n: c", "{1️⃣{a: b}: c}", "a:\n  ? 1️⃣- x\n  : y", "a: &x [1]\n1️⃣*x : 2", "1️⃣{{x}}: 1",
      "a: &x {}\nb: {1️⃣*x : 2}",
    ]
    for marked in texts {
      let found = diagnostics { _ = try YAMLReader.document(of: marked.file()) }
      #expect(found.told == marked.places.map { "\($0) key-not-text" }, "\(marked.text)")
    }
    #expect(try outline("a: &x k\n*x : 2") == "{a: k, k: 2}")
  }
}
