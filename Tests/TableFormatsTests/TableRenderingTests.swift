import TableFormats
import Testing

@Suite struct TableRenderingTests {
  private let plain = Table(
    headerRows: [["Region", "Q1 | net"]], rows: [["EMEA", "12.4"], ["\"A\", B\nC", "<5 & more"]])
  private let full = Table(
    title: "Revenue", headerRows: [["", "2024", "2024"], ["Region", "Q1", "Q2"]], rows: [["EMEA", "1", ""]],
    notes: ["* restated", "Source: \"ACME\""])

  @Test func `a plain table`() {
    #expect(plain.rendered(as: .csv) == "Region,Q1 | net\nEMEA,12.4\n\"\"\"A\"\", B\nC\",<5 & more")
    #expect(plain.rendered(as: .tsv) == "Region\tQ1 | net\nEMEA\t12.4\n\"\"\"A\"\", B\nC\"\t<5 & more")
    #expect(
      plain.rendered(as: .markdown) == """
        | Region | Q1 \\| net |
        | --- | --- |
        | EMEA | 12.4 |
        | "A", B<br>C | <5 & more |
        """)
    #expect(
      plain.rendered(as: .html) == """
        <table>
          <thead>
            <tr><th>Region</th><th>Q1 | net</th></tr>
          </thead>
          <tbody>
            <tr><td>EMEA</td><td>12.4</td></tr>
            <tr><td>"A", B<br>C</td><td>&lt;5 &amp; more</td></tr>
          </tbody>
        </table>
        """)
    #expect(
      plain.rendered(as: .json) == """
        [{"Region":"EMEA","Q1 | net":"12.4"},
         {"Region":"\\"A\\", B\\nC","Q1 | net":"<5 & more"}]
        """)
    #expect(
      plain.rendered(as: .records)
        == "Row 1: Region = EMEA; Q1 | net = 12.4\nRow 2: Region = \"A\", B C; Q1 | net = <5 & more")
  }

  @Test func `a table with title, levels and notes`() {
    #expect(full.rendered(as: .csv) == ",2024,2024\nRegion,Q1,Q2\nEMEA,1,\n* restated\n\"Source: \"\"ACME\"\"\"")
    #expect(
      full.rendered(as: .markdown) == """
        **Revenue**

        | Region | 2024 / Q1 | 2024 / Q2 |
        | --- | --- | --- |
        | EMEA | 1 |  |

        * restated
        Source: "ACME"
        """)
    #expect(
      full.rendered(as: .html) == """
        <table>
          <caption>Revenue</caption>
          <thead>
            <tr><th></th><th colspan="2">2024</th></tr>
            <tr><th>Region</th><th>Q1</th><th>Q2</th></tr>
          </thead>
          <tbody>
            <tr><td>EMEA</td><td>1</td><td></td></tr>
          </tbody>
          <tfoot>
            <tr><td colspan="3">* restated</td></tr>
            <tr><td colspan="3">Source: "ACME"</td></tr>
          </tfoot>
        </table>
        """)
    #expect(
      full.rendered(as: .json) == """
        {"title": "Revenue",
         "columns": [["","Region"],["2024","Q1"],["2024","Q2"]],
         "rows": [["EMEA","1",""]],
         "notes": ["* restated","Source: \\"ACME\\""]}
        """)
    #expect(
      full.rendered(as: .records)
        == "Revenue\nRow 1: Region = EMEA; 2024 / Q1 = 1; 2024 / Q2 = \n* restated\nSource: \"ACME\"")
  }

  @Test func `what is rendered is read again, title and notes included`() throws {
    for (rendering, format) in [(TableRendering.html, TableFormat.html), (.json, .json)] {
      #expect(try TableReading(full.rendered(as: rendering), as: format).table == full, "\(format)")
    }
    let markdown = try TableReading(full.rendered(as: .markdown), as: .markdown).table
    #expect(markdown.title == full.title)
    #expect(markdown.notes == full.notes)
    #expect(markdown.columnNames == full.columnNames)
    #expect(try TableReading(full.rendered(as: .csv), as: .csv).table.notes == full.notes)
  }

  @Test func `columns with one name are not lost in JSON`() throws {
    let table = Table(headerRows: [["Team", "Time", "Time"]], rows: [["a", "1", "2"]])
    #expect(
      table.rendered(as: .json) == "{\"columns\": [\"Team\",\"Time\",\"Time\"],\n \"rows\": [[\"a\",\"1\",\"2\"]]}")
    #expect(try TableReading(table.rendered(as: .json), as: .json).table == table)
  }

  @Test func `formats are found by extension`() {
    let extensions = ["csv", "TSV", "tab", "json", "jsonl", "ndjson", "md", "markdown", "html", "htm"]
    #expect(extensions.allSatisfy { TableFormat(fileExtension: $0) != nil })
    #expect(TableFormat(fileExtension: "xlsx") == nil)
  }
}
