import TableFormats
import Testing

@Suite struct HeaderDetectionTests {
  private static let twoRows: [(text: String, names: [String])] = [
    (
      "Region,2023,,2024,\n,Q1,Q2,Q1,Q2\nEMEA,1,2,3,4\n",
      ["Region", "2023 / Q1", "2023 / Q2", "2024 / Q1", "2024 / Q2"]
    ),
    (
      ",Sales,,Staff\nRegion,Plan,Actual,Staff\nEMEA,$1.5,-2,3\n",
      ["Region", "Sales / Plan", "Sales / Actual", "Staff"]
    ),
    ("Item,Price,Price\nItem,net,gross\nPen,1,1.2\n", ["Item", "Price / net", "Price / gross"]),
  ]

  @Test func `two header rows are found where a merged cell left its traces`() throws {
    for (text, names) in Self.twoRows {
      let table = try TableReading(text, as: .csv).table
      #expect(table.headerRows.count == 2, "\(text)")
      #expect(table.columnNames == names)
      #expect(table.rows.count == 1)
    }
  }

  /// One header row each, for the reason given.
  private static let oneRow: [(text: String, reason: String)] = [
    ("a,,c\n1,2,3\n4,5,6\n", "the second row holds numbers"),
    ("Date,Winner,Winner\nMay,A,B\nJune,C,D\n", "no numbers below the labels"),
    ("Name,Club,Club\nAnn,X,Y\nBob,1,2\n", "a name and a label in one column"),
    ("a,b,c\nx,y,z\n1,2,3\n", "nothing spans"),
    (",2023,\nx,Q1,Q1\n1,2,3\n", "names would repeat"),
    (",2023,\nx,Q1,Q2\n", "nothing below"),
    (",2023,\nx,Q1,\nEMEA,1,2\n", "a spanned column without a label"),
    ("2023,\n,Q1,Q2\n1,2,3\n", "rows of different length"),
  ]

  @Test func `one header row is the rule`() throws {
    for (text, reason) in Self.oneRow where reason != "rows of different length" {
      #expect(try TableReading(text, as: .csv).table.headerRows.count == 1, "\(reason)")
    }
    #expect(throws: TableReadingError.self) { try TableReading(Self.oneRow[7].text, as: .csv) }
  }

  @Test func `the number of header rows may be said`() throws {
    let text = "2023,,2024,\nQ1,Q2,Q1,Q2\n1,2,3,4\n"
    func table(_ headerRows: Int?) throws -> Table {
      try TableReading(text, as: .csv, TableReadingOptions(headerRows: headerRows)).table
    }
    #expect(try table(1).columnNames == ["2023", "Column 2", "2024", "Column 4"])
    #expect(try table(2).columnNames == ["2023 / Q1", "2023 / Q2", "2024 / Q1", "2024 / Q2"])
    #expect(try table(3).rows.isEmpty)
    #expect(try table(0).columnNames == ["Column 1", "Column 2", "Column 3", "Column 4"])
    #expect(try table(0).rows.count == 3)
    let error = #expect(throws: TableReadingError.self) { try table(4) }
    #expect(error?.problem == .missingHeader(wanted: 4, rows: 3))
  }

  @Test func `names collapse white space and repeated levels`() {
    let table = Table(headerRows: [[" Total\n sales ", "A", ""], ["", "a", ""]], rows: [["1"]])
    #expect(table.columnNames == ["Total sales", "A / a", "Column 3"])
    #expect(table.rows == [["1", "", ""]])
  }
}
