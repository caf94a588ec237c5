import RagSpecCore
import Testing

@testable import RagSpecRetrieval

struct BM25RetrieverTests {
  private static let leave = """
    {"_id": "hr-2", "title": "Parental leave", "text": "Sixteen weeks for each parent.", "metadata": {"page": 3}}
    {"_id": "hr-1", "title": "Sick notes", "text": "When you leave early, tell your manager."}
    {"text": "Der Urlaub in Zürich beträgt dreißig Tage.", "_id": "hr-3"}
    {"_id": "hr-4", "title": null, "text": "Walking the dogs"}
    {"_id": "hr-5", "title": "", "text": "It is what it is"}
    {"_id": "hr-6", "title": "Only a heading", "text": ""}
    {"_id": "hr-7", "title": "Bicycles", "text": "In the shed"}

    """

  @Test func bestComesFirst() throws {
    let documents = try Sandbox(Self.leave).retriever().ranking("How much leave does a parent get?")
    #expect(documents.map(\.id) == ["hr-2", "hr-1"])
    #expect(documents[0].score > documents[1].score && documents[1].score > 0)
    #expect(documents.map(\.summary) == ["Parental leave", "Sick notes"])
  }

  @Test func rankingDoesNotDependOnTheOrderOfLines() throws {
    let turned = Self.leave.split(separator: "\n").reversed().joined(separator: "\n")
    let query = "leave the dogs in the shed"
    #expect(try Sandbox(turned).retriever().ranking(query) == Sandbox(Self.leave).retriever().ranking(query))
  }

  @Test(
    arguments: [
      ("ZURICH", [:], ["hr-3"]), ("zu\u{308}rich", [:], ["hr-3"]), ("Züri", [:], []),
      ("a heading", [:], ["hr-6"]),
      ("dog walks", [:], ["hr-4"]), ("dog walks", ["stemming": "none"], []),
      ("the dog", ["stop-words": "none"], ["hr-4", "hr-7"]), ("the dog", [:], ["hr-4"]), ("THE dog", [:], ["hr-4"]),
      ("what is it", [:], ["hr-5"]), ("leave", ["top": "1"], ["hr-2"]),
      ("leave", ["title-weight": "0"], ["hr-1"]), ("", [:], []), ("? … —", [:], []), ("nowhere", [:], []),
    ] as [(String, [String: String], [String])])
  func finds(query: String, options: [String: String], ids: [String]) throws {
    #expect(try Sandbox(Self.leave).retriever(options).ids(query).sorted() == ids)
  }

  @Test func equalScoresAreInTheOrderOfIDs() throws {
    let ids = ["b", "a", "B", "é", "a-10", "a-9", "z", "10", "9", "ab", "😀", "ﬁ"]
    let lines = ids.map { #"{"_id": "\#($0)", "text": "the same words"}"# }
    // Twice as many that do not match: a word in more than half of the documents is worth next to nothing.
    let others = (0..<30).map { #"{"_id": "other-\#($0)", "text": "something else here"}"# }
    let sandbox = try Sandbox((lines + others).joined(separator: "\n"))
    let ranking = try sandbox.retriever().ranking("same words")
    #expect(ranking.map(\.id) == ["10", "9", "B", "a", "a-10", "a-9", "ab", "b", "z", "é", "ﬁ", "😀"])
    #expect(Set(ranking.map(\.score)).count == 1)
    #expect(try sandbox.retriever(["top": "3"]).ranking("same words") == Array(ranking.prefix(3)))
  }

  @Test(arguments: [
    ("", "short text", "short text"), ("  Two\\n lines ", "x", "Two lines"), (" ", "x y", "x y"),
    ("", String(repeating: "word ", count: 30), String(repeating: "word ", count: 15) + "word…"),
    ("", String(repeating: "x", count: 100), String(repeating: "x", count: 80) + "…"),
    ("", "tabs\\tand\\r\\n\\r\\nlines", "tabs and lines"),
  ])
  func summaryIsTitleOrFirstWords(title: String, text: String, summary: String) throws {
    let line = #"{"_id": "a", "title": "\#(title)", "text": "\#(text) findme"}"#
    let shown = try Sandbox(line).retriever().ranking("findme").map(\.summary)
    #expect(shown.map { $0.replacing(" findme", with: "") } == [summary])
  }

  @Test func defaultsAreAsDocumented() throws {
    let documented = BM25Retriever.descriptor.options.reduce(into: [:]) { $0[$1.name] = $1.defaultText }
    #expect(documented.count == 8)
    let (implied, said) = (try SearchSettings(.mapping([:])), try SearchSettings(.mapping(documented)))
    #expect(implied == said && implied == SearchSettings())
    #expect(
      ValueType.problems(
        in: .mapping(documented.merging(["corpus": "x"]) { $1 }), fields: BM25Retriever.descriptor.options
      ).isEmpty)
  }

  @Test func everyOptionIsRead() throws {
    let odd = [
      "top": "7", "k1": "0.9", "b": "0.4", "title-weight": "3", "stemming": "none", "stop-words": "none",
      "phrases": "true", "prefixes": "true",
    ]
    let settings = try SearchSettings(.mapping(odd))
    #expect(settings.top == 7 && settings.k1 == 0.9 && settings.b == 0.4 && settings.weights == [3, 1])
    #expect(settings.stemming == .none && settings.stopWords.isEmpty && settings.readsPhrases && settings.readsPrefixes)
    let own = try SearchSettings(
      .mapping([:], ["fields": ["tags": "0.5", "text": "1"]], ["stop-words": ["The", "x"]]))
    #expect(own.fields == ["tags", "text"] && own.weights == [0.5, 1] && own.stopWords == ["the", "x"])
  }

  @Test func unknownDocumentsAreNamedWithNearOnes() throws {
    let retriever = try Sandbox(Self.leave).retriever()
    #expect(try retriever.unknownDocuments(among: ["hr-1", "hr-77", "HR-1", ""]) == ["hr-77", "HR-1", ""])
    #expect(try retriever.unknownDocuments(among: []).isEmpty)
    #expect(retriever.hint(forUnknown: "hr-77") == "did you mean 'hr-7'?")
    #expect(retriever.hint(forUnknown: "zzz") == nil)
  }
}
