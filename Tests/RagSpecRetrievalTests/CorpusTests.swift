import Foundation
import RagSpecCore
import Testing

@testable import RagSpecRetrieval

struct CorpusTests {
  private static let good = #"{"_id": "ok", "text": "fine"}"#

  @Test(
    arguments: [
      ("not json", ["1:1 json-syntax"]),
      ("\(good)\n\n{\"_id\": \"b\", \"text\": \"x\"", ["3:25 json-syntax"]),
      ("\(good)\n[1]", ["2:1 json-syntax"]), (#"{"_id": 12, "text": "x"}"#, ["1:9 json-syntax"]),
      (#"{"_id": "é", "text": ["x"]}"#, ["1:22 json-syntax"]),
      (#"{"_id": "a", "title": 3, "text": "x"}"#, ["1:23 json-syntax"]),
      (#"{"_id": "a", "text": "x"} {}"#, ["1:27 json-syntax"]),
      (#"{"_id": "a", "_id": "b", "text": "x"}"#, ["1:20 json-syntax"]),
      (#"{"text": "x"}"#, ["1:1 missing-key"]), (#"{"_id": "a", "title": "x"}"#, ["1:1 missing-key"]),
      (#"{"_id": "", "text": "x"}"#, ["1:1 empty-id"]), (#"{"_id": "a", "text": ""}"#, ["1:1 empty-document"]),
      (#"{"_id": "a", "title": " ", "text": "\n"}"#, ["1:1 empty-document"]),
      ("\(good)\n\(good)\n\(good)", ["2:1 duplicate-document", "3:1 duplicate-document"]),
      ("", ["1:1 empty-corpus"]), ("\u{FEFF}\n \r\n", ["1:1 empty-corpus"]),
      ("{}\n\(good)\nx\n\(good)", ["1:1 missing-key", "3:1 json-syntax", "4:1 duplicate-document"]),
    ] as [(String, [String])])
  func problemsAreAllTold(corpus: String, problems: [String]) throws {
    let retriever = try Sandbox(corpus).retriever()
    for _ in 0..<2 {
      let error = #expect(throws: InvalidInput.self) { try retriever.unknownDocuments(among: []) }
      #expect(error?.diagnostics.map(\.placeAndID) == problems)
    }
  }

  @Test(arguments: [
    "\u{FEFF}\(good)", "\(good)\r\n", "\n\n\(good)\n\n",
    #"{"_id": "ok", "text": "fine", "text2": [{"text": 1}], "x": null}"#,
    #"{"_id": "\u006fk", "text": "fi\u006ee", "title": null}"#,
  ])
  func goodCorporaAreRead(corpus: String) throws {
    #expect(try Sandbox(corpus).retriever().ids("fine") == ["ok"])
  }

  @Test func duplicateNamesBothLines() throws {
    let corpus = "{\"_id\": \"a\", \"text\": \"x\"}\n\(Self.good)\n{\"_id\": \"a\", \"text\": \"y\"}"
    let error = #expect(throws: InvalidInput.self) { try Sandbox(corpus).retriever().unknownDocuments(among: []) }
    let text = error?.diagnostics.map { $0.rendered() }.joined()
    #expect(text?.contains("corpus.jsonl:3:1: error: the document 'a' is there twice [duplicate-document]") == true)
    #expect(text?.contains("note: the first is at corpus.jsonl:1:1") == true)
  }

  @Test func textThatIsNotUTF8IsRefused() throws {
    let sandbox = try Sandbox("")
    try Data(#"{"_id": "a", "text": "x"#.utf8 + [0xE9] + #""}"#.utf8).write(to: URL(filePath: sandbox.corpusPath))
    let error = #expect(throws: InvalidInput.self) { try sandbox.retriever().unknownDocuments(among: []) }
    #expect(error?.diagnostics.map(\.placeAndID) == ["1:24 json-syntax"])
    #expect(error?.diagnostics.first?.message == "invalid UTF-8")
  }

  @Test func aFileOfAnotherKindIsNotListedWhole() throws {
    let sandbox = try Sandbox(String(repeating: "id,title,text\n", count: 5000))
    let error = #expect(throws: InvalidInput.self) { try sandbox.retriever().unknownDocuments(among: []) }
    #expect(error?.diagnostics.count == 20)
    #expect(error?.diagnostics.last?.notes == ["the corpus has 4980 more problems"])
  }

  @Test func compositionMakesTwoIDs() throws {
    let corpus = "{\"_id\": \"\u{E9}\", \"text\": \"one\"}\n{\"_id\": \"e\u{301}\", \"text\": \"two\"}"
    #expect(try Sandbox(corpus).retriever().ids("two").map { Array($0.utf8) } == [Array("e\u{301}".utf8)])
  }

  @Test func searchesSayWhyTheyCannotBeDone() throws {
    let retriever = try Sandbox("{}").retriever()
    let error = #expect(throws: CaseError.self) { try retriever.ranking("x") }
    #expect(error?.kind == .target)
    #expect(error?.message == "corpus.jsonl:1:1: the key '_id' is missing")
  }

  @Test func missingFileIsToldAtFirstUse() throws {
    let sandbox = try Sandbox("")
    let retriever = try sandbox.retriever(["corpus": "/nowhere/corpus.jsonl"])
    let error = #expect(throws: InvalidInput.self) { try retriever.unknownDocuments(among: []) }
    #expect(error?.diagnostics.map(\.id.rawValue) == ["missing-file"])
  }
}

extension Diagnostic {
  fileprivate var placeAndID: String { "\(location?.line ?? 0):\(location?.column ?? 0) \(id.rawValue)" }
}
