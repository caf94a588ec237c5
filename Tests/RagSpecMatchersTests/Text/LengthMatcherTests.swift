import RagSpecCore
import Testing

@testable import RagSpecMatchers

@Suite struct LengthMatcherTests {
  private static let sentences: [(String, Int)] = [
    ("", 0), (" \n ", 0), ("One", 1), ("One.", 1), ("One. Two! Three?", 3), ("It costs 1.5 EUR.", 1),
    ("Dr. Smith came.", 1), ("See e.g. this.", 1),
    ("J. Smith left. He came back.", 2), ("\"Really?\" he said.", 1), ("He said: \"No.\" Then he left.", 2),
    ("Wait… What?", 2), ("Title\n\nText here.", 2),
    ("Line one\nline two", 1), ("你好。再见。", 2), ("你好。", 1), ("A.\n\n\n\nB.", 2), ("What?! No!!", 2),
    ("**Bold.** Next.", 2), ("...", 1), ("Version 1.2.3 is out.", 1),
  ]

  @Test func `counts sentences as a person does`() {
    for (text, count) in Self.sentences { #expect(SentenceCount.sentences(in: text) == count, "\(text)") }
  }

  private static let judged: [(expectation: String, right: [String], wrong: [String])] = [
    ("length: {max: 3}", ["abc", "", "e\u{301}é👨‍👩‍👧"], ["abcd"]), ("length: {min: 1}", ["a"], [""]),
    ("length: {min: 2, max: 2, unit: words}", ["a b", " a\n b "], ["a", "a b c"]),
    ("length: {max: 1, unit: sentences}", ["It costs 1.5 EUR."], ["One. Two."]), ("length: {max: 1}", ["\r\n"], ["ab"]),
  ]

  @Test func `keeps to bounds`() throws {
    for (expectation, right, wrong) in Self.judged {
      for output in right { #expect(try Judged.passes(output, expectation), "\(expectation) on '\(output)'") }
      for output in wrong { #expect(try !Judged.passes(output, expectation), "\(expectation) on '\(output)'") }
    }
    let explanation = try Judged("length: {min: 2, max: 3, unit: words}").assess("a").explanation
    #expect(explanation?.expected == "2 to 3 words" && explanation?.got == "1")
  }
}
