import RagSpecCore
import Testing

@Suite struct ValueTypeTests {
  private typealias Accepted = (type: ValueType, right: [Written], wrong: [(Written, String)])

  private static let scalars: [Accepted] = [
    (
      .text, ["a", "12", "true", "~", .quoted(""), .quoted("a")],
      [("", "expected text, found nothing"), (.list([]), "expected text, found a list")]
    ),
    (
      .boolean, ["true", "False"],
      [
        ("yes", "expected true or false, found the text 'yes'"), ("1", "expected true or false, found 1"),
        (.quoted("true"), "expected true or false, found the text 'true'"),
      ]
    ),
    (
      .integer(1...5), ["1", "5", "2.0", "0x3"],
      [
        ("0", "expected a whole number from 1 to 5, found 0"), ("6", "expected a whole number from 1 to 5, found 6"),
        ("1.5", "expected a whole number from 1 to 5, found 1.5"),
        (.quoted("2"), "expected a whole number from 1 to 5, found the text '2'"),
      ]
    ),
    (.integer(1...1), ["1"], [("2", "expected a whole number equal to 1, found 2")]),
    (.integer(0...Int.max), ["0"], [("-1", "expected a whole number, 0 or more, found -1")]),
    (.integer(Int.min...0), ["-7"], [("1", "expected a whole number, 0 or less, found 1")]),
    (.anyInteger, ["-9"], [("x", "expected a whole number, found the text 'x'")]),
    (
      .share, ["0", "1", "0.5", "1e-3"],
      [
        ("1.01", "expected a number from 0 to 1, found 1.01"), ("-0.1", "expected a number from 0 to 1, found -0.1"),
        (".nan", "expected a number from 0 to 1, found the text '.nan'"),
        ("95%", "expected a number from 0 to 1, found the text '95%'"),
      ]
    ),
    (.anyNumber, ["1e300", "0x1F"], [(".inf", "expected a number, found the text '.inf'")]),
    (.number(0.5...2), ["1"], [("3", "expected a number from 0.5 to 2, found 3")]),
    (.duration, ["60s", .quoted("2m")], [("60", "expected a duration such as 60s, 500ms or 2m, found 60")]),
    (
      .choice(["auto", "off"]), ["auto", .quoted("off")],
      [("atuo", "'atuo' is not one of auto, off"), (.list([]), "expected one of auto, off, found a list")]
    ),
  ]

  private static let collections: [Accepted] = [
    (
      .list(.anyInteger), [.list([]), .list(["1", "2"])],
      [
        ("1", "expected a list (of a whole number), found 1"),
        (.list(["1", "x"]), "expected a whole number, found the text 'x'"),
        (.mapping([]), "expected a list (of a whole number), found a mapping"),
      ]
    ),
    (
      .dictionary(.share), [.mapping([]), .mapping([("any", "1")])],
      [
        (.mapping([("a", "2")]), "expected a number from 0 to 1, found 2"),
        (.list([]), "expected a mapping (of names to a number from 0 to 1), found a list"),
      ]
    ),
    (.anything, ["", "x", .list([]), .mapping([("a", "")])], []),
    (.expectation, ["x", .mapping([])], []),
    (
      .textOrTexts, ["a", .list([]), .list(["a"])],
      [
        (.mapping([]), "expected text, or a list (of text), found a mapping"),
        (.list([.list([])]), "expected text, found a list"), ("", "expected text, or a list (of text), found nothing"),
      ]
    ),
  ]

  @Test func `each type accepts what it is and says what it is not`() {
    for (type, right, wrong) in Self.scalars + Self.collections {
      for written in right { #expect(type.problems(in: written.node).isEmpty, "\(type): \(written)") }
      for (written, message) in wrong { #expect(type.problems(in: written.node).map(\.message) == [message]) }
    }
  }

  @Test func `a type in words`() {
    let mapping = ValueType.mapping([
      Field("file", .text, isRequired: true, "a file"), Field("format", .text, "a format"),
    ])
    #expect(mapping.description == "a mapping with 'file'")
    #expect(ValueType.mapping([Field("x", .text, "x")]).description == "a mapping")
    #expect(ValueType.list(.choice(["a", "b"])).description == "a list (of one of a, b)")
    #expect(ValueType.expectation.description == "an expectation")
    #expect(ValueType.anything.description == "any value")
  }

  private static let fields = [
    Field("name", .text, isRequired: true, "how it is called"), Field("count", .integer(0...9), "how many"),
    Field("mode", .choice(["fast", "slow"]), "how fast"), Field("tags", .list(.text), "its tags"),
  ]

  @Test func `unknown, missing and ill-typed keys are told together`() {
    let node = Written.mapping([("nmae", "x"), ("count", "ten"), ("mode", ""), ("tags", .list(["a", ""]))]).node
    let problems = ValueType.mapping(Self.fields).problems(in: node)
    #expect(
      problems.told == [
        "2 [unknown-key] unknown key 'nmae'",
        "5 [wrong-type] expected a whole number from 0 to 9, found the text 'ten'",
        "6 [missing-value] 'mode' has no value: expected one of fast, slow",
        "11 [wrong-type] expected text, found nothing",
        "1 [missing-key] the key 'name' is missing",
      ])
    #expect(problems.map(\.hint) == ["did you mean 'name'?", nil, nil, nil, "how it is called"])
  }

  @Test func `an unknown key far from all others brings the list of them`() {
    let problems = ValueType.problems(in: Written.mapping([("xyz", "")]).node, fields: [Field("name", .text, "")])
    #expect(problems.map(\.hint) == ["known keys: name"])
  }

  @Test func `a word near to one of the choices is recognized`() {
    let problems = ValueType.choice(["retrieval", "answering"]).problems(in: Written.plain("retreival").node)
    #expect(problems.map(\.hint) == ["did you mean 'retrieval'?"])
    #expect(problems.map(\.id) == ["unknown-value"])
  }

  @Test func `a null that was written out is a value of the wrong type`() {
    let problems = ValueType.anyInteger.problems(in: Written.plain("~").node, named: Written.plain("count").node)
    #expect(problems.told == ["1 [wrong-type] expected a whole number, found nothing"])
    #expect(ValueType.anything.problems(in: Written.plain("").node, named: Written.plain("x").node).isEmpty)
  }

  private static let source = ValueType.either([
    .mapping([Field("jsonl", .text, isRequired: true, "a file")]),
    .mapping([Field("beir", .text, isRequired: true, "a folder"), Field("split", .text, "a split")]),
  ])

  @Test func `of several alternatives the nearest complains`() {
    let complaints: [(Written, [String])] = [
      (.mapping([("jsonl", "a")]), []), (.mapping([("beir", "a"), ("split", "b")]), []),
      (.mapping([("beir", "a"), ("splti", "b")]), ["4 [unknown-key] unknown key 'splti'"]),
      (.mapping([("jsonl", .list([]))]), ["3 [wrong-type] expected text, found a list"]),
      (
        .mapping([("jsnol", "a")]),
        ["2 [unknown-key] unknown key 'jsnol'", "1 [missing-key] the key 'jsonl' is missing"]
      ),
      (
        "a.jsonl",
        ["1 [wrong-type] expected a mapping with 'jsonl', or a mapping with 'beir', found the text 'a.jsonl'"]
      ),
    ]
    for (written, told) in complaints { #expect(Self.source.problems(in: written.node).told == told) }
  }
}
