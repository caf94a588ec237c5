import JSONPath
import JSONText
import Testing

@Suite struct JSONPathTests {
  private func selected(_ query: String, from value: String) throws -> [String] {
    try JSONPath(parsing: query).nodes(in: JSONValue(parsing: value)).map { $0.value.text() }
  }

  /// After the tables of RFC 9535, on values of ours.
  @Test(
    arguments: [
      ("$", "1", ["1"]), ("$.a.b", #"{"a": {"b": 2}}"#, ["2"]), ("$['a']", #"{"a": 1}"#, ["1"]),
      ("$[-1]", "[1, 2]", ["2"]), ("$[2]", "[1, 2]", []), ("$[0]", #"{"0": 1}"#, []),
      ("$.*", #"{"a": 1, "b": 2}"#, ["1", "2"]),
      ("$[1:3]", "[0, 1, 2, 3]", ["1", "2"]), ("$[::-2]", "[0, 1, 2, 3]", ["3", "1"]), ("$[::0]", "[0, 1]", []),
      ("$[5:1:-2]", "[0, 1, 2, 3, 4, 5, 6]", ["5", "3"]), ("$[-9007199254740991:9007199254740991]", "[1]", ["1"]),
      ("$[:-9007199254740991:-9007199254740991]", "[1]", ["1"]), ("$[::-1]", "[]", []),
      ("$..a", #"{"a": {"a": 1}, "b": [{"a": 2}]}"#, [#"{"a":1}"#, "1", "2"]), ("$[0, 0]", "[1]", ["1", "1"]),
      ("$[?@ > 1]", "[1, 2, \"3\"]", ["2"]), ("$[?@ == 1.0]", "[1, 1e0, \"1\"]", ["1", "1e0"]),
      ("$[?@ == 9007199254740993]", "[9007199254740992, 9007199254740993]", ["9007199254740993"]),
      ("$[?@ == 'é']", "[\"e\u{301}\", \"é\"]", ["\"é\""]), ("$[?@.a == @.b]", #"[{}, {"a": 1}]"#, ["{}"]),
      ("$[?@.a]", #"[{"a": null}, {}]"#, [#"{"a":null}"#]),
      ("$[?length(@) == 1]", #"["é", "ab", [0], {"a": 1}, 1]"#, ["\"é\"", "[0]", "{\"a\":1}"]),
      ("$[?match(@, '[0-9]+')]", #"["12", "1a", 12]"#, ["\"12\""]),
      ("$[?search(@, 'b.')]", #"["abc", "ab", "b\n"]"#, ["\"abc\""]),
      ("$[?match(@, '^a$')]", #"["a", "a\n"]"#, ["\"a\""]), ("$[?count(@.*) == 2]", "[[1, 2], [1]]", ["[1,2]"]),
      ("$[?value(@..a) == 1]", #"[{"a": 1}, {"a": 1, "b": {"a": 1}}]"#, [#"{"a":1}"#]),
      ("$[?@.a && (@.b || !@.c)]", #"[{"a": 1}, {"a": 1, "c": 1}]"#, [#"{"a":1}"#]),
      ("$['\\uD83D\\uDE00']", #"{"😀": 1}"#, ["1"]), ("$ .a\n['b']", #"{"a": {"b": 1}}"#, ["1"]),
    ] as [(String, String, [String])])
  func `selects what the specification says`(query: String, value: String, nodes: [String]) throws {
    #expect(try selected(query, from: value) == nodes)
  }

  @Test(arguments: [
    ("", 0), ("a", 0), (" $", 0), ("$ ", 1), ("$.", 2), ("$. a", 2), ("$..", 3), ("$.1", 2), ("$[", 2), ("$[]", 2),
    ("$[01]", 2), ("$[-0]", 2), ("$[9007199254740992]", 2), ("$[1.0]", 3), ("$['a]", 2), ("$[\"\\'\"]", 3),
    ("$['\\uD83D']", 3), ("$['\u{1}']", 3), ("$[a]", 2), ("$[1:2:3:4]", 7), ("$[?]", 3), ("$[?1]", 3),
    ("$[?@.a==]", 8), ("$[?@.*==1]", 3), ("$[?(@.a)==1]", 8), ("$[?!@.a==1]", 7), ("$[?@.a=1]", 6),
    ("$[?length(@)]", 3), ("$[?match(@.a,'b')==true]", 3), ("$[?count(1)==1]", 9), ("$[?length(@.*)==1]", 10),
    ("$[?size(@)==1]", 3), ("$[?length(@,1)==1]", 3), ("$[?length (@)==1]", 3), ("$[?True==@]", 3), ("$[?@.a==01]", 8),
    ("$[?@.a==1.]", 8), ("$[?@.a&&]", 8), ("@.a", 0),
  ])
  func `says where a query is wrong`(query: String, offset: Int) {
    let error = #expect(throws: JSONPathSyntaxError.self, "\(query)") { try JSONPath(parsing: query) }
    #expect(error?.offset == offset, "\(query): \(error?.message ?? "")")
  }

  @Test func `normalized paths and pointers name the place`() throws {
    let value = try JSONValue(parsing: #"{"a'b\\\n\u000b": [{"c/d~": 1}]}"#)
    let node = try #require(JSONPath(parsing: "$..*").nodes(in: value).last)
    #expect(node.location.normalizedPath == #"$['a\'b\\\n\u000b'][0]['c/d~']"#)
    #expect(node.location.pointer == "/a'b\\\n\u{B}/0/c~1d~0")
    #expect(try JSONPath(parsing: node.location.normalizedPath).nodes(in: value).map { $0.value.text() } == ["1"])
  }

  @Test func `a pattern that is no I-Regexp is told of and matches nothing`() throws {
    let path = try JSONPath(parsing: #"$[?match(@, '\\d')]"#)
    #expect(path.invalidPatterns.map(\.pattern) == [#"\d"#] && path.invalidPatterns.map(\.offset) == [12])
    #expect(try path.nodes(in: JSONValue(parsing: #"["1", "\\d"]"#)).isEmpty)
  }

  @Test func `deep and exploding queries end`() throws {
    let parentheses = "$[?" + String(repeating: "(", count: 100_000)
    #expect(throws: JSONPathSyntaxError.self) { try JSONPath(parsing: parentheses) }
    let filters = "$[?" + String(repeating: "@[?", count: 100_000)
    #expect(throws: JSONPathSyntaxError.self) { try JSONPath(parsing: filters) }
    let deep = try JSONValue(parsing: String(repeating: "[", count: 512) + String(repeating: "]", count: 512))
    #expect(try JSONPath(parsing: "$..*").nodes(in: deep).count == 511)
  }

  @Test func `a query that looks at everything for each of many nodes is given up`() throws {
    let value = try JSONValue(parsing: "[" + String(repeating: "1,", count: 2_000) + "1]")
    #expect(throws: JSONPathGaveUp.self) { try JSONPath(parsing: "$[?count($..*) > 0]").nodes(in: value) }
  }
}
