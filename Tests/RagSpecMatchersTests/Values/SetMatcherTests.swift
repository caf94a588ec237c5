import RagSpecCore
import RagSpecTestSupport
import Testing

@Suite struct SetMatcherTests {
  private static let judged: [(expectation: String, right: [String], wrong: [String])] = [
    (
      "set: [Berlin, Paris, Rome]",
      [
        "Berlin, Paris, Rome", "Rome, Berlin and Paris", "Berlin, Paris, and Rome.", "Berlin; Paris; Rome",
        "Berlin\nParis\nRome", "- Rome\n- **Berlin**\n- Paris", "1. Berlin\n2. Paris\n3. Rome",
        "[\"Rome\", \"Paris\", \"Berlin\"]", "```json\n[\"Rome\", \"Paris\", \"Berlin\"]\n```",
        "{\"offices\": [\"Rome\", \"Paris\", \"Berlin\"]}", "The three offices are Berlin, Paris and Rome.",
        "We have offices in Berlin, Paris, and Rome.", "Offices: Berlin, Paris, Rome",
        "According to the handbook, the offices are: Berlin, Paris and Rome.",
        "The offices are Berlin (headquarters, since 2010), Paris and Rome.",
        "Sure! Here are the offices:\n\n* Berlin – the headquarters\n* Paris: sales\n* Rome (support)\n\nLet me know!",
        "Berlin, Paris and Rome are the offices.", "BERLIN, PARIS, ROME", "Berlin, Paris, Rome, Berlin",
        "There are offices in Berlin and Paris. There is also one in Rome. I hope, dear user, this helps.",
        "Berlin as well as Paris and Rome", "Currently, the offices are Berlin, Paris and Rome, as listed below.",
        "“Berlin”, “Paris” and “Rome”", "Both Berlin and Paris, plus Rome", "In Berlin, Paris and Rome.",
      ],
      [
        "Berlin, Paris", "Berlin, Paris, Rome and Madrid", "Berlin, Paris, Romania", "", "Berlin Paris Rome", "none",
        "New Berlin, Paris, Rome", "[\"Rome\"]", "- Berlin\n- Paris\n- Rome\n- Madrid", "not Berlin, Paris, Rome",
        "Berlin, Paris, Rom", "The offices are Berlin, Paris, Rome, London.", "{\"a\": 1, \"b\": 2}",
      ]
    ),
    (
      "set: [Trinidad and Tobago, \"Paris, France\", Cuba]",
      ["Cuba, Trinidad and Tobago and Paris, France", "Paris, France, Cuba, and Trinidad and Tobago."],
      ["Cuba, Trinidad and Paris, France", "Tobago, Trinidad, Cuba, Paris, France"]
    ),
    ("set: [[UN, United Nations], NATO]", ["the United Nations and NATO", "UN, NATO"], ["UN, United Nations, NATO"]),
    ("set: [Q3 2023, Q4 2023]", ["Q4 2023, Q3 2023"], ["Q4 2023, Q3 2024", "Q3, Q4 2023"]),
    ("set: [\"1,234\", \"5\"]", ["5 and 1,234", "5, 1,234"], ["1, 234, 5", "1,234 and 6"]),
    (
      "set: [severe allergies to penicillin, no known drug interactions]",
      ["no known drug interaction; severe allergies to penicilin"],
      ["known drug interactions; severe allergies to penicillin"]
    ),
    (
      "set: [Bank of America, Chase]", ["It is the Bank of America and Chase.", "Chase, Bank of America"],
      ["America, Chase"]
    ),
    ("set: [data base, e mail]", ["database, email"], ["data, mail", "base, e"]),
    ("set: [Berlin]", ["Berlin", "It is Berlin.", "The answer is Berlin.", "- Berlin"], ["Berlin and Paris", "Bern"]),
    ("set: [苹果, 梨]", ["梨、苹果", "苹果，梨"], ["苹果、桃"]),
    (
      "set: [apples, pears, plums]",
      [
        "You can choose from apples, pears, or plums.", "The available fruits include:\n- Apples\n- Pears\n- Plums",
        "Apples | Pears | Plums", "1. **Apples** - sweet\n2. **Pears** - juicy\n3. **Plums** - sour",
        "They sell apples, pears and plums.", "We carry three kinds of fruit: apples, pears and plums.",
        "Apples, pears, plums.", "The fruits mentioned in the text are apples, pears, and plums.", "apples,pears,plums",
        "The document lists apples, pears and plums as available fruits.",
        "- apples\n- pears\n- plums\n\nThese are all in season, tasty, and cheap.", "apples and pears and plums",
        "The shop offers apples (red), pears (green) and plums.", "Fruits: Apples, Pears & Plums",
        "Available: apples; pears; plums", "{\"fruits\": [\"apples\", \"pears\", \"plums\"], \"count\": 3}",
        "| Fruit |\n|---|\n| apples |\n| pears |\n| plums |", "The fruits are: 1) apples, 2) pears, and 3) plums.",
        "There are three: apples, pears, plums.", "First, apples. Second, pears. Third, plums.",
      ], ["* apples\n* pears\n  * conference\n* plums", "apples, pears"]
    ),
    ("set: [Berlin, Paris]\nallow-extra: true", ["Berlin, Rome, Paris", "Paris, Berlin"], ["Berlin, Rome"]),
    ("set: [heat pump, boiler]\nusing: token-set\nsimilarity: 0.8", ["the new heat pump, a boiler"], ["pomp, boiler"]),
    ("set: [heat pump, boiler]\nsimilarity: 0.7", ["heat pomp, boilers"], ["cold, boilers"]),
  ]

  @Test func `accepts the items in any order and form, and no others`() throws {
    for (expectation, right, wrong) in Self.judged {
      for output in right { #expect(try Judged.passes(output, expectation), "\(expectation) on '\(output)'") }
      for output in wrong { #expect(try !Judged.passes(output, expectation), "\(expectation) on '\(output)'") }
    }
  }

  private static let scored: [(expectation: String, output: String, score: Double)] = [
    ("set: [a, b, c, d]", "a, b", 4.0 / 6), ("set: [a, b]", "a, b, c, d", 4.0 / 6), ("set: [a, b]", "a, c", 0.5),
    ("set: [a, b]", "c, d", 0), ("set: [a, b]", "", 0), ("set: [a, b]\nallow-extra: true", "a, c, d", 0.5),
    ("set: [a, b]", "a, a, b, b", 1), ("set: [a, a]", "a", 2.0 / 3), ("set: [[a, b], a]", "b, a", 1),
    ("set: [[a, b], a]", "a, b", 1), ("set: [a]", "[]", 0),
  ]

  @Test func `the score is F1`() throws {
    for (expectation, output, score) in Self.scored {
      let assessed = try Judged(expectation).assess(output).score
      #expect(abs(assessed - score) < 1e-12, "\(expectation) on '\(output)': \(assessed)")
    }
  }

  @Test func `says what is missing and what is extra`() throws {
    let output = "The offices are Berlin, Madrid and Pariss."
    let assessment = try Judged("set: [Berlin, Paris, Rome]\nsimilarity: 0.95").assess(output)
    #expect(assessment.notes == ["missing: 'Paris', 'Rome'", "extra: 'Madrid', 'Pariss.'"])
    #expect(assessment.explanation?.expected == "exactly 'Berlin', 'Paris', 'Rome', in any order")
    #expect(assessment.explanation?.got == "'Berlin', 'Madrid', 'Pariss.'" && assessment.span(in: output) == "Madrid")
    #expect(try Judged("set: [a]").assess("").explanation?.got == "no items")
    #expect(
      try Judged("set: [a, b]\nallow-extra: true").assess("a, c").notes == ["missing: 'b'", "further items: 'c'"])
    let many = (1...20).map { "x\($0)" }.joined(separator: ", ")
    #expect(try Judged("set: [a]").assess(many).notes.last?.hasSuffix("'x12' and 8 more") ?? false)
  }

  @Test func `refuses what is no list of items`() throws {
    #expect(try Judged.problems("set: []").map(\.id) == ["empty-list"])
    #expect(try Judged.problems("set: [a, []]").map(\.id) == ["empty-list"])
    #expect(try Judged.problems("set: [a, \"…\"]").map(\.id) == ["empty-text"])
    #expect(try Judged.problems("set: Berlin").map(\.id) == ["wrong-type"])
    #expect(try Judged.problems("set: [a]\nusing: fuzzy").map(\.id) == ["unknown-value"])
    #expect(try Judged.problems("set: [$references]").map(\.id) == ["misplaced-references"])
  }

  /// However the items are shuffled, parted and dressed up.
  @Test func `the order and the form of a list do not matter`() throws {
    var generator = SeededGenerator(seed: 6)
    let names = ["Berlin", "Paris", "Rome", "New York", "Trinidad and Tobago", "São Paulo", "Q3 2024", "1,234"]
    for _ in 0..<80 {
      let items = Array(names.shuffled(using: &generator).prefix(Int.random(in: 2...8, using: &generator)))
      let judged = try Judged("set: [\(items.map { "\"\($0)\"" }.joined(separator: ", "))]")
      let shuffled = items.shuffled(using: &generator)
      for output in [
        shuffled.joined(separator: ", "), shuffled.joined(separator: "; "), shuffled.joined(separator: " and "),
        shuffled.map { "- \($0)\n" }.joined(), shuffled.enumerated().map { "\($0 + 1). **\($1)**\n" }.joined(),
        "They are " + shuffled.dropLast().joined(separator: ", ") + ", and " + (shuffled.last ?? "") + ".",
      ] {
        #expect(try judged.assess(output).score == 1, "\(items) in '\(output)'")
      }
      #expect(try judged.assess(shuffled.dropLast().joined(separator: "; ")).score < 1)
    }
  }
}
