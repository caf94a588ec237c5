import TableFormats
import Testing

@Suite struct TableLookUpTests {
  private let table = Table(
    headerRows: [["Region", "Product", "2023", "2023", "2024"], ["", "", "Q1", "Q2", "Q1"]],
    rows: [
      ["EMEA", "Pens", "1", "2", "3"], ["EMEA", "Paper", "4", "5", "6"], ["North\u{A0}America", "Pens", "7", "8", "9"],
      ["Straße", "Pens", "10", "11", "12"],
    ])

  @Test func `finds cells by label and name, whatever the case and white space`() throws {
    let cells: [(row: TableRowSelector, column: String, text: String)] = [
      (.label("north  america "), "2023 / q2", "8"), (.label("STRASSE".lowercased()), "", ""),
      (
        .matching([.init(column: "region", value: "emea"), .init(column: "Product", value: " PAPER")]), "2024 / Q1", "6"
      ),
      (.label("North America"), "Q2", "8"), (.label("North America"), "product", "Pens"),
    ]
    for (row, column, text) in cells where !column.isEmpty {
      #expect(try table.cell(row: row, column: column).text == text)
    }
    let cell = try table.cell(row: .label("North America"), column: "2024 / Q1")
    #expect([cell.row, cell.column] == [2, 4])
    #expect(try table.rows(.label("EMEA")) == [0, 1])
  }

  @Test func `missing names come with near ones`() {
    #expect(
      failure(.label("EMEA"), "2023 / Q3")?.description
        == "no column '2023 / Q3'; did you mean '2023 / Q1', '2023 / Q2', '2024 / Q1'?")
    #expect(
      failure(.label("EMEA"), "Staff")?.description
        == "no column 'Staff'; the columns are 'Region', 'Product', '2023 / Q1', '2023 / Q2', '2024 / Q1'")
    #expect(
      failure(.label("EMAE"), "Q2")?.description
        == "no row 'EMAE'; the rows are 'EMEA', 'EMEA', 'North America', 'Straße'".replacing(
          "North America", with: "North\u{A0}America"))
    #expect(
      failure(.label("Nort America"), "Q2")?.description == "no row 'Nort America'; did you mean 'North\u{A0}America'?")
    #expect(
      failure(.matching([.init(column: "Region", value: "EMEA"), .init(column: "Product", value: "Ink")]), "Q2")?
        .description
        == "no row with Region = 'EMEA' and Product = 'Ink'")
  }

  @Test func `ambiguous names list what they match`() {
    #expect(failure(.label("Straße"), "Q1")?.description == "2 columns are called 'Q1': '2023 / Q1', '2024 / Q1'")
    #expect(failure(.label("emea"), "Q2")?.description == "2 rows with the label 'emea': rows 1, 2")
    let repeated = Table(headerRows: [["Team", "Time", "time "]], rows: [["a", "1", "2"]])
    #expect(throws: TableLookUpError.ambiguousColumn("TIME", matches: ["Time", "time"])) {
      try repeated.column(named: "TIME")
    }
  }

  @Test func `tables are changed by copies`() {
    let changed = table.replacing(row: 0, column: 2, with: "100").selecting(rows: [3, 0])
    #expect(changed.rows.map { $0[2] } == ["10", "100"])
    let narrow = table.selecting(columns: [4, 0])
    #expect(narrow.columnNames == ["2024 / Q1", "Region"])
    #expect(narrow.rows[1] == ["6", "EMEA"])
    #expect(table.rows[0][2] == "1")
  }

  private func failure(_ row: TableRowSelector, _ column: String) -> TableLookUpError? {
    #expect(throws: TableLookUpError.self) { try table.cell(row: row, column: column) }
  }
}
