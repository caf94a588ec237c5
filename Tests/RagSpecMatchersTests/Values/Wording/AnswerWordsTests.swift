import Testing

@testable import RagSpecMatchers

@Suite struct AnswerWordsTests {
  @Test func `sentences end where people end them`() {
    let cases: [(text: String, sentences: [String])] = [
      ("Yes. No.", ["yes", "no"]), ("See sec. 4 for it. Then go", ["see sec 4 for it", "then go"]),
      ("No. 5 is free. No. Go", ["no 5 is free", "no", "go"]), ("e.g. this, i.e. that", ["e g this i e that"]),
      ("1.5 days", ["1 5 days"]), ("- a\n- b", ["a", "b"]), ("不知道。是", ["不知道", "是"]), ("", []), ("!?…", []),
      ("**Yes**, it’s doesn't", ["yes it is does not"]), ("Can't or cannot?", ["can not or can not"]),
      ("What? Yes!", ["what", "yes"]), ("it . then", ["it", "then"]), ("U.S. law", ["u s law"]),
    ]
    for (text, sentences) in cases {
      let found = AnswerWords(text).sentences.map { $0.words.map(\.text).joined(separator: " ") }
      #expect(found == sentences, "'\(text)'")
    }
    #expect(AnswerWords("What? Yes!").sentences.map(\.isQuestion) == [true, false])
  }

  @Test func `gaps tell what parts two words`() {
    let words = AnswerWords("a b, c: d; e – f (g) 1,5. h").words
    #expect(words.map(\.gap) == [.line, .none, .comma, .pause, .semicolon, .pause, .pause, .pause, .none, .stop])
  }

  @Test func `a pattern allows for other words where it says so`() {
    let pattern = WordPattern("i|we * do not ... know|say sure?")
    let words = { (text: String) in AnswerWords(text).words[...] }
    for text in ["i do not know", "Well, we really don't know.", "I don't, as of yet, quite know sure", "i do not say"]
    {
      #expect(pattern.firstMatch(in: words(text)) != nil, "'\(text)'")
    }
    for text in ["i do know", "we really, really do not know", "do not know", "i do not a b c d e know", ""] {
      #expect(pattern.firstMatch(in: words(text)) == nil, "'\(text)'")
    }
    #expect(WordPattern("^ so yes").firstMatch(in: words("and so yes")) == nil)
    #expect(WordPattern("a? b").firstMatch(in: words("x b")) == 1..<2)
  }
}
