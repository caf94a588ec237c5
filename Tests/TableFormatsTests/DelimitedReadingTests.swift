import TableFormats
import Testing

@Suite struct DelimitedReadingTests {
  /// Texts and all their cells, header first.
  private static let readable: [(text: String, cells: [[String]])] = [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r1,2", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a,b\n1,2", [["a", "b"], ["1", "2"]]), ("\n\na,b\n\n1,2\n\n", [["a", "b"], ["1", "2"]]),
    ("a\n1\n2", [["a"], ["1"], ["2"]]), ("a,b", [["a", "b"]]), ("a\n\"\"\n1", [["a"], [""], ["1"]]),
    (",b\n,\n1,", [["", "b"], ["", ""], ["1", ""]]), (" a , b \n 1 ,2", [[" a ", " b "], [" 1 ", "2"]]),
    ("\"a,1\",\"b\"\"q\"\"\"\n\"\",\"x\"", [["a,1", "b\"q\""], ["", "x"]]),
    ("a,b\n\"two\nlines\",\"and\r\ntwo\"\n3,4", [["a", "b"], ["two\nlines", "and\ntwo"], ["3", "4"]]),
    ("a,b\n5\" disk,it\"s\n", [["a", "b"], ["5\" disk", "it\"s"]]),
    ("a,b\n\"C:\\\",\"D:\\\"\n", [["a", "b"], ["C:\\", "D:\\"]]),
    ("\"a\",\"b\"\n\"\\\"The\\\" x\",\"y\"\n", [["a", "b"], ["\"The\" x", "y"]]),
    ("\"a\",\"b\"\n\"10\\\"\",\"c\\\\d\"\n", [["a", "b"], ["10\"", "c\\d"]]),
    ("\"a\",\"b\"\n\"\\\"q\",\"x\ny\\n\"\n", [["a", "b"], ["\"q", "x\ny\\n"]]),
    ("Zürich,漢字,😀\n\u{A0},é,e\u{301}", [["Zürich", "漢字", "😀"], ["\u{A0}", "é", "e\u{301}"]]),
  ]

  @Test func `reads RFC 4180 and what is beyond it`() throws {
    for (text, cells) in Self.readable {
      let reading = try TableReading(text, as: .csv)
      #expect(reading.table.headerRows + reading.table.rows == cells, "\(text)")
      #expect(reading.remarks.isEmpty, "\(text)")
      let tabs = try TableReading(text.replacing(",", with: "\t"), as: .tsv)
      #expect(tabs.table.rows == cells.dropFirst().map { $0.map { $0.replacing(",", with: "\t") } }, "\(text)")
    }
  }

  @Test func `tab-separated quotes that are no quoting are text`() throws {
    let table = try TableReading("a\tb\n\"Hello\" he said\t\"open\n", as: .tsv).table
    #expect(table.rows == [["\"Hello\" he said", "\"open"]])
  }

  @Test func `another delimiter may be named, or shown by the first line`() throws {
    let table = try TableReading("a;b\n1,5;\"2;5\"", as: .csv, TableReadingOptions(delimiter: UInt8(ascii: ";"))).table
    #expect(table.rows == [["1,5", "2;5"]])
    #expect(try TableReading("a b;\"c,\nd\"\n1,5;2", as: .csv).table.rows == [["1,5", "2"]])
    #expect(try TableReading("\r\n\n\na\tb\n1,5\t2;3", as: .csv).table.rows == [["1,5", "2;3"]])
    #expect(try TableReading("a;b,c\n1,2", as: .csv).table.headerRows == [["a;b", "c"]])
    #expect(try TableReading("a,b", as: .csv, TableReadingOptions(delimiter: UInt8(ascii: ";"))).table.columnCount == 1)
  }

  private static let unreadable: [(text: String, problem: TableReadingError.Problem, line: Int, column: Int)] = [
    ("", .empty, 1, 1), ("\u{FEFF} \r\n\n", .empty, 1, 1),
    ("a,b\n1,2,3\n", .longRow(cells: 3, columns: 2), 2, 5),
    ("é,b\n1,2\n\"x\ny\",é,4,5", .longRow(cells: 4, columns: 2), 4, 6),
    ("a,b\n1,2,", .longRow(cells: 3, columns: 2), 2, 5),
    ("a,b\n1,\"2\n3,4\n", .unclosedQuote, 2, 3), ("a,\"b\" x\n", .textAfterQuote, 1, 6),
    ("a,\"b\"\"\n", .unclosedQuote, 1, 3),
  ]

  @Test func `says where and why a text is no table`() {
    for (text, problem, line, column) in Self.unreadable {
      let error = #expect(throws: TableReadingError.self, "\(text)") { try TableReading(text, as: .csv) }
      #expect(error?.problem == problem, "\(text)")
      #expect(error.map { [$0.line, $0.column] } == [line, column], "\(text)")
    }
  }

  @Test func `bytes that are no UTF-8 are named with their place`() {
    let bytes = Array("a,b\n1,Z".utf8) + [0xFC] + Array("rich".utf8)
    let error = #expect(throws: TableReadingError.self) {
      try bytes.withUnsafeBufferPointer { try TableReading($0, as: .csv) }
    }
    #expect(error?.problem == .invalidUTF8)
    #expect(error.map { [$0.line, $0.column] } == [2, 4])
    #expect(error?.description == "2:4: invalid UTF-8")
    #expect(error?.hint == "save the file as UTF-8")
  }

  @Test func `short rows are padded and remarked on`() throws {
    let reading = try TableReading("a,b,c\n1\n\n2,3\n4,5,6\n", as: .csv)
    #expect(reading.table.rows == [["1", "", ""], ["2", "3", ""], ["4", "5", "6"]])
    #expect(reading.remarks.map(\.line) == [2, 4])
    #expect(reading.remarks.map(\.problem) == [.shortRow(cells: 1, columns: 3), .shortRow(cells: 2, columns: 3)])
  }

  @Test func `a small file cannot claim a huge table`() {
    let text = String(repeating: ",", count: 20_000) + String(repeating: "\nx", count: 20_000)
    let error = #expect(throws: TableReadingError.self) { try TableReading(text, as: .csv) }
    #expect(error?.problem == .tooLarge(cells: 5_000_000))
  }

  private static let trailing: [(rows: String, notes: [String])] = [
    ("x,1\n* restated,\n", ["* restated"]), ("x,1\n*,2", []),
    ("x,1\n† preliminary\nSource: ACME\n", ["† preliminary", "Source: ACME"]),
    ("¹ a,\nx,1\n", []), ("x,1\nNote 1: audited,", ["Note 1: audited"]), ("x,1\nNotebook,", []),
    ("x,1\nnotes,", ["notes"]),
    ("x,1\nsource,", ["source"]), ("x,1\nTotal,", []), ("*,\n* b,", ["*", "* b"]),
  ]

  @Test func `footnotes at the end are notes, not rows`() throws {
    for (rows, notes) in Self.trailing {
      let table = try TableReading("a,b\n" + rows, as: .csv).table
      #expect(table.notes == notes, "\(rows)")
      #expect(table.rows.count + notes.count == rows.split(separator: "\n").count, "\(rows)")
    }
    #expect(try TableReading("Symbol\n*\n**\n", as: .csv).table.notes.isEmpty)
  }
}
