import RagSpecCore
import Testing

@Suite struct DateMatcherTests {
  private static let judged: [(expectation: String, right: [String], wrong: [String])] = [
    (
      "date: 2024-03-05",
      [
        "2024-03-05", "5 March 2024", "It was signed on the 5th of March, 2024.", "**Tuesday, March 5, 2024**",
        "Signed: 05-Mar-2024", "2024-03-05T09:30:00Z", "5.3.2024", "- Date: 2024/03/05\n", "{\"date\": \"2024-03-05\"}",
        "The deadline moved from 1 March 2024 to 5 March 2024.", "In FY24, on 5 March 2024",
        "On 5 March 2024 (Q1 2024).",
        "It took effect on 5 March 2024, in 2024.",
      ],
      [
        "March 2024", "2024", "5 March", "5 March 2023", "2024-03-06", "3/5/2024", "05/03/2024", "Q1 2024", "", "never",
        "5 March 2024, and then again on 6 March 2024", "30 February 2024", "on the 5th", "March 5",
      ]
    ),
    (
      "date: 2024-03",
      ["2024-03", "March 2024", "2024-03-05", "on 31 March 2024", "3/2024", "Mar 2024", "March, 2024"],
      ["2024", "Q1 2024", "2024-04-01", "March", "2023-03", "March 5", "03/04/2024"]
    ),
    (
      "date: 2024", ["2024", "in 2024", "03/04/2024", "5 March 2024", "Q3 2024", "It opened in mid-2024."],
      ["FY2024", "2023", "24", "$2024", "2024 kWh", "Q3 FY2024"]
    ),
    (
      "date: Q3 2024",
      ["Q3 2024", "the third quarter of 2024", "August 2024", "2024-07-01", "30 September 2024", "3Q24", "Q3'24"],
      ["Q3 FY2024", "Q3", "2024", "Q2 2024", "June 2024", "1 October 2024", "Q3 2023"]
    ),
    (
      "date: FY2024", ["FY24", "fiscal year 2024", "fiscal 2024", "Q2 FY2024", "FY2023/24"],
      ["2024", "Q2 2024", "FY25"]
    ),
    (
      "date: 5 March", ["5 March 2024", "March 5th", "the fifth of March", "--03-05 is 5 March"], ["March", "6 March"]
    ),
    ("date: 2024-03-05", ["the 5th day of March, 2024", "on the fifth day of March 2024"], ["5 days of March 2024"]),
    ("date: March", ["in March", "March 2024", "on 5 March"], ["in May", "Q1", "they march"]),
    ("date: Q3", ["Q3 2024", "in the third quarter", "August 2024"], ["Q2", "2024"]),
    ("date: 2024-03-04\norder: month-first", ["3/4/2024", "03/04/24", "4 March 2024"], ["4/3/2024", "4.3.2023"]),
    ("date: 2024-04-03\norder: day-first", ["3/4/2024", "03/04/24", "3.4.2024"], ["4/3/2024"]),
    ("date: 2024-02-29\nwithin: 1", ["2024-03-01", "28 February 2024", "2024-02-29"], ["2024-03-02", "2023-02-28"]),
    ("date: 2023-12-31\nwithin: 1", ["2024-01-01"], ["2024-01-02", "2023-12", "2024"]),
    ("date: 2024-03\nwithin: 5", ["2024-04-05", "25 February 2024"], ["2024-04-06", "April 2024", "2024"]),
    ("date: 2024-03-05\npick: first", ["2024-03-05, then 2024-03-06"], ["2024-03-06, then 2024-03-05"]),
    ("date: 2024-03-05\npick: any", ["2024-03-04, 2024-03-05, 2024-03-06"], ["2024-03-04, 2024-03-06"]),
    ("date: 2024-03-05\npick: only", ["2024-03-05", "In 2024, on 2024-03-05"], ["2024-03-05 or 2024-03-06"]),
    ("date: 2024-03-07", ["5–7 March 2024", "from March 5 to March 7, 2024"], ["7–9 March 2024"]),
  ]

  @Test func `accepts a date however it is written, when it tells enough`() throws {
    for (expectation, right, wrong) in Self.judged {
      for output in right { #expect(try Judged.passes(output, expectation), "\(expectation) on '\(output)'") }
      for output in wrong { #expect(try !Judged.passes(output, expectation), "\(expectation) on '\(output)'") }
    }
  }

  private static let stated: [(date: String, output: String)] = [
    ("2024-03-05", "The contract was executed on March 5th, 2024, and expires in 2027."),
    ("2027", "The contract was executed on March 5th, 2024, and expires in 2027."),
    ("2024-07-01", "Effective Date: July 1, 2024"),
    ("2024-07-01", "It starts on Monday, July 1st 2024 at 9:00 AM."),
    ("2024-07-01", "01.07.2024, 09:00 Uhr"),
    ("2024-07-01", "2024-07-01 00:00:00+00:00"),
    ("2024-07", "in early July 2024"),
    ("2024-07", "July of 2024"),
    ("Q2 2024", "during the second quarter of 2024 (April–June)"),
    ("Q2 2024", "in 2Q24"),
    ("FY2025", "for the fiscal year 2025"),
    ("FY2025", "FY 2024/25"),
    ("1969-07-20", "Apollo 11 landed on July 20, 1969."),
    ("1066", "The battle took place in 1066."),
    ("2024-12-25", "on the 25th of December 2024"),
    ("12 March", "every 12 March"),
    ("2024-03-05", "Tue, 05 Mar 2024 10:00:00 GMT"),
    ("2024-03-05", "Mar 5 2024 10:00AM"),
    ("2024-03-05", "5th March, 2024"),
    ("2024-03-05", "`2024-03-05`"),
    ("2024-03-05", "<date>2024-03-05</date>"),
    ("2024-03-05", "2024-03-05."),
    ("2024-03-05", "3/5/24 (March 5, 2024)"),
  ]

  @Test func `finds a date among what models write around it`() throws {
    for (date, output) in Self.stated {
      #expect(try Judged.passes(output, "date: \(date)\npick: any"), "\(date) in '\(output)'")
    }
  }

  @Test func `dates of the question count only where they are the answer`() throws {
    let question = "question: Was it 5 March 2024 or 6 March 2024, and when was it paid?"
    #expect(try Judged.passes("Paid on 7 March 2024, after 5 March 2024.", "date: 2024-03-07", case: question))
    #expect(try Judged.passes("Of 5 March 2024 and 6 March 2024, the latter.", "date: 2024-03-06", case: question))
    #expect(try !Judged.passes("On 5 March 2024.", "date: 2024-03-07", case: question))
  }

  private static let remarks: [(expectation: String, output: String, note: String)] = [
    ("date: 2024-03-05", "2024-03-08", "3 days too late"), ("date: 2024-03-05", "4 March 2024", "1 day too early"),
    ("date: 2024-03-05", "2023-03-05", "366 days too early"),
    ("date: 2024-03-05", "March 2024", "'March 2024' tells less than 2024-03-05"),
    ("date: 2024-03-05", "5 March", "'5 March' tells less than 2024-03-05"),
    (
      "date: 2024-03-05", "03/05/2024",
      "'03/05/2024' may be 2024-05-03 or 2024-03-05; 'order' says which number comes first"
    ),
    ("date: 2024-03-01", "30 February 2024", "'30 February 2024' is in no calendar"),
    ("date: 2024", "FY24", "FY2024 is of a fiscal year"), ("date: FY24", "2024", "2024 is of a calendar year"),
    ("date: 2024-03-05", "soon", "the output states no date"),
    ("date: 2024-03-05\npick: only", "5 March 2024 or 6 March 2024", "the output states 2 dates, not one alone"),
  ]

  @Test func `says what is wrong with a date`() throws {
    for (expectation, output, note) in Self.remarks {
      #expect(try Judged(expectation).assess(output).notes == [note], "\(expectation) on '\(output)'")
    }
    let output = "It was on **6 March 2024**."
    let assessment = try Judged("date: 2024-03-05\nwithin: 0").assess(output)
    #expect(assessment.span(in: output) == "6 March 2024")
    #expect(assessment.explanation?.expected == "the date 2024-03-05" && assessment.explanation?.got == "2024-03-06")
  }

  @Test func `refuses what is no date, or two`() throws {
    for text in [
      "soon", "2024-02-30", "2024-13-01", "5 March 2024 or so", "'5 March 2024, 6 March 2024'", "\"\"", "' '", "31/12",
      "12",
      "5–7 March 2024", "2024-W60", "-2024",
    ] { #expect(try Judged.problems("date: \(text)").map(\.id) == ["not-a-date"], "\(text)") }
    let ambiguous = try Judged.problems("date: 03/04/2024")
    #expect(ambiguous.map(\.id) == ["ambiguous-date"])
    #expect(ambiguous.first?.hint == "write it as 2024-04-03, or say with 'order' which number comes first")
    #expect(try Judged.problems("date: 03/04/2024\norder: day-first").isEmpty)
    for text in ["5 March", "Q3", "FY2024"] {
      #expect(try Judged.problems("date: \(text)\nwithin: 2").map(\.id) == ["date-without-days"], "\(text)")
      #expect(try Judged.problems("date: \(text)\nwithin: 0").isEmpty, "\(text)")
    }
    #expect(try Judged.problems("date: [2024-03-05]").map(\.id) == ["wrong-type"])
    #expect(try Judged.problems("date: 2024-03-05\nwithin: -1").map(\.id) == ["wrong-type"])
    #expect(try Judged.problems("date: 2024-03-05\norder: us").map(\.id) == ["unknown-value"])
    for text in ["2024-03-05", "Tuesday, 5 March 2024", "2024", "Q3 2024", "FY24", "' 2024-03 '", "March"] {
      #expect(try Judged.problems("date: \(text)").isEmpty, "\(text)")
    }
  }
}
