import RagSpecCore
import Testing

@Suite struct CellMatcherTests {
  private static let revenue = """
    question: What was services revenue in Q3?
    table:
      columns: [Segment (USD million), Q2, Q3, "Share (%)", Closed]
      rows:
        - [Products, "1,438.1", "1,455.9", 56 %, "20:00"]
        - [Services, 191.8, "204.5*", "12.5", "08:05"]
        - [Service parts, "(24.8)", –, n/a, closed]
        - ["**Total**", "-5", "310 [2]", 100, "13:14"]
    """

  /// Cells, with outputs that state their value and outputs that do not.
  private static let judged: [(cell: String, right: [String], wrong: [String])] = [
    (
      "{row: Services, column: Q3}",
      [
        "204.5", "$204.5 million", "0.2045 billion dollars", "204,500,000 USD", "Services revenue was 204.5 in Q3.",
        "204.5*", "204,5",
      ],
      ["204.6", "191.8", "204.5 thousand USD less 1", "not given", "", "1,455.9"]
    ),
    ("{row: Service parts, column: Q2}", ["(24.8)", "−24.8", "-24.8", "-$24.8 million"], ["24.8", "24.9"]),
    ("{row: Products, column: Share (%)}", ["56", "56 %", "56 percent"], ["56 kg", "0.56", "12.5 %"]),
    ("{row: Services, column: Share (%)}", ["12.5", "12.5%", "12.5 percent"], ["12.5 EUR", "56"]),
    (
      "{row: Services, column: Closed}", ["08:05", "8:05", "8:05 AM", "at 8:05 a.m.", "8:05:00"],
      ["20:05", "8:05 PM", "8.05", "8"]
    ),
    ("{row: Products, column: Closed}", ["20:00", "8:00 PM", "8 pm"], ["8:00", "08:00 AM", "20"]),
    ("{row: \"**Total**\", column: Q3}", ["310", "$310 million"], ["2", "311"]),
    ("{row: \"**Total**\", column: Q2}", ["-5", "−5"], ["5"]),
    (
      "{row: Products, column: Segment (USD million)}",
      ["Products", "products.", "**Products**", "It is Products, not Services."], ["Services", "Product"]
    ),
    (
      "{row: Services, column: Segment (USD million)}", ["services", "Services"],
      ["Service parts", "Service", "Serviceses"]
    ),
    ("{row: Service parts, column: Closed}", ["It is closed.", "Closed"], ["enclosed", "open"]),
    ("{row: {Q2: \"191.8\"}, column: Q3}", ["204.5"], ["191.8"]),
  ]

  @Test func `compares a cell as what it is`() throws {
    for (cell, right, wrong) in Self.judged {
      for output in right {
        #expect(try Judged.passes(output, "cell: \(cell)", case: Self.revenue), "\(cell) on '\(output)'")
      }
      for output in wrong {
        #expect(try !Judged.passes(output, "cell: \(cell)", case: Self.revenue), "\(cell) on '\(output)'")
      }
    }
  }

  private static let stations = """
    question: Where does it stop?
    table:
      columns: [Station, Part, Unit, Value, Code, Limit]
      rows:
        - [Corrow, TB-1040, ms, 41, "007", <0.05]
        - [Corrow Mill, TB-1040-S, kg, "1.5", "14", 24 kg net]
    """

  private static let others: [(cell: String, right: [String], wrong: [String])] = [
    (
      "{row: Corrow, column: Station}", ["Corrow", "At Corrow.", "Corrow Mill and Corrow"],
      ["Corrow Mill", "At Corrow Mill!"]
    ),
    ("{row: Corrow Mill, column: Station}", ["Corrow Mill"], ["Corrow", "Corrow and Mill"]),
    ("{row: Corrow, column: Part}", ["TB-1040", "part TB 1040"], ["TB-1040-S", "TB-10401"]),
    ("{row: Corrow, column: Value}", ["41", "41 ms", "0.041 s"], ["41 s", "41 kg"]),
    ("{row: Corrow Mill, column: Value}", ["1.5 kg", "1,500 g", "1.5"], ["1.5 g", "1.5 ms"]),
    ("{row: Corrow, column: Code}", ["007", "Code 007"], ["7", "1007"]),
    ("{row: Corrow Mill, column: Code}", ["14"], ["1.4", "15"]),
    ("{row: Corrow, column: Limit}", ["<0.05", "It is <0.05 mL."], ["0.05"]),
    ("{row: Corrow Mill, column: Limit}", ["24 kg net"], ["24 kg", "24"]),
  ]

  @Test func `knows names, codes and the units of rows`() throws {
    for (cell, right, wrong) in Self.others {
      for output in right {
        #expect(try Judged.passes(output, "cell: \(cell)", case: Self.stations), "\(cell) on '\(output)'")
      }
      for output in wrong {
        #expect(try !Judged.passes(output, "cell: \(cell)", case: Self.stations), "\(cell) on '\(output)'")
      }
    }
  }

  private static let named: [(cell: String, output: String, notes: [String])] = [
    ("{row: Services, column: Q3}", "It was 191.8.", ["that is the value of row 'Services', column 'Q2'"]),
    ("{row: Services, column: Q3}", "It was 1,455.9.", ["that is the value of row 'Products', column 'Q3'"]),
    ("{row: Services, column: Q3}", "204500", ["off by a factor of 1000: was the unit or scale ignored?"]),
    ("{row: Service parts, column: Q2}", "24.8", ["the sign is wrong"]),
    ("{row: Services, column: Share (%)}", "12.5 EUR", ["the unit is EUR, not %"]),
    ("{row: Services, column: Closed}", "At 20:00.", ["that is the value of row 'Products', column 'Closed'"]),
    (
      "{row: Services, column: Segment (USD million)}", "Service parts",
      ["that is the value of row 'Service parts', column 'Segment (USD million)'"]
    ),
    ("{row: Services, column: Q3}", "It is not given.", []), ("{row: Services, column: Q3}", "204.5", []),
  ]

  @Test func `names the cell that was read instead`() throws {
    for (cell, output, notes) in Self.named {
      let assessment = try Judged("cell: \(cell)", case: Self.revenue).assess(output)
      #expect(assessment.notes == notes, "\(cell) on '\(output)'")
    }
    let expected = try Judged("cell: {row: Services, column: Q3}", case: Self.revenue).assess("5").explanation?.expected
    #expect(expected == "'204.5*', row 'Services', column 'Q3'")
  }

  @Test func `a tolerance is that of number`() throws {
    #expect(try Judged.passes("204", "cell: {row: Services, column: Q3}\ntolerance: 0.5%", case: Self.revenue))
    #expect(try !Judged.passes("203", "cell: {row: Services, column: Q3}\ntolerance: 0.5%", case: Self.revenue))
    #expect(
      try Judged.problems("cell: {row: Services, column: Q3}\ntolerance: few", case: Self.revenue).map(\.id) == [
        "wrong-type"
      ])
  }

  private static let problems: [(cell: String, id: Diagnostic.ID)] = [
    ("{row: Services, column: Q9}", "unknown-cell"), ("{row: Servces, column: Q3}", "unknown-cell"),
    ("{row: Service parts, column: Q3}", "empty-cell"), ("{row: {Q9: x}, column: Q3}", "unknown-cell"),
    ("{column: Q3}", "missing-key"), ("{row: Services}", "missing-key"),
    ("{row: [Services], column: Q3}", "wrong-type"),
    ("Services", "wrong-type"), ("{row: Services, column: Q3, colum: Q3}", "unknown-key"),
  ]

  @Test func `a cell that is not there is a problem of the suite`() throws {
    for (cell, id) in Self.problems {
      #expect(try Judged.problems("cell: \(cell)", case: Self.revenue).map(\.id) == [id], "\(cell)")
    }
    #expect(try Judged.problems("cell: {row: a, column: b}").map(\.id) == ["no-table"])
  }

  @Test func `a large table and a long answer take no time`() throws {
    let rows = (0..<300).map { "    - [Station \($0), part \($0) of \($0 * 7), \($0).5]" }.joined(separator: "\n")
    let table = "question: Where?\ntable:\n  columns: [Station, Part, Value]\n  rows:\n\(rows)"
    let output = String(repeating: "It stops at Station 12 with part 9 of 63, which is 7.25. ", count: 300)
    let started = ContinuousClock.now
    #expect(try !Judged("cell: {row: Station 5, column: Value}", case: table).assess(output).passed)
    #expect(try !Judged("cell: {row: Station 5, column: Part}", case: table).assess(output).passed)
    #expect(ContinuousClock.now - started < .seconds(20))
  }
}
