import JSONText
import Testing

@Suite struct PointerPatternTests {
  private static func values(_ pointer: String) throws -> [String]? {
    let json = try JSONValue(parsing: #"{"a": [{"b": 1, "c": [2, 3]}, {"b": 4, "c": []}], "*": 5, "e": []}"#)
    return json.values(atPattern: try #require(JSONPointer.names(of: pointer)))?.map { $0.text(.canonical) }
  }

  @Test(
    arguments: [
      ("/a/*/b", ["1", "4"]), ("/a/*/c/*", ["2", "3"]), ("/a/0/b", ["1"]), ("/e/*", []), ("/e/*/x", []), ("/*", ["5"]),
      ("/x", nil), ("/a/*/x", nil), ("/a/*/c/0", nil), ("/a/b", nil),
    ] as [(String, [String]?)])
  func `a star stands for every element of an array`(pointer: String, values: [String]?) throws {
    #expect(try Self.values(pointer) == values)
  }
}
