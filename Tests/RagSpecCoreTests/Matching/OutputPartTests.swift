import Foundation
import Testing

@testable import RagSpecCore

@Suite struct OutputPartTests {
  private func text(_ part: String, of output: String) throws -> String? {
    try OutputPart(part)?.excerpt(of: output)?.text
  }

  @Test func `parts by name`() {
    let names: [(String, OutputPart?)] = [
      ("whole", .whole), ("last-line", .lastLine), ("code-block", .codeBlock), ("/a/0", .pointer("/a/0")),
      ("/", .pointer("/")), ("", nil), ("ranking", nil), ("Last-Line", nil), ("answer", nil),
    ]
    for (name, part) in names { #expect(OutputPart(name) == part, "\(name)") }
  }

  @Test func `the last line that is not blank`() throws {
    let outputs: [(String, String?)] = [
      ("a\nb", "b"), ("a\nb\n", "b"), ("a\r\nb\r\n", "b"), ("a\nb\n \t\n\n", "b"), ("a", "a"), ("a\n  b  ", "  b  "),
      ("", nil), ("\n \r\n", nil), ("a\r\nb\n\r\n", "b"), ("a\u{2028}b", "b"),
    ]
    for (output, line) in outputs { #expect(try text("last-line", of: output) == line, "\(output.debugDescription)") }
  }

  @Test func `the inside of the first code block`() throws {
    let outputs: [(String, String?)] = [
      ("```\na\nb\n```", "a\nb"), ("Here:\n```json\n{}\n```\nand\n```\nsecond\n```", "{}"),
      ("```swift\nlet a = 1", "let a = 1"), ("```\n```", ""), ("```", ""), ("no block", nil), ("", nil),
      ("```json\r\n{\r\n}\r\n```\r\n", "{\n}"), ("text ``` text", nil), ("```a``` is code\n```\nx\n```", "x"),
      ("````\n```\ninner\n```\n````", "```\ninner\n```"), ("```\na\n```more\n```", "a\n```more"),
      ("1. So:\n   ```json\n   {\n     \"a\": 1\n   }\n   ```", "{\n  \"a\": 1\n}"), ("```\na\n  ```  \nb", "a"),
      ("~~~ js `x`\n```\na\n~~~\nb", "```\na"), ("~~~\na\n```\n", "a\n```\n"), ("```\ra\r\nb\r```", "a\nb"),
    ]
    for (output, block) in outputs {
      #expect(try text("code-block", of: output) == block, "\(output.debugDescription)")
      #expect(OutputPart.codeBlock(of: output) == block)
    }
  }

  @Test func `a value of JSON, also of JSON in a code block or in a text`() throws {
    let json = #"{"answer": "42 %", "n": 12.50, "list": [1, {"b": 1, "a": 2}], "a/b": "slash", "null": null}"#
    let values: [(String, String?)] = [
      ("/answer", "42 %"), ("/n", "12.50"), ("/list", #"[1,{"a":2,"b":1}]"#), ("/list/1/a", "2"), ("/a~1b", "slash"),
      ("/null", "null"), ("/missing", nil), ("/list/2", nil), ("/answer/0", nil),
    ]
    for (pointer, value) in values {
      #expect(try text(pointer, of: json) == value, "\(pointer)")
      #expect(try text(pointer, of: " \(json)\n") == value, "\(pointer), with space around")
      #expect(try text(pointer, of: "Sure!\n```json\n\(json)\n```\nAnything else?") == value, "\(pointer), in a block")
      #expect(try text(pointer, of: "Sure! [1] says \(json), and \"that\" [2]") == value, "\(pointer), in a text")
    }
    for output in ["", "no JSON", "{", "```\nno JSON\n```", #"{"answer": 1"#] {
      #expect(try text("/answer", of: output) == nil, "\(output)")
    }
  }

  @Test func `a ranking is looked at as a whole`() throws {
    let ranking = Observation.ranking([RankedDocument(id: "a", score: 1)])
    for part in [OutputPart.whole, .lastLine, .codeBlock, .pointer("/a")] {
      let expectation = RagSpecCore.Expectation.fixed(1, on: part)
      #expect(try expectation.assess(ranking, in: CaseContext(input: CaseInput(question: "?"))).passed, "\(part)")
    }
  }

  /// The outputs, with 【】 around what the whole part comes from.
  private static let places: [(part: String, output: String)] = [
    ("whole", "【a\nb】"), ("last-line", "a\n【 é b】\n\n"), ("code-block", "é\n```json\n【a\nb】\n```\nc"),
    ("code-block", "1. So\n   ```\n   【a\n     b】\n   ```"), ("code-block", "```\r\n【a\r\nb】\r\n```"),
    ("/a", #"é {"b": 1, "a": "【text é】"}"#), ("/a", #"{"a": 【12.50】}"#), ("/a", #"{"a": 【"x\"y"】}"#),
    ("/a/1", #"see {"a": [0, 【{"z": 1, "b": 2}】]}, and [1]"#), ("/a", "é\n```\n{\"a\": \"【b】\"}\n```"),
  ]

  @Test func `a part knows where it stands`() throws {
    for (part, marked) in Self.places {
      let output = marked.filter { $0 != "【" && $0 != "】" }
      let excerpt = try #require(try OutputPart(part)?.excerpt(of: output), "\(marked)")
      let range = excerpt.place(of: 0..<excerpt.text.utf8.count)
      let inside = marked.split(separator: "【", maxSplits: 1).last?.prefix { $0 != "】" } ?? ""
      #expect(String(decoding: Array(output.utf8)[range], as: UTF8.self) == inside, "\(part) of \(marked)")
      let start = excerpt.place(of: 0..<0)
      #expect(start.isEmpty || start == range, "\(part) of \(marked)")
    }
  }

  @Test func `a place inside of an indented block is that of the line it stands in`() throws {
    let output = "é\n  ```\n    {\n      one\n  two\n  ```"
    let excerpt = try #require(try OutputPart.codeBlock.excerpt(of: output))
    #expect(excerpt.text == "  {\n    one\ntwo")
    for word in ["{", "one", "two", "one\ntwo"] {
      let place = try #require(excerpt.text.range(of: word)).utf8(in: excerpt.text)
      let found = String(decoding: Array(output.utf8)[excerpt.place(of: place)], as: UTF8.self)
      #expect(found == word.replacing("\n", with: "\n  "), "\(word)")
    }
  }

  @Test func `spans of parts, and of parts of parts, are those of the whole output`() throws {
    let output = "text\n```\nfirst\n  last\n```\nbelow"
    let inner = RagSpecCore.Expectation.fixed(0, on: .lastLine)
    let all = RagSpecCore.Expectation.combined("all", .atLeast(1, of: [inner, .fixed(0)]), on: .codeBlock)
    let spans = try all.assessed(output).parts.map { try #require($0.explanation?.span) }
    let words = spans.map { String(decoding: Array(output.utf8)[$0], as: UTF8.self) }
    #expect(words == ["  last", "first\n  last"])
  }

  @Test func `parts in words`() {
    #expect(OutputPart.whole.description == "the output")
    #expect(OutputPart.lastLine.description == "a last line")
    #expect(OutputPart.codeBlock.description == "a code block")
    #expect(OutputPart.pointer("/a").description == "JSON with a value at /a")
  }
}

extension Range<String.Index> {
  fileprivate func utf8(in text: String) -> Range<Int> {
    text.utf8.distance(
      from: text.startIndex, to: lowerBound)..<text.utf8.distance(from: text.startIndex, to: upperBound)
  }
}
