import JSONText
import Testing

@Suite struct JSONPointerTests {
  /// After the examples of RFC 6901, sections 3 and 5.
  @Test(
    arguments: [
      ("", []), ("/", [""]), ("/foo/0", ["foo", "0"]), ("/a~1b", ["a/b"]), ("/m~0n", ["m~n"]), ("/~01", ["~1"]),
      ("//", ["", ""]), ("/é", ["é"]), ("/ ", [" "]),
    ] as [(String, [String])])
  func `names and steps are each other's inverse`(pointer: String, names: [String]) {
    #expect(JSONPointer.names(of: pointer) == names)
    #expect(names.map(JSONPointer.step).joined() == pointer)
  }

  @Test(arguments: ["a", "a/b", "/~", "/~2", "/a~/b", " /a", "~0"])
  func `refuses what is no pointer`(text: String) {
    #expect(JSONPointer.names(of: text) == nil)
  }
}
