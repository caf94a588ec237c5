import RagSpecCore
import RagSpecTestSupport
import Testing

@testable import RagSpecRetrieval

/// What a user asks is text, whatever it looks like.
struct QueryTextTests {
  private static let corpus = """
    {"_id": "a", "title": "near", "text": "apples and not pears"}
    {"_id": "b", "title": "text", "text": "bananas or cherries"}
    {"_id": "c", "title": "title", "text": "E-14 costs 3.5 and 3,5 in C++"}
    {"_id": "d", "title": "x", "text": "filler"}
    {"_id": "e", "title": "y", "text": "filler"}
    """

  @Test(
    arguments: [
      ("apples AND bananas", ["a", "b"]), ("apples NOT bananas", ["a", "b"]), ("text: cherries", ["b"]),
      ("title: apples", ["a", "c"]), ("{title text}: apples", ["a", "b", "c"]),
      ("NEAR(apples bananas, 1)", ["a", "b"]),
      ("app*", []), ("^near", ["a"]), ("\"apples bananas\"", ["a", "b"]), ("apples + bananas", ["a", "b"]),
      ("\"", []), ("\"\"", []), ("apples\"", ["a"]), ("apples \" OR \"bananas", ["a", "b"]), ("(apples", ["a"]),
      ("- apples", ["a"]), ("apples' OR 1=1; DROP TABLE passage; --", ["a"]), ("e-14", ["c"]), ("E14", []),
      ("14", ["c"]), ("3.5?", ["c"]), ("C++", ["c"]), ("apples\0bananas", ["a", "b"]), ("😀 pears 😀", ["a"]), ("😀", []),
      ("\u{202E}pears\u{200B}", ["a"]), ("?1", []), ("$y2 {{ pears }} {# #}", ["a"]), ("\\", []), ("*", []),
      ("AND OR NOT", ["a", "b", "c"]),
    ] as [(String, [String])])
  func isNeverAnExpression(query: String, ids: [String]) throws {
    #expect(try Sandbox(Self.corpus).retriever().ids(query).sorted() == ids)
  }

  @Test func neverFails() throws {
    var generator = SeededGenerator(seed: 42)
    let pieces = [
      "apples", " ", "\"", "'", "\0", "*", "^", "(", ")", ":", "-", "+", "{", "}", "AND", "OR", "NOT", "NEAR", "😀", "é",
      "e\u{301}", "\u{301}", "İ", "ß", "漢字", "ｶﾞ", "\u{E000}", "\u{10FFFF}", "\u{FFFD}", "\u{FEFF}", "\n", "½", "٣",
      "\u{0600}",
      "👩‍👩‍👧", "ก", "ำ", "\u{338}", ";", "\\", "%", "_", "\u{1F3F4}\u{E0067}", "1e308", "0x",
    ]
    let queries = (0..<2000).map { _ in
      (0..<Int.random(in: 0...12, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
        .joined()
    }
    for stemming in Stemming.names {
      let retriever = try Sandbox(Self.corpus).retriever(["stemming": stemming])
      #expect(queries.filter { (try? retriever.ranking($0)) == nil } == [])
    }
  }

  @Test func everyScalarAloneIsAQuery() throws {
    let retriever = try Sandbox(Self.corpus).retriever()
    let scalars = stride(from: UInt32(0), through: 0x10FFFF, by: 47).compactMap(Unicode.Scalar.init)
    #expect(scalars.filter { (try? retriever.ranking("\($0)")) == nil } == [])
  }

  @Test func aMegabyteIsAnswered() throws {
    let retriever = try Sandbox(Self.corpus).retriever()
    #expect(try retriever.ids("apples " + String(repeating: "x", count: 1_000_000)) == ["a"])
    #expect(try retriever.ids(String(repeating: "apples the ", count: 100_000)) == ["a"])
    #expect(try retriever.ids("apples " + (0..<150_000).map { "word\($0)" }.joined(separator: " ")) == ["a"])
    #expect(try retriever.ids(String(repeating: "\"", count: 1_000_000)) == [])
  }

  @Test func wordsBeyondTheLimitDoNotCount() throws {
    let retriever = try Sandbox(Self.corpus).retriever()
    let words = (0..<SearchTerms.limit - 1).map { "word\($0)" }.joined(separator: " the ")
    #expect(try retriever.ids("\(words) apples") == ["a"])
    #expect(try retriever.ids("\(words) one apples") == [])
  }

  @Test func aRepeatedWordCountsOnce() throws {
    let retriever = try Sandbox(Self.corpus).retriever()
    #expect(try retriever.ranking("apples Apple APPLES") == retriever.ranking("apple"))
  }
}
