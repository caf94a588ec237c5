import RagSpecCore
import Testing

@Suite struct NumberMatcherTests {
  /// Outputs and whether they state the number; the question is empty unless the case says otherwise.
  private static let judged: [(expectation: String, right: [String], wrong: [String])] = [
    (
      "number: 1807.9\nunit: USD million",
      [
        "1,807.9", "$1,807.9 million", "USD 1,807.9m", "1.8079 billion dollars", "1807900000 USD",
        "1.807,9 Mio. USD",
        "The revenue was **$1,807.9 million** (up 5 %).", "1,807,900 thousand USD", "(1,807.9)",
      ],
      [
        "1,807.9 thousand USD", "1,807.9 EUR", "€1,807.9 million", "$1,807.9", "1,807.8", "18,079", "-1,807.9",
        "$1,807.9 billion",
        "none", "",
      ]
    ),
    (
      "number: 5", ["5", "5.0", "5 trains", "5!", "(5)", "five trains", "5 million"],
      ["-5", "25", "5.1", "1,5", "5-7", "2024-05-01", "Q5", "5th"]
    ),
    ("number: -24.8", ["-24.8", "−24.8", "(24.8)", "It fell: −$24.8 million."], ["24.8", "24,8", "-24.9"]),
    ("number: 90\nunit: minutes", ["90", "90 min", "1.5 hours", "1½ h", "5400 s"], ["90 hours", "90 kg", "1.5"]),
    ("number: 56\nunit: \"%\"", ["56", "56 %", "56 percent", "56\u{202F}%"], ["0.56", "56 kg", "560 ‰ less 1"]),
    ("number: 56\nunit: \"%\"", ["560 ‰"], ["56 ‰"]),
    (
      "number: 20\nunit: parcels", ["20", "20 parcels", "20 parcels of 92.4 kg", "20 pieces"],
      ["20 kg", "$20", "21 parcels"]
    ),
    (
      "number: 2\nunit: million", ["2 million", "2m inhabitants", "2,000,000", "2", "2M USD"],
      ["2 billion", "2 thousand"]
    ),
    ("number: 200\ntolerance: 1%", ["201", "198", "202"], ["203", "197.9"]),
    ("number: 200\ntolerance: 2 %", ["204"], ["204.1"]),
    ("number: 0\ntolerance: 10%", ["0", "0.0", "zero"], ["0.01"]),
    ("number: 0\ntolerance: 0.5", ["0.5", "-0.5"], ["0.6"]),
    ("number: 12.5\ntolerance: 0.5\nunit: USD million", ["12.9 million USD", "13000000 USD"], ["13.1 million USD"]),
    ("number: 0.1\ntolerance: 0.2", ["0.3"], ["0.31"]),
    (
      "number: 100",
      [
        "It was 100 as of 31 December 2024.", "It was 100 on December 31, 2024.", "100 in December 2024", "100 in 2024",
        "It was 100 in fiscal 2024.", "100 since 2019", "By 5 May 2024 it was 100.", "It was 100 in Q3 2024.",
      ], ["2024", "It was 90 in 2024."]
    ),
    ("number: 2024", ["2024", "in 2024", "It was December 2024."], ["It was 100 in 2024."]),
    (
      "number: 100\nunit: USD million",
      ["Revenue was $100 million, an increase of 12% over 2022.", "$100 million vs 2022"],
      ["Revenue was $90 million, and 100 % more than in 2022."]
    ),
    ("number: 5\nunit: USD", ["$5", "5 dollars", "$5/month"], ["HK$5", "NZ$5", "XX$5", "5 rubles", "5 zloty", "₿5"]),
    ("number: 5\nunit: HKD", ["HK$5", "5 HKD"], ["$5", "US$5"]),
    ("number: 5\nunit: km", ["5 km", "5,000 m"], ["5 km/h", "5 km per hour"]),
    ("number: 18\nunit: km/h", ["18 km/h", "5 m/s", "18 kilometers per hour", "18"], ["18 km", "18 m/s", "5 m/s²"]),
    ("number: 8\nunit: MB", ["8 MB", "8,000 kB"], ["8 Mb", "8 Mbit", "8 MB/s", "8 MiB", "8 GB"]),
    ("number: 5\nunit: MW", ["5 MW", "5,000 kW"], ["5 mW"]),
    ("number: 5\nunit: \"%\"", ["5 %"], ["5 pp", "5 percentage points", "5 bps"]),
    ("number: 0.75", ["three quarters", "0.75"], ["three", "a quarter"]),
    ("number: 3", ["three", "three of them"], ["three quarters", "two thirds", "three and a half"]),
    ("number: 3.5", ["three and a half", "three point five"], ["three point four", "a half"]),
    ("number: 2500000", ["two and a half million", "two point five million"], ["two million"]),
    ("number: 23", ["twenty three"], ["twenty"]), ("number: 2\ntolerance: 0.5%", ["two"], ["two thirds"]),
    ("number: 100\ntolerance: 29%", ["129", "71"], ["130"]),
    ("number: 1234567890123", ["1234567890123", "1,234,567,890,123"], ["1234567890124", "1234567890122.9"]),
    ("number: 9007199254740991", ["9007199254740991"], ["9007199254740990", "9007199254740992"]),
    ("number: 12345678901.5", ["12345678901.5"], ["12345678902.5", "12345678901.6"]),
    ("number: 0.33333333333", ["1/3", "⅓"], ["0.3333", "0.34"]),
    (
      "number: 435\nunit: USD million", ["0.435 billion USD", "435,000,000 USD", "435,000 thousand"],
      ["435,000,001 USD"]
    ),
    ("number: 1e6", ["1,000,000", "1 million", "1e6"], ["100,000"]),
    ("number: 5\npick: first", ["5 of 9", "5 then 7"], ["9, then 5"]),
    ("number: 5\npick: any", ["5 of 9", "9 and 5"], ["9 and 7"]),
    ("number: 5\npick: only", ["5", "It is 5.", "5 of 9"], ["5 and 9", "none"]),
  ]

  @Test func `accepts a number in every way it is written, and no other`() throws {
    for (expectation, right, wrong) in Self.judged {
      for output in right { #expect(try Judged.passes(output, expectation), "\(expectation) on '\(output)'") }
      for output in wrong { #expect(try !Judged.passes(output, expectation), "\(expectation) on '\(output)'") }
    }
  }

  /// Of several numbers the last counts, unless the question holds it.
  private static let picked: [(question: String, output: String, number: String, passes: Bool)] = [
    ("", "It rose from 3 to 5.", "5", true), ("", "It rose from 3 to 5.", "3", false),
    ("", "12 + 12 + 12 = 36.", "36", true),
    ("What was it in FY 2024?", "It was 12 in FY 2024.", "12", true),
    ("What was it on 20 February 2025?", "198,680 kWh on 20 February 2025", "198680", true),
    ("What was it in FY 2024?", "In FY 2024 nothing was paid.", "2024", true),
    ("Was it 5 or 7?", "Of 5 and 7 it is 5.", "5", true),
    ("Was it 5 or 7?", "Of 5 and 7 it is 5.", "7", false),
    ("How many of the 5 trains stop?", "Two of the 5 trains stop.", "2", true),
    ("How many of the 5 trains stop?", "All 5 trains stop.", "5", true),
    ("", "No one knows the one of them.", "1", false),
    ("", "There is one exception.", "1", true), ("", "twenty-one trains", "21", true),
    ("", "Two trains, 103 and 107", "2", false),
    ("", "None of them.", "0", true), ("", "thirty, forty", "40", true), ("", "someone won ten", "10", true),
  ]

  @Test func `the last number that the question does not hold counts`() throws {
    for (question, output, number, passes) in Self.picked {
      let passed = try Judged.passes(output, "number: \(number)", case: "question: \"\(question)\"")
      #expect(passed == passes, "\(number) in '\(output)'")
    }
  }

  private static let remarks: [(expectation: String, output: String, note: String)] = [
    ("number: 1.8\nunit: USD million", "1800 USD", "off by a factor of 1000: was the unit or scale ignored?"),
    ("number: 0.12", "12 %", "off by a factor of 100: was the unit or scale ignored?"),
    ("number: 5", "50", "off by a factor of 10"),
    ("number: 5", "-5", "the sign is wrong"), ("number: 5\nunit: kg", "5 EUR", "the unit is EUR, not kg"),
    ("number: 5", "none so ever", "the output states no number"),
    ("number: 5\npick: only", "5 and 6", "the output states 2 numbers, not one alone"),
  ]

  @Test func `says what is wrong with a number`() throws {
    for (expectation, output, note) in Self.remarks {
      let notes = try Judged(expectation).assess(output).notes
      // "None" is zero, which is another number.
      #expect(notes == [note] || output.hasPrefix("none"), "\(expectation) on '\(output)': \(notes)")
    }
    #expect(try Judged("number: 5").assess("nothing").notes == ["the output states no number"])
    let output = "It was $7 million."
    #expect(try Judged("number: 5").assess(output).span(in: output) == "$7 million")
  }

  @Test func `refuses what is no tolerance`() throws {
    for tolerance in ["much", "-1", "5 kg", "%", "1,5", ".inf"] {
      #expect(try Judged.problems("number: 5\ntolerance: \"\(tolerance)\"").map(\.id) == ["wrong-type"], "\(tolerance)")
    }
  }
}
