import JSONText
import RagSpecCore
import Testing

/// Which JSON of an output counts.
@Suite struct OutputJSONTests {
  private static let found: [(output: String, value: String)] = [
    (#"{"a": 1}"#, #"{"a":1}"#), (" 42\n", "42"), (#""text""#, #""text""#), ("\u{FEFF}[1]", "[1]"),
    // A code block, of several the last that is JSON.
    ("```json\n{\"a\": 1}\n```", #"{"a":1}"#), ("```\n{\"a\": 1}\n```\nor\n```\n{\"a\": 2}\n```", #"{"a":2}"#),
    ("```\n{\"a\": 1}\n```\nin\n```python\nf(x)\n```", #"{"a":1}"#), ("{\"a\": 1}\n```\n[2]\n```", "[2]"),
    ("```json\n{\"a\": 1}", #"{"a":1}"#), ("~~~\n{\"a\": 1}\n~~~", #"{"a":1}"#),
    // In the text: the last object or list that holds one, or else the last list.
    (#"Sure! {"a": 1} Anything else?"#, #"{"a":1}"#), (#"{"a": 1}, no: {"a": 2}. [3]"#, #"{"a":2}"#),
    (#"[{"a": 1}] [2]"#, #"[{"a":1}]"#), ("[[1]] [2]", "[[1]]"), ("[1] and [2]", "[2]"),
    (#"{"a":1}{"b":2}"#, #"{"b":2}"#),
    (#"{{"a": 1}}"#, #"{"a":1}"#), (#"{"a": {"b": 1}, "c": }"#, #"{"b":1}"#),
    (#"use [" for lists, {"a": 1} and "]"#, #"{"a":1}"#),
    (#"{x: {"a": 1}}"#, #"{"a":1}"#), (#"[1, {"a": 1}, x]"#, #"{"a":1}"#),
    (#"<think>{"a": </think>{"a": 1}"#, #"{"a":1}"#),
    (#"é {"é": "}"} ü"#, #"{"é":"}"}"#), (#"["{\"a\": 1}"] said"#, #"["{\"a\": 1}"]"#),
  ]

  @Test func `JSON is found in the whole, in a code block or in the text`() throws {
    for (output, value) in Self.found {
      let found = try? OutputJSON(in: output).value
      #expect(try found == JSONValue(parsing: value), "\(output): \(found?.text() ?? "nothing")")
    }
  }

  private static let unreadable: [(output: String, message: String)] = [
    ("", "the text ends where a value was expected at line 1, column 1"),
    ("prose", "expected a value at line 1, column 1"), ("{", "the text ends where"),
    ("\n\n  {\"a\": }", "line 3, column 9"),
    ("x\n```\n{\"a\": }\n```", "expected a value at line 3, column 7"),
    ("say \"a\" and 5", "expected a value at line 1"),
    ("é {\"a\": 1, \"a\": 2}", "duplicate key 'a' at line 1, column 12"),
  ]

  @Test func `what is no JSON is told with its place in the output`() {
    for (output, message) in Self.unreadable {
      do {
        Issue.record("\(output) is \(try OutputJSON(in: output).value)")
      } catch { #expect(error.message.contains(message), "\(output): \(error.message)") }
    }
  }
}
