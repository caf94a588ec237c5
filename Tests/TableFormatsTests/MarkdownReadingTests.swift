import TableFormats
import Testing

@Suite struct MarkdownReadingTests {
  private static let readable: [(text: String, cells: [[String]])] = [
    ("| a | b |\n| --- | --- |\n| 1 | 2 |", [["a", "b"], ["1", "2"]]),
    ("a | b\n--|--\n1 | 2\n3 | 4\n", [["a", "b"], ["1", "2"], ["3", "4"]]),
    ("  |a|b|c|\r\n  |:-|:-:|-:|\r\n  |1|2|3|\r\n", [["a", "b", "c"], ["1", "2", "3"]]),
    ("| a |\n| - |\n| 1 |\n|  |", [["a"], ["1"], [""]]),
    ("| | b |\n|-|-|\n| x | |", [["", "b"], ["x", ""]]),
    (#"| a\|b | `c\|d` |"# + "\n|-|-|\n" + #"| \\ | C:\dir |"#, [["a|b", "`c|d`"], ["\\", "C:\\dir"]]),
    (#"| a | b |"# + "\n|-|-|\n" + #"| \\\| | \*x\* \$5 |"#, [["a", "b"], ["\\|", "*x* $5"]]),
    (
      "| a | b |\n|-|-|\n| x<br>y<BR/>z | AT&T &amp; &lt;b&gt; &#8364; \\&amp; |",
      [["a", "b"], ["x\ny\nz", "AT&T & <b> € &amp;"]]
    ),
    ("| a | b |\n|-|-|\n| **1** | [x](y) <b>z</b> |", [["a", "b"], ["**1**", "[x](y) <b>z</b>"]]),
    ("Here is:\n```\n| a | b |\n|---|---|\n| 1 | 2 |\n```\nand so on", [["a", "b"], ["1", "2"]]),
    ("a | b\nno table\n\n|x|y|\n|-|-|\n", [["x", "y"]]),
    ("|x|y|\n|-|\n|a|b|\n|-|-|\n|1|2|", [["a", "b"], ["1", "2"]]),
  ]

  @Test func `reads pipe tables`() throws {
    for (text, cells) in Self.readable {
      let table = try TableReading(text, as: .markdown).table
      #expect(table.headerRows + table.rows == cells, "\(text)")
    }
  }

  @Test func `the heading above is the title, footnotes below are notes`() throws {
    let text = """
      # Report

      Some text with a | pipe.

      ## Revenue by **region** ##

      | Region | Q1 |
      |--------|----|
      | EMEA*  | 12 |

      \\* is no note; this is text.
      """
    #expect(try TableReading(text, as: .markdown).table.title == "Revenue by **region** ##")
    #expect(try TableReading(text, as: .markdown).table.notes.isEmpty)
    let bold = "**Revenue**\n|a|b|\n|-|-|\n|1|2|\n\n* restated\nSource: ACME | 2024\nfurther text\n* no note"
    #expect(try TableReading(bold, as: .markdown).table.title == "Revenue")
    #expect(try TableReading(bold, as: .markdown).table.notes == ["* restated", "Source: ACME | 2024"])
    #expect(try TableReading("text\n|a|b|\n|-|-|\n", as: .markdown).table.title == nil)
  }

  @Test func `rows are as long as the header`() throws {
    let reading = try TableReading("|a|b|\n|-|-|\n|1|\n|2|3|\n\n|x|\n|-|\n", as: .markdown)
    #expect(reading.table.rows == [["1", ""], ["2", "3"]])
    #expect(reading.remarks.map(\.problem) == [.ignoredTables, .shortRow(cells: 1, columns: 2)])
    #expect(reading.remarks.map(\.line) == [6, 3])
    let error = #expect(throws: TableReadingError.self) {
      try TableReading("|a|b|\n|-|-|\n| 1 | 2 | 3 |\n", as: .markdown)
    }
    #expect(error?.problem == .longRow(cells: 3, columns: 2))
    #expect(error.map { [$0.line, $0.column] } == [3, 11])
  }

  @Test func `a text without a table is an error`() {
    for text in ["just text", "| a | b |", "| a | b |\n| 1 | 2 |", "---", "a\n---\nb", "| a |\n| -x |"] {
      let error = #expect(throws: TableReadingError.self, "\(text)") { try TableReading(text, as: .markdown) }
      #expect(error?.problem == .noMarkdownTable)
    }
  }
}
