import RagSpecCore
import RagSpecTestSupport
import Synchronization
import Testing

@testable import RagSpecRetrieval

/// Results without ids, found in a corpus by what they say.
struct DocumentsByTextTests {
  private static let corpus = """
    {"_id": "hr-1", "title": "Leave", "text": "Parents take **sixteen weeks** of paid leave — within two years."}
    {"_id": "hr-2", "title": "Sick notes", "text": "Who is ill for more than three days sends a note to the office."}
    {"_id": "hr-3", "title": "Copies", "text": "The same words."}
    {"_id": "hr-4", "title": "More copies", "text": "The same words."}
    {"_id": "hr-5", "text": "Opening hours: ten to six."}
    """

  private struct Search: Target {
    let texts: [String]
    func work(for input: CaseInput) -> TargetWork {
      .local { () throws(CaseError) in
        .ranking(
          texts.enumerated().map {
            RankedDocument(id: "result-\($0 + 1)", score: -Double($0), text: $1, identity: .unnamed)
          })
      }
    }
  }

  private static func found(
    _ texts: [String], threshold: String? = nil, passages: String? = nil, in sandbox: Sandbox
  ) throws -> [RankedDocument] {
    let options = ["corpus": sandbox.corpusPath, "threshold": threshold, "passages": passages].compactMapValues(\.self)
    let matching = try #require(TextMatching(.mapping([:], ["match": options])))
    let target = DocumentsByText(Search(texts: texts), matching: matching, project: sandbox)
    guard case .local(let search) = try target.work(for: CaseInput(question: "")),
      case .ranking(let documents) = try search()
    else { throw Sandbox.Unexpected() }
    return documents
  }

  @Test func `the same text is found whatever its quotes, case, marks and spaces`() throws {
    let sandbox = try Sandbox(Self.corpus)
    let texts = [
      "parents take sixteen weeks of paid leave - within two years", "OPENING HOURS:\n ten to six.",
      "Sick notes\nWho is ill for more than three days sends a note to the office.",
    ]
    let documents = try Self.found(texts, threshold: "1", in: sandbox)
    #expect(documents.map(\.id) == ["hr-1", "hr-5", "hr-2"])
    #expect(documents.allSatisfy { $0.identity == .known })
    #expect(documents.map { $0.passages.first?.text } == texts)
    #expect(documents.map(\.score) == [0, -1, -2])
  }

  @Test func `a text that nearly says it is found, down to the threshold`() throws {
    let sandbox = try Sandbox(Self.corpus)
    let texts = ["Who is ill for more then three days sends a notice to the office.", "Entirely other words.", "…", ""]
    let documents = try Self.found(texts, in: sandbox)
    #expect(documents.map(\.id) == ["hr-2", "result-2", "result-3", "result-4"])
    #expect(documents[1].identity == .unmatched(nearest: "'hr-3', 0.58"), "\(documents[1].identity)")
    #expect(documents[2].identity == .unmatched(nearest: nil) && documents[3].identity == .unmatched(nearest: nil))
    let strict = try Self.found(texts, threshold: "0.99", in: sandbox)
    guard case .unmatched(let nearest) = strict[0].identity else { throw Sandbox.Unexpected() }
    #expect(nearest?.hasPrefix("'hr-2', 0.9") == true && strict[0].id == "result-1")
  }

  @Test func `documents that say the same stand for one result each`() throws {
    let sandbox = try Sandbox(Self.corpus)
    let documents = try Self.found(Array(repeating: "the same words", count: 3), in: sandbox)
    #expect(documents.map(\.id) == ["hr-3", "hr-4", "result-3"])
    #expect(documents[2].identity == .unmatched(nearest: "'hr-3', which another result stands for"))
  }

  @Test func `parts of documents are found inside of them, and stand for them once`() throws {
    let sandbox = try Sandbox(Self.corpus)
    let texts = [
      "more than three days sends a note", "WEEKS of paid leave", "Who is ill for more then three days", "ten to six",
    ]
    let whole = try Self.found(texts, in: sandbox)
    #expect(whole.allSatisfy { $0.identity != .known })
    let first = try Self.found(texts, passages: "first", in: sandbox)
    // What is as short as the last one is in too many documents to say which is meant.
    #expect(first.map(\.id) == ["hr-2", "hr-1", "result-4"])
    #expect(first[0].passages.map(\.text) == [texts[0], texts[2]] && first[0].score == 0)
    #expect(first[2].identity == .unmatched(nearest: "'hr-5', 0.58"), "\(first[2].identity)")
  }

  @Test func `the greatest score of its parts puts a document where it is asked for`() throws {
    struct Scored: Target {
      func work(for input: CaseInput) -> TargetWork {
        .local { () throws(CaseError) in
          .ranking([
            RankedDocument(id: "result-1", score: 1, text: "more than three days sends", identity: .unnamed),
            RankedDocument(id: "result-2", score: 2, text: "weeks of paid leave", identity: .unnamed),
            RankedDocument(id: "result-3", score: 3, text: "a note to the office", identity: .unnamed),
          ])
        }
      }
    }
    let sandbox = try Sandbox(Self.corpus)
    let options = ["corpus": sandbox.corpusPath, "passages": "max"]
    let matching = try #require(TextMatching(.mapping([:], ["match": options])))
    let target = DocumentsByText(Scored(), matching: matching, project: sandbox)
    guard case .local(let search) = try target.work(for: CaseInput(question: "")),
      case .ranking(let documents) = try search()
    else { throw Sandbox.Unexpected() }
    #expect(documents.map(\.id) == ["hr-2", "hr-1"] && documents.map(\.score) == [3, 2])
  }

  @Test func `of documents that hold the same part the first stands for it each time`() throws {
    let sandbox = try Sandbox(
      """
      {"_id": "b", "text": "Version two. Lunch is served from noon until two. Bring a tray."}
      {"_id": "a", "text": "Version one, a much longer one. Lunch is served from noon until two. Bring your own tray."}
      """)
    let documents = try Self.found(
      ["lunch is served from noon", "served from noon until two"], passages: "first", in: sandbox)
    #expect(documents.map(\.id) == ["a"] && documents[0].passages.count == 2)
    // A search that returns the part once for each of them means each of them.
    let twice = try Self.found(
      Array(repeating: "lunch is served from noon", count: 3), passages: "first", in: sandbox)
    #expect(twice.map(\.id) == ["a", "b"] && twice[1].passages.count == 2)
  }

  @Test func `parts are found in long documents, also with slips`() throws {
    var generator = SeededGenerator(seed: 11)
    let words = (0..<3_000).map { "word\($0)" }
    let documents = (0..<100).map { _ in (0..<200).map { _ in words.randomElement(using: &generator) ?? "" } }
    let lines = documents.enumerated().map { #"{"_id": "d\#($0)", "text": "\#($1.joined(separator: " "))"}"# }
    let sandbox = try Sandbox(lines.joined(separator: "\n"))
    for index in 0..<30 {
      let source = Int.random(in: 0..<documents.count, using: &generator)
      let start = Int.random(in: 0..<160, using: &generator)
      var part = Array(documents[source][start..<start + 40])
      if !index.isMultiple(of: 2) { for place in stride(from: 3, to: 40, by: 10) { part[place] += "x" } }
      let found = try Self.found([part.joined(separator: " ")], passages: "first", in: sandbox)
      #expect(found.map(\.id) == ["d\(source)"])
    }
  }

  @Test func `the corpus knows its documents and their texts`() throws {
    let sandbox = try Sandbox(Self.corpus)
    let matching = try #require(TextMatching(.mapping([:], ["match": ["corpus": sandbox.corpusPath]])))
    let corpus = try #require(DocumentsByText(Search(texts: []), matching: matching, project: sandbox).corpus)
    #expect(try corpus.unknownDocuments(among: ["hr-1", "x"]) == ["x"])
    #expect(corpus.text(of: "hr-5") == "Opening hours: ten to six." && corpus.text(of: "x") == nil)
    #expect(corpus.text(of: "hr-3") == "Copies\nThe same words.")
    // An index that has fingerprints is another one than that of a search.
    _ = try sandbox.retriever().ids("x")
    #expect(try sandbox.derivedFiles().count == 2)
  }

  @Test func `a corpus that cannot be read makes the case errored`() throws {
    let sandbox = try Sandbox("{")
    #expect(throws: CaseError.self) { try Self.found(["x"], in: sandbox) }
  }

  /// The textbook way: every document is compared with every text.
  @Test func `what is found is what a comparison with all documents finds`() throws {
    var generator = SeededGenerator(seed: 7)
    // Some words are in most of the documents, and counted when the index is made.
    let common = Array(repeating: ["the", "of", "and", "a", "to"], count: 20).joined()
    let words = (0..<400).map { "word\($0)" } + common
    func text(_ count: Int) -> [String] { (0..<count).map { _ in words.randomElement(using: &generator) ?? "" } }
    let documents = (0..<1200).map { _ in text(Int.random(in: 8...60, using: &generator)) }
    let lines = documents.enumerated().map { #"{"_id": "d\#($0)", "text": "\#($1.joined(separator: " "))"}"# }
    let sandbox = try Sandbox(lines.joined(separator: "\n"))
    var (texts, expected): ([String], [String]) = ([], [])
    // A document stands for one result of a ranking.
    for (index, source) in documents.indices.shuffled(using: &generator).prefix(100).enumerated() {
      var changed = documents[source]
      // Every eighth word is misspelt in a way of its own.
      for place in stride(from: index % 8, to: changed.count, by: 8) { changed[place] += "x" }
      texts.append(changed.joined(separator: " "))
      expected.append("d\(source)")
    }
    #expect(try Self.found(texts, threshold: "0.9", in: sandbox).map(\.id) == expected)
  }
}
