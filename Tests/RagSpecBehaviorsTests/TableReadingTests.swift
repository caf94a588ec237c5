import RagSpecBehaviors
import RagSpecCore
import TableFormats
import Testing

@Suite struct TableReadingTests {
  private typealias Behavior = RagSpecBehaviors.TableReading

  private static let project = FixtureProject([
    "t.csv": "Region,Q1\nEMEA,12\n", "t.md": "| Region | Q1 |\n|---|---|\n| EMEA | 12 |\n",
    "t.TSV": "Region\tQ1\nEMEA\t12\n",
    "t.json": #"[{"Region": "EMEA", "Q1": 12}]"#, "t.data": "Region,Q1\nEMEA,12\n", "a.b/t": "Region,Q1\nEMEA,12\n",
    "levels.csv": "2025,2025\nQ1,Q2\n1,2\n", "broken.json": "[\n  {\"a\": }\n]",
  ])

  private static let table = Table(headerRows: [["Region", "Q1"]], rows: [["EMEA", "12"]])

  private func table(_ text: String) throws -> Table? {
    try Behavior.input("question: q\ntable: \(text)", Self.project).table
  }

  @Test func `a table is a file of any format, or stands in the case`() throws {
    for text in [
      "t.csv", "t.md", "t.TSV", "t.json", "{file: t.csv}", "{file: t.data, format: csv}", "{file: a.b/t, format: csv}",
      "{columns: [Region, Q1], rows: [[EMEA, 12]]}", "{rows: [[EMEA, '12']], columns: [Region, Q1]}",
    ] { #expect(try table(text) == Self.table, "\(text)") }
  }

  @Test func `the number of header rows may be told`() throws {
    #expect(try table("{file: levels.csv, header-rows: 2}")?.columnNames == ["2025 / Q1", "2025 / Q2"])
    #expect(try table("{file: levels.csv, header-rows: 0}")?.rows.count == 3)
  }

  @Test func `cells are text as written`() throws {
    let table = try #require(
      try table("{columns: [a, b, c, d], rows: [[012, 1e3, no, ~], [true], []]}"))
    #expect(table.rows == [["012", "1e3", "no", ""], ["true", "", "", ""], ["", "", "", ""]])
    #expect(try self.table("{columns: [a], rows: []}")?.rows == [])
  }

  private static let wrong: [(text: String, problem: String)] = [
    ("none.csv", "case.yaml:2:8 missing-file: there is no file 'none.csv'"),
    ("{file: none.csv}", "case.yaml:2:15 missing-file: there is no file 'none.csv'"),
    ("t.data", "case.yaml:2:8 unknown-table-format: 't.data' has no extension of a table"),
    ("a.b/t", "case.yaml:2:8 unknown-table-format: 'a.b/t' has no extension of a table"),
    (
      "{file: t.csv, format: xls}",
      "case.yaml:2:30 unknown-value: 'xls' is not one of csv, tsv, json, jsonl, markdown, html"
    ),
    ("{columns: [a], rows: [[1, 2]]}", "case.yaml:2:30 unreadable-table: the row has 2 cells, the header 1"),
    ("{columns: [a], rows: [[[1]]]}", "case.yaml:2:31 wrong-type: a cell is text, found a list"),
    ("{columns: [a], rows: [[{b: 1}]]}", "case.yaml:2:31 wrong-type: a cell is text, found a mapping"),
    ("{columns: [a]}", "case.yaml:2:8 missing-key: the key 'rows' is missing"),
  ]

  @Test func `says what is wrong, and where`() {
    for (text, problem) in Self.wrong {
      #expect(Behavior.problems("question: q\ntable: \(text)", Self.project) == [problem], "\(text)")
    }
    #expect(Behavior.problems("question: q") == ["case.yaml:1:1 missing-key: the key 'table' is missing"])
  }

  @Test func `a broken table is told at its own place`() throws {
    let error = #expect(throws: InvalidInput.self) { try table("broken.json") }
    let problem = try #require(error?.diagnostics.first)
    #expect(problem.id == "unreadable-table")
    #expect(problem.location?.description.hasPrefix("broken.json:2:") == true)
    #expect(problem.notes == ["the table of case.yaml:2:8"])
  }
}
