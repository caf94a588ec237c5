import RegularExpressions
import Testing

@Suite struct InternetRegularExpressionTests {
  @Test(arguments: [
    ("a.c", "abc", true), ("a.c", "a\nc", false), ("a.c", "a\u{2028}c", true), ("[a-c]{2}", "ab", true),
    ("[a-c]{2}", "abc", false), ("a|b", "b", true), ("(a|b)*", "", true), ("[^a]", "b", true), ("[.]", "x", false),
    ("[-a]", "-", true), ("[a-]", "-", true), ("\\p{Lu}+", "ÄB", true), ("\\P{Lu}", "a", true), ("a{2,}", "aaa", true),
    ("\\.\\-", ".-", true), ("[\\n]", "\n", true), ("é", "é", true), ("[a^]", "^", true), ("a", "a\n", false),
  ])
  func `matches whole texts`(pattern: String, text: String, matches: Bool) throws {
    #expect(try InternetRegularExpression(pattern, matching: .whole).matches(text) == matches)
  }

  @Test(arguments: [
    "\\d", "\\w", "(?i)a", "(?=a)", "a**", "*a", "a+?", "(", ")", "[", "[]", "]", "}", "{2}", "a{,2}", "a{2,3,4}",
    "a{b}", "a\\",
    "\\p{Greek}", "\\pL", "[[:alpha:]]", "a{3,2}", "\\1", "\\b",
  ])
  func `refuses what not all engines know`(pattern: String) {
    #expect(throws: RegularExpression.SyntaxError.self) {
      try InternetRegularExpression(pattern, matching: .part)
    }
  }
}
