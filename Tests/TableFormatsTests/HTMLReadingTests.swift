import TableFormats
import Testing

@Suite struct HTMLReadingTests {
  private static let readable: [(text: String, cells: [[String]])] = [
    ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", [["a", "b"], ["1", "2"]]),
    ("<p>x<TABLE class=t><TR><TD>a<TD>b<TR><TD>1<TD>2</TABLE>y", [["a", "b"], ["1", "2"]]),
    ("<table><thead><tr><td>a<td>b<tbody><tr><th>1<td>2", [["a", "b"], ["1", "2"]]),
    ("<table><td>a<td>b<tr><td>1<td>2</table>", [["a", "b"], ["1", "2"]]),
    ("<table><tr><th>a<tr><td><b>1</b><i>2</i> <a href='x>y'>3</a>\n 4<tr><td> </table>", [["a"], ["12 3 4"], [""]]),
    (
      "<table><tr><th>a<br>b<tr><td><p>x</p><p>y</p><br><tr><td><ul><li>1</li><li>2</ul>z</table>",
      [["a\nb"], ["x\ny"], ["1\n2\nz"]]
    ),
    (
      "<table><tr><th>&amp;&lt;&quot;&#39;&#x20AC;&eacute;&nbsp;&frac12;&bogus;AT&T<tr><td>&nbsp;<tr><td>&#0;&#xD800;",
      [
        ["&<\"'€é\u{A0}½&bogus;AT&T"], [""], ["\u{FFFD}\u{FFFD}"],
      ]
    ),
    (
      "<table><tr><th>a<!-- <td>no</td> --><script>if (a<b) '</td>'</script><style>td{}</style><tr><td>1 < 2 <3",
      [
        ["a"], ["1 < 2 <3"],
      ]
    ),
    (
      "<table><tr><th colspan=2>a<th rowspan=2>b<tr><th>x<th>y<tr><td>1<td>2<td>3</table>",
      [["a", "a", "b"], ["x", "y", "b"], ["1", "2", "3"]]
    ),
    (
      "<table><tr><th>a<th>b<th>c<tr><td rowspan=2>1<td>2<td>3<tr><td colspan=\"2\">4<tr><td>5<td rowspan=9>6<td>7",
      [
        ["a", "b", "c"], ["1", "2", "3"], ["1", "4", "4"], ["5", "6", "7"],
      ]
    ),
    (
      "<table><tr><th>a<th>b<tbody><tr><td rowspan=0>1<td>2<tr><td>3</tbody><tbody><tr><td>4<td>5</table>",
      [
        ["a", "b"], ["1", "2"], ["1", "3"], ["4", "5"],
      ]
    ),
    (
      "<table><tr><th>a<th>b<tr><td>1<td><table><tr><td>in<td>ner<tr><td>row</table>x<tr><td>2<td>3</table>",
      [
        ["a", "b"], ["1", "in ner\nrow\nx"], ["2", "3"],
      ]
    ),
    (
      "<table><tr></tr><tr><th>a<th>b</tr><tr><td colspan=2>Europe<tr><td>1<td>2</table>",
      [["a", "b"], ["Europe", ""], ["1", "2"]]
    ),
    ("<table><tr><th>a<th>b<tr><td colspan=x>1<td colspan=-3>2", [["a", "b"], ["1", "2"]]),
  ]

  @Test func `reads tables as browsers do`() throws {
    for (text, cells) in Self.readable {
      let table = try TableReading(text, as: .html).table
      #expect(table.headerRows + table.rows == cells, "\(text)")
    }
  }

  @Test func `the header is the thead, the rows of th, or the first row`() throws {
    func headerRows(_ text: String, _ options: TableReadingOptions = .init()) throws -> Int {
      try TableReading(text, as: .html, options).table.headerRows.count
    }
    #expect(try headerRows("<table><thead><tr><td>a<tr><td>b</thead><tr><th>1<tr><td>2") == 2)
    #expect(try headerRows("<table><tr><th>a<tr><th>b<tr><td>2") == 2)
    #expect(try headerRows("<table><tr><th>a<td>b<tr><th>c<td>d") == 1)
    #expect(try headerRows("<table><tr><td>a<tr><td>b", TableReadingOptions(headerRows: 0)) == 0)
    let names = try TableReading(
      "<table><tr><th rowspan=2>Region<th colspan=2>2024<tr><th>Q1<th>Q2<tr><td>EMEA<td>1<td>2", as: .html
    ).table.columnNames
    #expect(names == ["Region", "2024 / Q1", "2024 / Q2"])
  }

  @Test func `captions and headings over all columns are titles, footers notes`() throws {
    let text = """
      <table><caption>Sales <i>by region</i></caption>
      <tr><th>a<th>b<tr><td>1<td>2
      <tfoot><tr><td colspan=2>* restated<tr><td colspan=2>Source: <a>ACME</a></tfoot></table> and text
      """
    let table = try TableReading(text, as: .html).table
    #expect(table.title == "Sales by region")
    #expect(table.notes == ["* restated", "Source: ACME"])
    #expect(table.rows == [["1", "2"]])
    let heading = try TableReading("<table><tr><th colspan=2>Medals<tr><th>a<th>b<tr><td>1<td>2", as: .html).table
    #expect(heading.title == "Medals")
    #expect(heading.headerRows == [["a", "b"]])
  }

  @Test func `what is no table is an error, and so is a row beyond the header`() {
    let unreadable: [(text: String, problem: TableReadingError.Problem, line: Int, column: Int)] = [
      ("<p>text", .noHTMLTable, 1, 1), ("x\n <table></table>", .empty, 2, 2),
      ("<table><tr><th>a\n<tr><td>1<td>2", .longRow(cells: 2, columns: 1), 2, 10),
      ("<table><tr>" + String(repeating: "<td colspan=1000>", count: 6_000), .tooLarge(cells: 5_000_000), 1, 12),
    ]
    for (text, problem, line, column) in unreadable {
      let error = #expect(throws: TableReadingError.self) { try TableReading(text, as: .html) }
      #expect(error?.problem == problem)
      #expect(error.map { [$0.line, $0.column] } == [line, column])
    }
  }

  @Test func `only the first table is read`() throws {
    let reading = try TableReading("<table><tr><th>a</table>\n<table><tr><th>b</table>", as: .html)
    #expect(reading.table.headerRows == [["a"]])
    #expect(reading.remarks.map(\.problem) == [.ignoredTables])
    #expect(reading.remarks.map(\.line) == [2])
  }
}
