import RagSpecCore
import Testing

/// Which number of an output is meant, and how near it must come.
@Suite struct NumberMeaningTests {
  private static let judged: [(expectation: String, right: [String], wrong: [String])] = [
    // What is beside the point.
    (
      "number: 204.5",
      [
        "204.5 (2023: 198.1)", "It was 204.5 (up 5 % from 194.8).", "204.5 [2]", "204.5 (see page 12)", "204.5, § 7",
        "See section 4: it was 204.5, as table 3 shows.", "the total is $204.5 million (up 3 %)",
      ],
      ["198.1 (2023: 204.5)", "204.5, then 3 (up 5 %)", "[204.5] and 3"]
    ),
    ("number: 5\nunit: \"%\"", ["It was 204.5 (up 5 %).", "up 5 % (section 4)"], ["5 (of which 3 %)"]),
    ("number: 4", ["section 4", "[4]", "It is in section 4 (page 4)."], []),
    // Rounding.
    ("number: 3.14\ndecimals: 1", ["3.1", "3.14", "about 3.1", "3.140"], ["3", "3.2", "3.15", "3.10", "3.05"]),
    ("number: 3.15\ndecimals: 1", ["3.1", "3.2", "3.15"], ["3.3"]),
    ("number: 1.23\nunit: USD million\ndecimals: 1", ["$1.2 million", "$1,230,000"], ["$1 million", "$1.3 million"]),
    ("number: 3.14", ["3.14"], ["3.1", "3"]),
    ("number: 0.5\ndecimals: 1", ["½", "1/2", "half"], ["1"]),
    ("number: 1200000\ndecimals: 0", ["1.2e6", "1,200,000"], ["1.3e6"]),
    // Tolerance with a floor.
    ("number: 0\ntolerance: [10%, 0.05]", ["0.05", "-0.04", "0"], ["0.06"]),
    ("number: 200\ntolerance: [10%, 0.05]", ["220", "180"], ["221"]),
    // Percent and fraction.
    ("number: 25\nunit: \"%\"\nshare: true", ["0.25", "25%", "25", "¼"], ["0.025", "2.5", "0.25 %"]),
    ("number: 0.25\nshare: true", ["25 %", "0.25", "250 ‰"], ["2.5 %"]), ("number: 0.25", ["0.25"], ["25 %"]),
    ("number: 25\nunit: \"%\"", ["25"], ["0.25"]),
    // Decimal marks.
    ("number: 1234\ndecimal-mark: comma", ["1.234", "1 234", "1.234,0"], ["1,234"]),
    ("number: 1.234\ndecimal-mark: comma", ["1,234"], ["1.234"]),
    ("number: 1234.5\ndecimal-mark: point", ["1,234.5"], ["1.234,5"]),
    ("number: 1234", ["12,5 kg und 1.234 Stück", "1.234.567,8 gegen 1.234"], ["1.234", "12,5 or 12.5 and 1.234"]),
    // Labels.
    (
      "number: 57.1\nlabel: Services",
      [
        "Services: 57.1; products: 131.4", "Revenue: products 131.4, services 57.1",
        "57.1 for services. Products: 131.4",
        "| Segment | Q3 |\n|---|---|\n| **Services** | **57.1** |\n| Products | 131.4 |",
        "Services:\n57.1\n\nProducts:\n131.4", "The services segment made $57.1 million, and products $131.4 million.",
      ],
      ["Products: 57.1; services: 131.4", "57.1", "Services and products: 131.4 and 57.1"]
    ),
    ("number: 57.1\nlabel: Services\nunit: USD", ["Services rose 3 % to $57.1."], ["Services rose $3 to 57.1 %."]),
    ("number: 7\nlabel: Scope 2", ["Scope 2: 7", "Scope 1: 9. Scope 2: 7."], ["Scope 2: 2"]),
    // Ranges.
    (
      "number: 7", ["It rose from 5 to 7.", "Revenue grew 5 % to 7.", "revenue rose 5 to 7"],
      ["5 to 7 days", "between 5 and 7", "5-7 days", "somewhere between 5 and 7 weeks"]
    ),
    (
      "number: {from: 5, to: 7}", ["5-7", "5–7 weeks", "between 5 and 7", "from 5 to 7", "zwischen 5 und 7", "5 — 7"],
      ["5", "7", "5-8", "4–7", "5 and 7", "7-5", "2024-05-07", "none"]
    ),
    (
      "number: {from: 5, to: 7}\nunit: USD million",
      ["$5–7 million", "$5 million to $7 million", "USD 5 million – 7 million", "between 5 and 7"],
      ["€5–7 million", "$5–7 billion"]
    ),
    // Words.
    ("number: 300", ["three hundred", "a hundred, or rather three hundred"], ["three", "three thousand"]),
    ("number: 1500", ["one thousand five hundred", "fifteen hundred"], ["one thousand, five hundred"]),
    ("number: 125", ["one hundred twenty-five", "a hundred and twenty-five people"], ["one hundred"]),
    ("number: 2500000", ["two million five hundred thousand"], ["two million"]),
    ("number: 5", ["five million", "five"], ["five hundred"]), ("number: 5000000", ["five million"], ["five"]),
    ("number: 12", ["a dozen", "twelve"], ["two dozen"]), ("number: 0.5", ["half", "one half"], ["two"]),
    ("number: -3", ["minus 3", "negative three", "minus three degrees"], ["3", "5 minus 3"]),
    ("number: 2", ["5 minus 3 is 2", "one, two"], ["two hundred", "twenty-two"]),
  ]

  @Test func `accepts the number that is meant, and no other`() throws {
    for (expectation, right, wrong) in Self.judged {
      for output in right { #expect(try Judged.passes(output, expectation), "\(expectation) on '\(output)'") }
      for output in wrong { #expect(try !Judged.passes(output, expectation), "\(expectation) on '\(output)'") }
    }
  }

  private static let explained: [(expectation: String, output: String, expected: String, got: String, note: String?)] =
    [
      ("number: 5\nunit: kg\ntolerance: 1%", "7 kg", "5 kg ± 1 %", "7 kg", nil),
      ("number: 5\ntolerance: [1%, 0.5]", "$7bn", "5 ± 1 % or ± 0.5", "7000000000 USD", nil),
      (
        "number: 3.14\ndecimals: 1", "3", "3.14, rounded to 1 decimal or more", "3",
        "it is rounded to fewer decimals than are asked for"
      ),
      (
        "number: 5\nlabel: Rent", "Food: 5", "5 with 'Rent'", "no number with 'Rent'", "the output does not name 'Rent'"
      ),
      (
        "number: 5\nlabel: Rent", "Rent is due", "5 with 'Rent'", "no number with 'Rent'",
        "no number stands with the label"
      ),
      ("number: 7", "5 to 7 days", "7", "no number", "the output states a range, 5 day to 7 day"),
      ("number: {from: 5, to: 7}", "5 to 8", "the range 5 to 7", "the range 5 to 8", nil),
      ("number: {from: 5, to: 7}", "5", "the range 5 to 7", "no range", nil),
    ]

  @Test func `says what was wanted and how the output was read`() throws {
    for (expectation, output, expected, got, note) in Self.explained {
      let explanation = try #require(try Judged(expectation).assess(output).explanation)
      #expect(explanation.expected == expected && explanation.got == got, "\(explanation)")
      #expect(explanation.notes == [note].compactMap(\.self), "\(explanation)")
    }
  }

  @Test func `refuses a label beside a range, and half a range`() throws {
    #expect(try Judged.problems("number: {from: 1, to: 2}\nlabel: a").map(\.id) == ["contradicting-options"])
    #expect(try Judged.problems("number: {from: 1}").map(\.id) == ["missing-key"])
    #expect(try Judged.problems("number: 5\nlabel: \"…\"").map(\.id) == ["empty-text"])
  }
}
