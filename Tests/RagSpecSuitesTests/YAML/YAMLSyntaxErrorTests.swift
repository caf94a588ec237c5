import RagSpecCore
import RagSpecSuites
import Testing

@Suite struct YAMLSyntaxErrorTests {
  @Test func `each syntax error points at its cause`() {
    let texts: [MarkedText] = [
      "a:\n1️⃣\tb: 1", "a: b1️⃣: c", "a: 1️⃣@x", "a: 1️⃣`x`", "a: 1️⃣%x", "a: 1\n b1️⃣: 2", "a: 1\n1️⃣- b", "a:\n  - b\n 1️⃣c: 1",
      // What is missing at the end is told where it began.
      "a: 1\nb: 1️⃣'open", "a: 1️⃣\"open\nb: 2\n", "a: 1️⃣[1, 2", "a: 1️⃣{b: [1]\n\n\n", "a: [1]1️⃣]", "a: {b: 11️⃣]",
      "a: \"x1️⃣\\q\"", "a: \"\\u1️⃣d800\"", "é漢: b1️⃣: c", "a: &1️⃣ x", "a: *1️⃣ x", "a: 1️⃣!e!x y", "1️⃣%YAML 3.0\n---\na",
      "a: |1️⃣x\n  b",
      "'a' 1️⃣'b'", "a: 'b' 1️⃣c", "key without colon\na1️⃣: 1",
    ]
    for marked in texts {
      let found = diagnostics { _ = try YAMLReader.document(of: marked.file()) }
      #expect(found.map(\.id) == ["yaml-syntax"], "\(marked.text)")
      #expect(found.map { $0.location?.place } == marked.places, "\(marked.text)")
    }
  }

  @Test func `characters that YAML does not allow are found`() {
    let texts: [MarkedText] = [
      "a: 1️⃣\u{0}", "a: b\né: \"x1️⃣\u{1B}[31m\"", "# comment1️⃣\u{7}\na: b", "a: x1️⃣\u{FFFE}", "a: x1️⃣\u{7F}",
    ]
    for marked in texts {
      let found = diagnostics { _ = try YAMLReader.document(of: marked.file()) }
      #expect(found.map(\.id) == ["yaml-syntax"])
      #expect(found.map { $0.location?.place } == marked.places, "\(marked.text.debugDescription)")
    }
  }

  @Test func `bytes that are no UTF-8 are found`() {
    let files: [([UInt8], String)] = [
      ([0xFF], "1:1"), (Array("a: é\nb: ".utf8) + [0xE9, 0x0A], "2:4"), (Array("é漢".utf8) + [0x80], "1:3"),
      (Array("a: ".utf8) + [0xC0, 0xAF], "1:4"), (Array("a: ".utf8) + [0xED, 0xA0, 0x80], "1:4"),
      ([0xE2, 0x82], "1:1"),
      ([0xFF, 0xFE, 0x61, 0x00, 0x3A, 0x00], "1:1"), ([0xFE, 0xFF, 0x00, 0x61], "1:1"),
    ]
    for (bytes, place) in files {
      let found = diagnostics { _ = try YAMLReader.document(of: SourceFile(path: "s.yaml", bytes: bytes)) }
      #expect(found.told == ["\(place) not-utf8"])
      #expect(found.map(\.hint) == ["convert it: iconv -t UTF-8"])
    }
  }

  @Test func `UTF-16 without a mark is told apart`() {
    let bytes = "suite: x\n".utf8.flatMap { [$0, 0] as [UInt8] }
    let found = diagnostics { _ = try YAMLReader.document(of: SourceFile(path: "s.yaml", bytes: bytes)) }
    #expect(found.told == ["1:2 yaml-syntax"])
    #expect(found.map(\.hint) == ["UTF-16 must be converted: iconv -t UTF-8"])
  }

  @Test func `the usual slips bring a hint`() {
    let texts: [(String, String?)] = [
      ("a:\n\tb: 1", "indent with spaces: YAML allows no tabs"),
      ("a:\n  \tb: 1", "indent with spaces: YAML allows no tabs"),
      ("a: what: now", "text that contains ': ' or starts with a special character needs quotes"), ("[", nil),
      ("a: one\u{2028}two", "YAML ends a line at U+0085, U+2028 and U+2029: write \\u2028 between double quotes"),
    ]
    for (text, hint) in texts {
      let found = diagnostics { _ = try YAMLReader.document(of: SourceFile(text: text)) }
      #expect(found.map(\.hint) == [hint], "\(text)")
    }
  }

  @Test func `what was found before the error is told with it`() {
    let found = diagnostics { _ = try YAMLReader.document(of: SourceFile(text: "a: {k: 1, k: 2}\nb: !x y\nc: 'open")) }
    #expect(found.told == ["1:11 duplicate-key", "2:4 unknown-tag", "3:4 yaml-syntax"])
  }
}
