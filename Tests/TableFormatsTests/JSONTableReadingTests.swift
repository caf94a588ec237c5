import JSONText
import TableFormats
import Testing

@Suite struct JSONTableReadingTests {
  private static let documents: [(text: String, cells: [[String]])] = [
    (
      #"[{"a":"x","b":1},{"b":2.50,"c":null},{"a":true}]"#,
      [["a", "b", "c"], ["x", "1", ""], ["", "2.50", ""], ["true", "", ""]]
    ),
    (
      #"[["a","b"],["x",12345678901234567890],[null,false]]"#,
      [["a", "b"], ["x", "12345678901234567890"], ["", "false"]]
    ),
    (#"{"rows":[["x","1"]],"columns":["a","b"]}"#, [["a", "b"], ["x", "1"]]),
    (#"{"columns":["b","a"],"rows":[{"a":1,"b":2},{"a":3}]}"#, [["b", "a"], ["2", "1"], ["", "3"]]),
    (#"{"rows":[{"a":1}]}"#, [["a"], ["1"]]), (#"{"columns":["a"],"rows":[]}"#, [["a"]]), (#"[["a"]]"#, [["a"]]),
    (
      #"{"columns":["R",["2024","Q1"],["2024","Q2"]],"rows":[["x",1,2]]}"#,
      [["R", "2024", "2024"], ["", "Q1", "Q2"], ["x", "1", "2"]]
    ),
    (#"{"columns":[["2024","Q1"]],"rows":[{"2024 / Q1":5}]}"#, [["2024"], ["Q1"], ["5"]]),
  ]

  @Test func `reads objects, arrays, and columns with rows`() throws {
    for (text, cells) in Self.documents {
      let reading = try TableReading(text, as: .json)
      #expect(reading.table.headerRows + reading.table.rows == cells, "\(text)")
      #expect(reading.remarks.isEmpty)
    }
    let named = try TableReading(#"{"title":"T","x":[1],"columns":["a","b"],"rows":[],"notes":["* n"]}"#, as: .json)
    #expect(named.table.title == "T")
    #expect(named.table.notes == ["* n"])
    #expect(named.remarks.map(\.problem) == [.ignoredMember("x")])
  }

  @Test func `reads a row a line`() throws {
    let objects = try TableReading("{\"a\":1,\"b\":2}\r\n\n{\"b\":3}\n", as: .jsonl).table
    #expect(objects.headerRows + objects.rows == [["a", "b"], ["1", "2"], ["", "3"]])
    let arrays = try TableReading("[\"a\",\"b\"]\n[1]", as: .jsonl)
    #expect(arrays.table.rows == [["1", ""]])
    #expect(arrays.remarks.map(\.line) == [2])
  }

  private static let unreadable: [(text: String, problem: TableReadingError.Problem, line: Int, column: Int)] = [
    ("12", .jsonWithoutRows, 1, 1), ("[1]", .jsonWithoutRows, 1, 2), (#"{"columns":["a"]}"#, .jsonWithoutRows, 1, 1),
    ("[]", .empty, 1, 1),
    ("[{}]", .empty, 1, 1), ("[{\"a\":\n [1]}]", .nestedJSONCell, 2, 2),
    ("[[\"a\"],\n[1,2]]", .longRow(cells: 2, columns: 1), 2, 4),
    (#"[{"a":1,"a":2}]"#, .duplicateKey("a"), 1, 9), (#"[{"a":1},["a"]]"#, .mixedJSONRows, 1, 15),
    (#"{"columns":["a"],"rows":[{"b":1}]}"#, .unknownKey("b"), 1, 27),
    ("[{\"a\":1}\n,]", .invalidJSON(.expected(.value)), 2, 2),
    ("[[\"a\"]] x", .invalidJSON(.contentAfterValue), 1, 9),
  ]

  @Test func `says where and why JSON is no table`() {
    for (text, problem, line, column) in Self.unreadable {
      let error = #expect(throws: TableReadingError.self, "\(text)") { try TableReading(text, as: .json) }
      #expect(error?.problem == problem, "\(text)")
      #expect(error.map { [$0.line, $0.column] } == [line, column], "\(text)")
    }
    let lines = #expect(throws: TableReadingError.self) { try TableReading("{\"a\":1}\n\n{\"a\":[]}", as: .jsonl) }
    #expect(lines.map { [$0.line, $0.column] } == [3, 6])
    let syntax = #expect(throws: TableReadingError.self) { try TableReading("{\"a\":1}\n{\"a\":}", as: .jsonl) }
    #expect(syntax.map { [$0.line, $0.column] } == [2, 6])
    #expect(syntax?.message == "expected a value")
  }
}
