import RagSpecCore
import RagSpecMatchers
import Testing

@Suite struct ExpectationReaderTests {
  /// Expectations with the ids of their problems and a part of the first hint.
  private static let wrong: [(expectation: String, ids: [Diagnostic.ID], hint: String?)] = [
    ("simlar: x", ["unknown-matcher"], "did you mean 'similar'?"),
    ("zzz: x", ["unknown-matcher"], "'ragspec list matchers'"),
    ("nDGC@10: 0.5", ["unknown-matcher"], nil),
    ("min: 0.5\ncontains: a", ["unknown-matcher"], "write 'contains' before 'min'"),
    ("standalone", ["wrong-type"], "write '- standalone: …'"),
    ("just text", ["wrong-type"], "write '- contains: some text'"), ("[contains, a]", ["wrong-type"], nil),
    ("{}", ["wrong-type"], nil), ("~", ["wrong-type"], nil),
    ("contains: a\nmni: 1", ["unknown-key"], "did you mean 'min'?"),
    ("contains: a\nzzz: 1", ["unknown-key"], "known keys: "),
    ("contains: a\nmin: 2", ["wrong-type"], nil), ("contains: a\nmin: -0.1", ["wrong-type"], nil),
    ("contains: a\nmin: high", ["wrong-type"], nil),
    ("contains: a\nweight: -1", ["wrong-type"], nil),
    ("contains: a\non: last_line", ["unknown-value"], "did you mean 'last-line'?"),
    ("contains: a\non: answer", ["unknown-value"], "JSON Pointer"),
    ("contains: a\nmin: 2\nmni: 1\nweight: x", ["wrong-type", "unknown-key", "wrong-type"], nil),
    ("length: {mix: 3}", ["unknown-key"], "did you mean 'min'?"), ("number: twelve", ["wrong-type"], nil),
    ("number: \"12\"", ["wrong-type"], nil),
    ("P@5: 1.5", ["wrong-type"], nil), ("P@0: 0.5", ["unknown-matcher"], nil),
    ("not: [contains, a]", ["wrong-type"], nil), ("not: {simlar: x}", ["unknown-matcher"], "did you mean 'similar'?"),
    ("not:", ["wrong-type"], nil), ("all: {contains: a}", ["wrong-type"], nil), ("all: []", ["no-expectation"], nil),
    ("any: []", ["no-expectation"], nil),
    (
      "any: [{contians: a}, {contains: b}, {lenght: {}}]", ["unknown-matcher", "unknown-matcher"],
      "did you mean 'contains'?"
    ),
    ("at-least: {count: 3, of: [{contains: a}]}", ["impossible-count"], nil),
    ("at-least: {count: 0, of: [{contains: a}]}", ["wrong-type"], nil),
    ("at-least: {of: [{contains: a}]}", ["missing-key"], nil), ("at-least: {count: 1}", ["missing-key"], nil),
    ("at-least: {count: 1, of: []}", ["no-expectation", "impossible-count"], nil),
    ("all: [{contains: a, min: 3}]", ["wrong-type"], nil),
    ("all: [{contains: a}]\nnormalize: none", ["unknown-key"], nil),
  ]

  @Test func `tells everything that is wrong, with a hint`() throws {
    for (expectation, ids, hint) in Self.wrong {
      let problems = try Judged.problems(expectation)
      // An empty list cannot hold as many as are asked for either; one of the two is enough.
      #expect(
        problems.map(\.id) == ids || expectation.contains("of: []") && !problems.isEmpty,
        "\(expectation): \(problems.map(\.message))")
      if let hint {
        #expect(problems.first?.hint?.contains(hint) ?? false, "\(expectation): \(problems.first?.hint ?? "")")
      }
      #expect(problems.allSatisfy { $0.location != nil }, "\(expectation)")
    }
  }

  @Test func `reads the options of every matcher`() throws {
    let expectation = try Judged("contains-all: [a, b]\nmin: 0.5\nweight: 0\nname: both\non: last-line").expectation
    #expect(
      expectation.threshold == 0.5 && expectation.weight == 0 && expectation.label == "both"
        && expectation.part == .lastLine)
    let defaults = try Judged("mentions: x").expectation
    #expect(
      defaults.threshold == 0.9 && defaults.weight == 1 && defaults.label == "mentions" && defaults.part == .whole)
    #expect(
      try Judged("recall@5: 0.7").expectation.label == "R@5" && Judged("recall@5: 0.7").expectation.threshold == 0.7)
  }

  private static let nested: [(expectation: String, right: [String], wrong: [String])] = [
    ("not: {contains: a}", ["b"], ["a"]), ("not: {not: {contains: a}}", ["a"], ["b"]),
    ("not: {contains-all: [a1, b1], min: 0.5}", ["c1"], ["a1", "a1 b1"]),
    ("all: [{contains: a1}, {not: {contains: b1}}]", ["a1"], ["a1 b1", "c1"]),
    ("any: [{contains: a1}, {all: [{contains: b1}, {contains: c1}]}]", ["a1", "c1 b1"], ["b1", "c1"]),
    ("at-least: {count: 2, of: [{contains: a1}, {contains: b1}, {contains: c1}]}", ["a1 c1", "a1 b1 c1"], ["b1"]),
    ("any: [{equals: \"no\"}, {matches: '^-$', on: last-line}]", ["No.", "text\n-"], ["-\ntext"]),
    (
      "contains: a1\non: /answer", ["{\"answer\": \"a1\"}", "```\n{\"answer\": \"a1\"}\n```"],
      ["{\"a1\": 1}", "a1", "{\"answer\": null}"]
    ),
    ("number: 5\non: code-block", ["7\n```\n5\n```\n8"], ["5", "```\n7\n```\n5"]),
    ("all: [{contains: a1}]\non: last-line", ["b1\na1"], ["a1\nb1"]),
    ("not: {contains: a1, on: /x}", ["{\"x\": \"b1\"}"], ["a1", "{\"x\": \"a1\"}"]),
  ]

  @Test func `combinators nest and keep to their part`() throws {
    for (expectation, right, wrong) in Self.nested {
      for output in right { #expect(try Judged.passes(output, expectation), "\(expectation) on '\(output)'") }
      for output in wrong { #expect(try !Judged.passes(output, expectation), "\(expectation) on '\(output)'") }
    }
  }

  @Test func `problems beside the case come from inside combinators too`() throws {
    let problems = try Judged.problems(
      "any: [{similar: $references}, {not: {cell: {row: a, column: b}}}, {contains: a}]")
    #expect(problems.map(\.id) == ["no-references", "no-table"])
  }

  @Test func `deep nesting is read`() throws {
    let expectation = String(repeating: "not: {", count: 40) + "contains: a" + String(repeating: "}", count: 40)
    #expect(try Judged.passes("a", expectation) && !Judged.passes("b", expectation))
  }

  @Test func `a measure can be reported without being judged`() throws {
    let node = try Judged.node("gates: {}")
    let measure = ExpectationReader().measure(named: "recall@5", at: node)
    #expect(measure?.label == "R@5" && measure?.weight == 0 && measure?.threshold == 0)
    #expect(ExpectationReader().measure(named: "pass-rate", at: node) == nil)
  }
}
