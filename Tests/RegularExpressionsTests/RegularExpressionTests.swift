import RegularExpressions
import Testing

@Suite struct RegularExpressionTests {
  @Test func `says where a pattern is wrong`() {
    for (pattern, offset) in [("(", 1), ("a[b", 3), ("é(?<", 4), ("a**", nil), ("x{2,1}", 5), ("\\", 1)]
      as [(String, Int?)]
    {
      let error = #expect(throws: RegularExpression.SyntaxError.self, "\(pattern)") {
        try RegularExpression(pattern, ignoresCase: false)
      }
      if let offset { #expect(error?.offset == offset, "\(pattern)") }
      #expect(error?.message.isEmpty == false)
    }
  }

  @Test func `matches lie between characters`() throws {
    for (pattern, text, match) in [
      ("ö.", "Löwe", "öw"), (".", "👍", "👍"), ("\\x00", "a\u{0}b", "\u{0}"), ("", "", ""), ("$", "é", ""),
      ("(?=x)", "éx", ""), ("\\X", "e\u{301}x", "e\u{301}"),
      ("b\\Kc|(?=a\\Kb)", "abc", "c"),
    ] {
      guard let expression = try? RegularExpression(pattern, ignoresCase: false) else { continue }
      let range = try #require(try expression.firstMatch(in: text), "\(pattern)")
      #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == match, "\(pattern)")
    }
  }

  @Test func `finds all matches, none over another`() throws {
    for (pattern, text, expected) in [
      ("a+", "aa b aaa", [0..<2, 5..<8]), ("", "é1", [0..<0, 2..<2, 3..<3]), ("^a", "aaa", [0..<1]),
      ("(?<=a)a", "aaa", [1..<2, 2..<3]), ("x*", "axb", [0..<0, 1..<2, 2..<2, 3..<3]), ("z", "aaa", []),
      ("é", "éaé", [0..<2, 3..<5]),
    ] {
      #expect(try RegularExpression(pattern).matches(in: text) == expected, "\(pattern)")
    }
  }

  @Test func `gives up quickly where a pattern would take for ever`() throws {
    let texts = [String(repeating: "a", count: 40) + "!", String(repeating: "a", count: 20_000) + "!"]
    let started = ContinuousClock.now
    for pattern in ["^(a+)+$", "(a|aa)+$", "(.*)*x.*y", "(?:a?){30}a{30}b"] {
      let expression = try RegularExpression(pattern, ignoresCase: false)
      for text in texts { _ = try? expression.firstMatch(in: text) }
    }
    #expect(ContinuousClock.now - started < .seconds(60))
    #expect(throws: RegularExpression.GaveUp.self) {
      try RegularExpression("^(a|aa)+$", ignoresCase: false).firstMatch(in: texts[0] + texts[0])
    }
  }

  @Test func `a match that needs a deep stack is found`() throws {
    let text = String(repeating: "ab", count: 100_000)
    let expression = try RegularExpression("^(?:(a)(b)|x)*$", ignoresCase: false)
    #expect(try expression.firstMatch(in: text) == 0..<200_000)
  }
}
