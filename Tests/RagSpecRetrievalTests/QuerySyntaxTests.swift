import RagSpecCore
import Testing

@testable import RagSpecRetrieval

/// What a target's options let a query say, and what they let a search look at.
struct QuerySyntaxTests {
  private static let corpus = """
    {"_id": "a", "title": "Leave", "text": "sixteen weeks of paid leave", "tags": ["parents", "benefits"]}
    {"_id": "b", "title": "Weeks", "text": "leave the house sixteen times in two weeks", "tags": "travel"}
    {"_id": "c", "title": "Leaflets", "text": "printed matter", "tags": null, "page": 12}
    {"_id": "d", "text": "the benefits of running", "tags": []}
    {"_id": "e", "text": "filler"}
    {"_id": "f", "text": "filler"}
    {"_id": "g", "text": "filler"}
    """

  private static let phrases: [(String, [String], [String])] = [
    ("\"sixteen weeks\"", ["a"], ["a", "b"]), ("\"weeks sixteen\"", [], ["a", "b"]),
    ("\"sixteen weeks\" matter", ["a", "c"], ["a", "b", "c"]), ("sixteen \"weeks of", ["a", "b"], ["a", "b"]),
    ("\"of paid leave\"", ["a"], ["a", "b"]), ("\"sixteen\"", ["a", "b"], ["a", "b"]), ("\"\" matter", ["c"], ["c"]),
    ("\"matter\"\"printed\"", ["c"], ["c"]),
    ("\"leaving sixteen\"", [], ["a", "b"]), ("\"paying leaves\"", [], ["a", "b"]),
    ("\"paid leaves\"", ["a"], ["a", "b"]),
  ]

  @Test(arguments: Self.phrases)
  func `words in quotes must stand together where the target says so`(
    _ query: String, _ found: [String], _ without: [String]
  ) throws {
    let sandbox = try Sandbox(Self.corpus)
    #expect(try sandbox.retriever(["phrases": "true"]).ids(query).sorted() == found)
    #expect(try sandbox.retriever().ids(query).sorted() == without)
  }

  private static let prefixes: [(String, [String])] = [
    ("lea*", ["a", "b", "c"]), ("leaf*", ["c"]), ("lea *", []), ("*lea", []), ("print* travel", ["c"]),
    ("the*", ["b", "d"]),
    ("x*", []), ("*", []),
  ]

  @Test(arguments: Self.prefixes)
  func `a star finds longer words where the target says so`(_ query: String, _ found: [String]) throws {
    let sandbox = try Sandbox(Self.corpus)
    #expect(try sandbox.retriever(["prefixes": "true"]).ids(query).sorted() == found)
    #expect(try sandbox.retriever().ids("lea*") == [])
  }

  @Test func `stop words are those of the user`() throws {
    let sandbox = try Sandbox(Self.corpus)
    #expect(try sandbox.retriever(stopWords: ["MATTER"]).ids("the matter").sorted() == ["b", "d"])
    #expect(try sandbox.retriever(stopWords: []).ids("the printed").sorted() == ["b", "c", "d"])
  }

  @Test func `any member of a document can be searched, with a weight of its own`() throws {
    let sandbox = try Sandbox(Self.corpus)
    #expect(try sandbox.retriever().ids("benefits") == ["d"])
    let heavy = try sandbox.retriever(fields: ["tags": "5", "text": "1", "title": "1"])
    #expect(try heavy.ids("benefits") == ["a", "d"])
    #expect(try sandbox.retriever(fields: ["tags": "1"]).ids("benefits leave") == ["a"])
    #expect(try sandbox.retriever(fields: ["page": "1", "text": "1"]).ids("12") == ["c"])
    let match = heavy.termMatch(of: "a", with: "benefits of travel")
    #expect(match == TermMatch(found: ["benefits"], missing: ["travel"]))
    // Each set of fields has an index of its own; weights alone need none.
    #expect(try sandbox.derivedFiles().count == 4)
    _ = try sandbox.retriever(fields: ["tags": "1", "text": "3", "title": "1"]).ids("x")
    #expect(try sandbox.derivedFiles().count == 4)
  }

  @Test func `fields that cannot be meant are told`() throws {
    func problem(_ fields: [String: String], _ options: [String: String] = [:], in corpus: String? = nil) -> String? {
      do {
        _ = try Sandbox(corpus ?? Self.corpus).retriever(options, fields: fields).unknownDocuments(among: ["a"])
        return nil
      } catch { return (error as? InvalidInput)?.diagnostics.first?.message }
    }
    #expect(problem(["txet": "1"])?.hasSuffix("has 'txet'") == true)
    #expect(problem(["text": "1"], ["title-weight": "2"]) == "'fields' says how often a word of the title counts")
    #expect(problem(["text": "0"]) == "'fields' names a member with a weight above 0, and not the id")
    #expect(problem(["_id": "1"]) == "'fields' names a member with a weight above 0, and not the id")
    let nested = #"{"_id": "a", "text": "b", "meta": {"x": 1}}"#
    #expect(problem(["text": "1"], in: nested) == nil)
    #expect(problem(["meta": "1"], in: nested) != nil)
  }

  @Test func `a failure shows phrases and prefixes as they are written`() throws {
    let retriever = try Sandbox(Self.corpus).retriever(["phrases": "true", "prefixes": "true"])
    let match = retriever.termMatch(of: "b", with: "\"sixteen weeks\" trav* hou*")
    #expect(match == TermMatch(found: ["hou*"], missing: ["\"sixteen weeks\"", "trav*"]))
  }
}
