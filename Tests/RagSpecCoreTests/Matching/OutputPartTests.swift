import Testing

@testable import RagSpecCore

@Suite struct OutputPartTests {
  private func text(_ part: String, of output: String) -> String? {
    guard case .text(let text)? = OutputPart(part)?.of(.text(output)) else { return nil }
    return text
  }

  @Test func `parts by name`() {
    let names: [(String, OutputPart?)] = [
      ("whole", .whole), ("last-line", .lastLine), ("code-block", .codeBlock), ("/a/0", .pointer("/a/0")),
      ("/", .pointer("/")), ("", nil), ("ranking", nil), ("Last-Line", nil), ("answer", nil),
    ]
    for (name, part) in names { #expect(OutputPart(name) == part, "\(name)") }
  }

  @Test func `the last line that is not blank`() {
    let outputs: [(String, String?)] = [
      ("a\nb", "b"), ("a\nb\n", "b"), ("a\r\nb\r\n", "b"), ("a\nb\n \t\n\n", "b"), ("a", "a"), ("a\n  b  ", "  b  "),
      ("", nil), ("\n \r\n", nil), ("a\r\nb\n\r\n", "b"), ("a\u{2028}b", "b"),
    ]
    for (output, line) in outputs { #expect(text("last-line", of: output) == line, "\(output.debugDescription)") }
  }

  @Test func `the inside of the first code block`() {
    let outputs: [(String, String?)] = [
      ("```\na\nb\n```", "a\nb"), ("Here:\n```json\n{}\n```\nand\n```\nsecond\n```", "{}"),
      ("```swift\nlet a = 1", "let a = 1"), ("```\n```", ""), ("```", ""), ("no block", nil), ("", nil),
      ("```json\r\n{\r\n}\r\n```\r\n", "{\n}"), ("text ``` text", nil), ("```a``` is code\n```\nx\n```", "x"),
      ("````\n```\ninner\n```\n````", "```\ninner\n```"), ("```\na\n```more\n```", "a\n```more"),
      ("1. So:\n   ```json\n   {\n     \"a\": 1\n   }\n   ```", "{\n  \"a\": 1\n}"), ("```\na\n  ```  \nb", "a"),
    ]
    for (output, block) in outputs {
      #expect(text("code-block", of: output) == block, "\(output.debugDescription)")
      #expect(OutputPart.codeBlock(of: output) == block)
    }
  }

  @Test func `a value of JSON, also of JSON in a code block`() {
    let json = #"{"answer": "42 %", "n": 12.50, "list": [1, {"b": 1, "a": 2}], "a/b": "slash", "null": null}"#
    let values: [(String, String?)] = [
      ("/answer", "42 %"), ("/n", "12.50"), ("/list", #"[1,{"a":2,"b":1}]"#), ("/list/1/a", "2"), ("/a~1b", "slash"),
      ("/null", "null"), ("/missing", nil), ("/list/2", nil), ("/answer/0", nil),
    ]
    for (pointer, value) in values {
      #expect(text(pointer, of: json) == value, "\(pointer)")
      #expect(text(pointer, of: " \(json)\n") == value, "\(pointer), with space around")
      #expect(text(pointer, of: "Sure!\n```json\n\(json)\n```\nAnything else?") == value, "\(pointer), in a block")
    }
    for output in ["", "no JSON", "{", "```\nno JSON\n```", #"{"answer": 1} trailing"#] {
      #expect(text("/answer", of: output) == nil, "\(output)")
    }
  }

  @Test func `a ranking is looked at as a whole`() {
    let ranking = Observation.ranking([RankedDocument(id: "a", score: 1)])
    for part in [OutputPart.whole, .lastLine, .codeBlock, .pointer("/a")] {
      guard case .ranking(let documents)? = part.of(ranking) else {
        Issue.record("\(part) of a ranking is gone")
        continue
      }
      #expect(documents.map(\.id) == ["a"])
    }
  }

  @Test func `parts in words`() {
    #expect(OutputPart.whole.description == "the output")
    #expect(OutputPart.lastLine.description == "a last line")
    #expect(OutputPart.codeBlock.description == "a code block")
    #expect(OutputPart.pointer("/a").description == "JSON with a value at /a")
  }
}
