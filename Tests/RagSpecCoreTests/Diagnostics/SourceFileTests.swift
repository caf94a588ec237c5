import RagSpecCore
import Testing

@Suite struct SourceFileTests {
  private static func lines(of text: String) -> [String?] {
    let file = SourceFile(path: "f", bytes: Array(text.utf8))
    return (0...4).map(file.line)
  }

  @Test func `lines end with LF or CRLF, the last with nothing`() {
    let files: [(String, [String?])] = [
      ("", [nil, nil, nil, nil, nil]), ("a", [nil, "a", nil, nil, nil]), ("a\n", [nil, "a", nil, nil, nil]),
      ("a\nb", [nil, "a", "b", nil, nil]), ("a\r\nb\r\n", [nil, "a", "b", nil, nil]),
      ("\n\nc\n", [nil, "", "", "c", nil]), ("\n", [nil, "", nil, nil, nil]),
      ("a\r\r\nb\rc", [nil, "a\r", "b\rc", nil, nil]), ("é\n漢", [nil, "é", "漢", nil, nil]),
    ]
    for (text, lines) in files { #expect(Self.lines(of: text) == lines, "\(text.debugDescription)") }
  }

  @Test func `a line is the same however often it is asked for`() {
    let file = SourceFile(path: "f", bytes: Array("a\nb\nc".utf8))
    #expect([3, 1, 3, 2, -1, Int.max, Int.min + 1].map(file.line) == ["c", "a", "c", "b", nil, nil, nil])
  }

  @Test func `bytes that are no UTF-8 are repaired`() {
    #expect(SourceFile(path: "f", bytes: [0x61, 0xFF, 0x62, 0x0A]).line(1) == "a\u{FFFD}b")
  }

  @Test func `a byte-order mark is no part of the text`() {
    let file = SourceFile(path: "f", bytes: [0xEF, 0xBB, 0xBF] + Array("a\n".utf8))
    #expect(file.bytes == Array("a\n".utf8))
    #expect(file.line(1) == "a")
    #expect(SourceFile(path: "f", bytes: [0xEF, 0xBB, 0xBF]).bytes.isEmpty)
    #expect(SourceFile(path: "f", bytes: [0xEF, 0xBB]).bytes == [0xEF, 0xBB])
    #expect(SourceFile(path: "f", bytes: Array("a\u{FEFF}".utf8)).line(1) == "a\u{FEFF}")
  }

  /// A diagnostic a line in a large file: with a scan of the file for each this takes minutes.
  @Test func `many lines are found quickly`() {
    let file = SourceFile(path: "f", bytes: Array(String(repeating: "0123456789\n", count: 50_000).utf8))
    let elapsed = ContinuousClock().measure {
      for number in 1...50_000 where file.line(number) != "0123456789" { Issue.record("line \(number)") }
    }
    #expect(elapsed < .seconds(20))
  }

  @Test func `locations are ordered by file, line and column`() {
    let (a, b) = (SourceFile(path: "a", bytes: []), SourceFile(path: "b", bytes: []))
    let places = [(b, 1, 1), (a, 2, 1), (a, 1, 9), (a, 1, 2), (a, 10, 1)].map {
      SourceLocation(file: $0, line: $1, column: $2)
    }
    #expect(places.sorted().map(\.description) == ["a:1:2", "a:1:9", "a:2:1", "a:10:1", "b:1:1"])
    #expect(SourceLocation(file: a, line: 1, column: 2, length: 0).length == 1)
    #expect(SourceLocation(file: a, line: 1, column: 2, length: 7) == SourceLocation(file: a, line: 1, column: 2))
  }
}
