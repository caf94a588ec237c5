import RagSpecCore
import Testing

@Suite struct DiagnosticRenderingTests {
  private func rendered(
    _ line: String, column: Int, length: Int = 1, path: String = "s.yaml", _ message: String = "a message"
  ) -> String {
    let file = SourceFile(path: path, bytes: Array(line.utf8))
    return Diagnostic("an-id", message, at: SourceLocation(file: file, line: 1, column: column, length: length))
      .rendered()
  }

  /// The line as shown and the line under it, without their margins.
  private func excerpt(_ line: String, column: Int, length: Int = 1) -> [String] {
    rendered(line, column: column, length: length).split(separator: "\n").dropFirst().map { String($0.dropFirst(8)) }
  }

  @Test func `all parts, in their order`() {
    let text = (1...13).map { "line \($0)\n" }.joined() + "      - simlar: 12.50 EUR\n"
    let file = SourceFile(path: "scenarios/prices.yaml", bytes: Array(text.utf8))
    var diagnostic = Diagnostic(
      "unknown-matcher", "unknown matcher 'simlar'", at: SourceLocation(file: file, line: 14, column: 9, length: 6),
      notes: ["one", "two"], hint: "did you mean 'similar'?")
    #expect(
      diagnostic.rendered() == """
        scenarios/prices.yaml:14:9: error: unknown matcher 'simlar' [unknown-matcher]
           14 |       - simlar: 12.50 EUR
              |         ^~~~~~
        note: one
        note: two
        hint: did you mean 'similar'?

        """)
    diagnostic.severity = .warning
    diagnostic.showsLine = false
    #expect(
      diagnostic.rendered() == """
        scenarios/prices.yaml:14:9: warning: unknown matcher 'simlar' [unknown-matcher]
        note: one
        note: two
        hint: did you mean 'similar'?

        """)
  }

  @Test func `without a place there is only the message`() {
    #expect(Diagnostic("an-id", "a message", at: nil).rendered() == "error: a message [an-id]\n")
  }

  @Test func `a place that the file does not have shows no line`() {
    let file = SourceFile(path: "s.yaml", bytes: Array("a\n".utf8))
    let diagnostic = Diagnostic("an-id", "a message", at: SourceLocation(file: file, line: 2, column: 1))
    #expect(diagnostic.rendered() == "s.yaml:2:1: error: a message [an-id]\n")
  }

  @Test func `the margin grows with the line's number`() {
    for (number, margin) in [(7, "    7"), (99_999, "99999"), (123_456, "123456")] {
      let text = String(repeating: "\n", count: number - 1) + "x"
      let file = SourceFile(path: "f", bytes: Array(text.utf8))
      let shown = Diagnostic("i", "m", at: SourceLocation(file: file, line: number, column: 1)).rendered()
      let empty = String(repeating: " ", count: margin.count)
      #expect(shown == "f:\(number):1: error: m [i]\n\(margin) | x\n\(empty) | ^\n")
    }
  }

  @Test func `the marker stands under its columns`() {
    let excerpts: [(String, Int, Int, [String])] = [
      ("key: value", 6, 5, ["key: value", "     ^~~~~"]),
      ("key: value", 1, 3, ["key: value", "^~~"]),
      // A place behind the end, as for what is missing there.
      ("key:", 5, 1, ["key:", "    ^"]),
      ("key: value", 6, 99, ["key: value", "     ^~~~~"]),
      // A tab is one column, in the line as in the marker.
      ("\tkey:\tvalue", 7, 5, [" key: value", "      ^~~~~"]),
      // Wide characters take two columns, combining ones none.
      ("名前: x", 5, 1, ["名前: x", "      ^"]),
      ("a: 名前", 4, 2, ["a: 名前", "   ^~~~"]),
      ("한글: 😀x", 6, 1, ["한글: 😀x", "        ^"]),
      ("e\u{301}e\u{301}: x", 7, 1, ["e\u{301}e\u{301}: x", "    ^"]),
      ("a: e\u{301}x", 4, 3, ["a: e\u{301}x", "   ^~"]),
      ("ﬁ½é: x", 6, 1, ["ﬁ½é: x", "     ^"]),
      // What could mislead is spelled out, and the marker knows how wide that is.
      ("a\u{1B}[31m: x", 10, 1, ["a\\u{1B}[31m: x", "              ^"]),
      ("a: \u{202E}x", 4, 1, ["a: \\u{202E}x", "   ^~~~~~~~"]),
      ("a\u{0}b", 3, 1, ["a\\u{0}b", "      ^"]),
    ]
    for (line, column, length, shown) in excerpts {
      #expect(excerpt(line, column: column, length: length) == shown, "\(line.debugDescription)")
    }
  }

  @Test func `of a long line the part around the place is shown`() throws {
    let line = (0..<1000).map { "\($0 % 10)" }.joined()
    for column in [1, 34, 35, 500, 967, 968, 1000] {
      let shown = excerpt(line, column: column)
      try #require(shown.count == 2)
      #expect(shown[0].count == 100)
      let marked = shown[0].dropFirst(shown[1].count - 1).first
      #expect(marked.map(String.init) == "\((column - 1) % 10)", "column \(column)")
    }
    #expect(excerpt(line, column: 990, length: 50).last?.count == 100)
  }

  @Test func `five megabytes on one line are no burden`() {
    let line = String(repeating: "x", count: 5_000_000)
    #expect(excerpt(line, column: 2_500_000).first?.count == 100)
  }

  @Test func `no part can start a line of its own or move the cursor`() {
    let evil = "x\nscenarios/a.yaml:1:1: error: false\r\u{1B}[2J\u{2028}y"
    let file = SourceFile(path: "s\n\u{1B}.yaml", bytes: Array("a".utf8))
    let shown = Diagnostic(
      "an-id", evil, at: SourceLocation(file: file, line: 1, column: 1), notes: [evil], hint: evil
    ).rendered()
    let escaped = #"x\nscenarios/a.yaml:1:1: error: false\u{D}\u{1B}[2J\u{2028}y"#
    #expect(
      shown == """
        s\\n\\u{1B}.yaml:1:1: error: \(escaped) [an-id]
            1 | a
              | ^
        note: \(escaped)
        hint: \(escaped)

        """)
  }

  @Test func `an error can be told without its line`() {
    let file = SourceFile(path: "s.yaml", bytes: Array("key: sk-secret".utf8))
    let place = SourceLocation(file: file, line: 1, column: 6)
    let input = InvalidInput([Diagnostic("a", "m", at: place, notes: ["n"], hint: "h"), Diagnostic("b", "m", at: nil)])
    #expect(input.withoutLine.diagnostics.map(\.showsLine) == [false, false])
    #expect(input.withoutLine.diagnostics.first?.rendered() == "s.yaml:1:6: error: m [a]\nnote: n\nhint: h\n")
    #expect(input.diagnostics.first?.rendered().contains("sk-secret") == true)
  }
}
