import RagSpecTestSupport
import Testing

@testable import RagSpecMatchers

@Suite struct DateReaderTests {
  /// Texts and the dates that they state, as ISO 8601; two meanings are parted by "or", "?" is a date of no calendar.
  private static let read: [(text: String, dates: [String])] = [
    // ISO 8601
    ("2024-03-05", ["2024-03-05"]), ("2024-03", ["2024-03"]), ("2024", ["2024"]), ("20240305", ["2024-03-05"]),
    ("2024-03-05T10:00:00Z", ["2024-03-05"]), ("2024-03-05T10:00:00.123+01:00, that", ["2024-03-05"]),
    ("2024-03-05 10:00", ["2024-03-05"]), ("2024/03/05", ["2024-03-05"]), ("2024.03.05", ["2024-03-05"]),
    ("2024‑03‑05", ["2024-03-05"]), ("2024–03–05", ["2024-03-05"]), ("٢٠٢٤-٠٣-٠٥", ["2024-03-05"]),
    ("2024-W10-2", []), ("2024-065", []), ("2024-13", []), ("2024-13-05", []), ("2024-02-30", ["?"]),
    ("2024-03-05/2024-03-07", ["2024-03-05", "2024-03-07"]),
    ("2024-03-05–2024-03-07", ["2024-03-05", "2024-03-07"]),
    // Numbers
    ("31/12/2024", ["2024-12-31"]), ("12/31/2024", ["2024-12-31"]), ("3/4/2024", ["2024-04-03 or 2024-03-04"]),
    ("05/05/2024", ["2024-05-05"]), ("31.12.2024", ["2024-12-31"]), ("3.4.2024", ["2024-04-03"]),
    ("3. 4. 2024", ["2024-04-03"]), ("12.31.2024", ["2024-12-31"]), ("31-12-2024", ["2024-12-31"]),
    ("31/12/24", ["2024-12-31"]), ("31.12.99", ["1999-12-31"]), ("1/1/69", ["1969-01-01"]), ("1/1/68", ["2068-01-01"]),
    ("31-12-24", []), ("30/02/2024", ["?"]), ("02/30/2024", ["?"]), ("31/31/2024", []), ("45/12/2024", []),
    ("3/2024", ["2024-03"]), ("03.2024", ["2024-03"]), ("3.2024", []), ("13/2024", []), ("1/2", []), ("31/12", []),
    ("29/02/2023", ["?"]), ("29/02/2024", ["2024-02-29"]), ("29/02/1900", ["?"]), ("29/02/2000", ["2000-02-29"]),
    // Names
    ("5 March 2024", ["2024-03-05"]), ("March 5, 2024", ["2024-03-05"]), ("March 5,2024", ["2024-03-05"]),
    ("5th of March, 2024", ["2024-03-05"]), ("3rd of March 2024", ["2024-03-03"]), ("the 3rd March", ["--03-03"]),
    ("Mar. 5th, 2024", ["2024-03-05"]), ("5 Sept. 2024", ["2024-09-05"]), ("5-Mar-2024", ["2024-03-05"]),
    ("05-Mar-24", ["2024-03-05"]), ("05MAR2024", ["2024-03-05"]), ("5. March 2024", ["2024-03-05"]),
    ("5 MARCH 2024", ["2024-03-05"]), ("march 5 2024", ["2024-03-05"]), ("2024 March 5", ["2024-03-05"]),
    ("2024-Mar-05", ["2024-03-05"]), ("March 5, '24", ["2024-03-05"]), ("5 March ’24", ["2024-03-05"]),
    ("March the 5th, 2024", ["2024-03-05"]), ("the third of March 2024", ["2024-03-03"]),
    ("March the twenty-first, 2024", ["2024-03-21"]), ("the thirtieth of May", ["--05-30"]),
    ("**5 March** 2024", ["2024-03-05"]), ("_March 5_, 2024", ["2024-03-05"]),
    ("Tuesday, 5 March 2024", ["2024-03-05"]),
    ("March 2024", ["2024-03"]), ("Mar 2024", ["2024-03"]), ("March, 2024", ["2024-03"]),
    ("March of 2024", ["2024-03"]),
    ("Mar-2024", ["2024-03"]), ("Mar-24", []), ("2024 May", ["2024-05"]), ("in May", ["--05"]), ("May", ["--05"]),
    ("30 February 2024", ["?"]), ("February 29, 2023", ["?"]), ("29 February", ["--02-29"]), ("30 February", ["?"]),
    ("31 April 2024", ["?"]), ("32 March 2024", ["2024-03"]), ("0 March 2024", ["2024-03"]),
    ("5–7 March 2024", ["2024-03-05", "2024-03-07"]), ("March 5 to 7, 2024", ["2024-03-05", "2024-03-07"]),
    ("5th and 7th of March", ["--03-05", "--03-07"]), ("March 5-7", ["--03-05", "--03-07"]),
    ("March 5 and 7 others", ["--03-05"]), ("January–March 2024", ["2024-03"]),
    ("28 February–3 March 2024", ["--02-28", "2024-03-03"]),
    // Quarters and fiscal years
    ("Q3 2024", ["Q3 2024"]), ("Q3/2024", ["Q3 2024"]), ("2024Q3", ["Q3 2024"]), ("2024-Q3", ["Q3 2024"]),
    ("2024 Q3", ["Q3 2024"]), ("3Q24", ["Q3 2024"]), ("3Q 2024", ["Q3 2024"]), ("Q3'24", ["Q3 2024"]),
    ("Q3 of 2024", ["Q3 2024"]), ("third quarter of 2024", ["Q3 2024"]), ("3rd quarter 2024", ["Q3 2024"]),
    ("the first quarter", ["Q1"]), ("Q3", ["Q3"]), ("Q5 2024", ["2024"]), ("Q3 FY24", ["Q3 FY2024"]),
    ("Q3 FY2024", ["Q3 FY2024"]), ("FY24 Q3", ["Q3 FY2024"]), ("third fiscal quarter of 2024", ["Q3 FY2024"]),
    ("third quarter of fiscal 2024", ["Q3 FY2024"]), ("FY2024", ["FY2024"]), ("FY24", ["FY2024"]),
    ("FY 24", ["FY2024"]),
    ("FY'24", ["FY2024"]), ("fiscal year 2024", ["FY2024"]), ("fiscal 2024", ["FY2024"]),
    ("financial year 2023/24", ["FY2024"]), ("FY2023-24", ["FY2024"]), ("FY2023/2024", ["FY2024"]),
    ("FY2023/26", []), ("fiscal year ended March 31, 2024", ["2024-03-31"]), ("fiscal 24", []), ("FY", []),
    // Years
    ("in 2024.", ["2024"]), ("(2024)", ["2024"]), ("2024's", ["2024"]), ("mid-2024", ["2024"]), ("0999", []),
    ("It opened in 2024 with 1200 staff", ["2024"]), ("2024 employees", []), ("In 2024 revenue rose", ["2024"]),
    ("the 2024 budget", ["2024"]), ("Founded 1998 in Berlin", ["1998"]), ("2024 was good", ["2024"]),
    ("$2024", []), ("€ 2024", []), ("2024 kWh", []), ("2024%", []), ("2024 million", []), ("-2024", []), ("#2024", []),
    ("2,024", []), ("2024.5", []), ("2013–14", []), ("2024-2025", []), ("1990s", []), ("HX-2024", []), ("v2024.1", []),
    ("192.168.20.24", []), ("10:2024", []), ("3000", []), ("20245", []), ("99999999999999999999", []),
    // Words that are no months, and what is no date
    ("it may 3 times", []), ("You may. They march.", []), ("May I?", []), ("march 5", []), ("Mayor", []),
    ("5 marches", []),
    ("March", ["--03"]), ("It was in March", ["--03"]), ("yesterday", []), ("5.5.", []), ("1.5 May 2024", ["2024-05"]),
    ("", []), (" ", []), ("/", []), ("5/", []), ("March 5.5", []), ("2024-", ["2024"]), ("Q", []), ("FY2", []),
  ]

  @Test func `reads dates as people write them, and nothing else`() {
    for (text, dates) in Self.read { #expect(Self.dates(in: text) == dates, "'\(text)'") }
  }

  private static func dates(in text: String, order: DateOrder? = nil) -> [String] {
    DateReader.dates(in: text, order: order).map { $0.readings.isEmpty ? "?" : $0.meanings }
  }

  @Test func `the order decides what may be two dates, and nothing else`() {
    let texts = ["3/4/2024", "31/12/2024", "12/31/2024", "3.4.2024", "2024-03-04", "30/02/2024"]
    #expect(
      texts.map { Self.dates(in: $0, order: .dayFirst) } == [
        ["2024-04-03"], ["2024-12-31"], ["2024-12-31"], ["2024-04-03"], ["2024-03-04"], ["?"],
      ])
    #expect(
      texts.map { Self.dates(in: $0, order: .monthFirst) } == [
        ["2024-03-04"], ["2024-12-31"], ["2024-12-31"], ["2024-04-03"], ["2024-03-04"], ["?"],
      ])
  }

  @Test func `says where a date stands`() {
    for (text, date) in [("é on 5 March 2024!", "5 March 2024"), ("x **March 5**, 2024", "March 5**, 2024")] {
      let range = DateReader.dates(in: text, order: nil).first?.range ?? 0..<0
      #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == date)
    }
  }

  /// Every day of 400 years, in nine ways of writing.
  @Test func `reads back every day however it is written`() {
    var generator = SeededGenerator(seed: 3)
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    for _ in 0..<2_000 {
      let year = Int.random(in: 1_000...2_999, using: &generator)
      let month = Int.random(in: 1...12, using: &generator)
      let day = Int.random(in: 1...CalendarDays.inMonth(month, of: year), using: &generator)
      let wanted = CalendarPeriod(year: year, .day(month: month, day: day))
      let name = months[month - 1]
      for text in [
        "\(wanted.map(\.description) ?? "")", "\(day)/\(month)/\(year)", "\(day).\(month).\(year)",
        "\(day) \(name) \(year)",
        "\(name) \(day), \(year)", "\(day)th of \(name), \(year)",
        "\(name.prefix(3))\(month == 5 ? "" : ".") \(day), \(year)",
        "\(day)-\(name.prefix(3))-\(year)", "\(year) \(name) \(day)",
      ] {
        let dates = DateReader.dates(in: "It was on \(text), they say", order: .dayFirst)
        #expect(dates.map(\.readings) == [[wanted].compactMap(\.self)], "'\(text)'")
      }
    }
  }
}
