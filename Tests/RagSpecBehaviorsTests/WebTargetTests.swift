import JSONText
import RagSpecCore
import RagSpecSuites
import TableFormats
import Testing

@testable import RagSpecBehaviors

@Suite struct WebTargetTests {
  private static func node(_ yaml: String) throws -> ConfigNode {
    try YAMLReader.document(of: SourceFile(path: "ragspec.yaml", bytes: Array(yaml.utf8))).root
  }

  private static func target(_ http: String, read: String = "{answer: /a}") throws -> any Target {
    try WebTarget.target(from: node("http: {url: http://h/ask, \(http)}\nread: \(read)\n"), in: FixtureProject())
  }

  private static func exchange(_ http: String, _ input: CaseInput) throws -> WebExchange {
    guard case .call(let request) = try target(http).work(for: input), case .exchange(let exchange) = request.input
    else { throw Unexpected() }
    return exchange
  }

  private struct Unexpected: Error {}

  private static func problem(_ http: String, read: String = "{answer: /a}") -> String? {
    do {
      _ = try target(http, read: read)
      return nil
    } catch { return (error as? InvalidInput)?.diagnostics.first?.message }
  }

  // MARK: Requests

  @Test func `parts of the case stand where placeholders stood, and nowhere else`() throws {
    let input = CaseInput(id: "q1", question: "$id ${HOME} {{x}}", history: [Turn(.user, "Hi")])
    let body = try Self.exchange(
      "body: {q: $question, deep: [{id: $id, '$id': 'is $id'}], h: $history, t: $table, n: 3, s: '3'}", input
    ).body?.text(.canonical)
    #expect(
      body == """
        {"deep":[{"$id":"is $id","id":"q1"}],"h":[{"content":"Hi","role":"user"}],"n":3,"q":"$id ${HOME} {{x}}",\
        "s":"3","t":null}
        """)
  }

  @Test func `a query has the text of its values`() throws {
    let exchange = try Self.exchange("method: GET, query: {q: $query, k: 3}", CaseInput(question: "a b"))
    #expect(exchange.method == .get && exchange.body == nil)
    #expect(exchange.query.map(\.name) == ["q", "k"] && exchange.query.map(\.value) == ["a b", "3"])
  }

  @Test func `what is sent decides about the key, and where it stands does not`() throws {
    func key(_ http: String, _ question: String = "a") throws -> String {
      guard case .call(let request) = try Self.target(http).work(for: CaseInput(question: question)) else { return "" }
      return "\(request.key)"
    }
    let first = try key("body: {q: $question, k: 1}")
    #expect(try key("body: {k: 1, q: $question}") == first)
    #expect(try key("body: {k: 2, q: $question}") != first)
    #expect(try key("body: {k: 1, q: $question}", "b") != first)
    #expect(try key("method: GET, query: {q: $question}") != key("method: POST, query: {q: $question}"))
  }

  @Test func `requests that cannot be meant are refused`() {
    #expect(Self.problem("body: {q: $qestion}") == "'$qestion' is no part of a case")
    #expect(Self.problem("body: {q: what}") == "nothing that is sent is '$question': every case would ask the same")
    #expect(Self.problem("method: GET, body: {q: $question}") == "GET sends no body")
    #expect(Self.problem("body: {q: $question}", read: "{answer: a}") == "'a' is no JSON Pointer")
    let refused = { (name: String) in "what is sent is recorded: '\(name)' must not hold a secret" }
    #expect(Self.problem("query: {q: $question, api_key: '${T}'}") == refused("api_key"))
    #expect(Self.problem("body: {q: $question, a: [{token: '${T}'}]}") == refused("token"))
    let both = "'read' says where the answer is, or where the ranking is"
    #expect(Self.problem("body: {q: $question}", read: "{answer: /a, ranking: /b}") == both)
    #expect(Self.problem("body: {q: $question}", read: "{}") == both)
    #expect(
      Self.problem("body: {q: $question}", read: "{answer: /a, texts: /b}") == "only a ranking has scores and texts")
  }

  // MARK: Answers

  private static func output(_ read: String, _ answer: String) throws -> TargetOutput {
    try target("body: {q: $question}", read: read).output(from: ModelOutput(content: answer))
  }

  @Test func `a text is where its pointer leads`() throws {
    for (answer, text) in [
      (#"{"a": "16 weeks"}"#, "16 weeks"), (#"{"a": 16.50}"#, "16.50"), (#"{"a": {"b": [1]}}"#, #"{"b":[1]}"#),
      (#"{"a": ["one", "two"]}"#, "one\ntwo"),
    ] {
      guard case .text(let output) = try Self.output("{answer: /a}", answer) else { throw Unexpected() }
      #expect(output.content == text)
    }
  }

  @Test func `a ranking is where its pointers lead`() throws {
    let answer =
      #"{"s": [{"id": "b", "x": 2.5, "t": "Two\nlines"}, {"id": 7, "x": 1, "t": "z"}], "ids": ["c"], "none": []}"#
    guard case .ranking(let full) = try Self.output("{ranking: /s/*/id, scores: /s/*/x, texts: /s/*/t}", answer) else {
      throw Unexpected()
    }
    #expect(full.map(\.id) == ["b", "7"] && full.map(\.score) == [2.5, 1])
    #expect(full.map(\.summary) == ["Two lines", "z"])
    guard case .ranking(let plain) = try Self.output("{ranking: /ids}", answer),
      case .ranking(let none) = try Self.output("{ranking: /none/*/id}", answer)
    else { throw Unexpected() }
    #expect(plain.map(\.id) == ["c"] && none.isEmpty)
  }

  @Test(arguments: [
    ("{answer: /b}", #"{"a": 1}"#, "the answer has nothing at '/b'"),
    ("{ranking: /s/*/id}", #"{"s": [{"id": "a"}, {}]}"#, "the answer has nothing at '/s/*/id'"),
    ("{ranking: /s/*}", #"{"s": [[1]]}"#, "'/s/*' leads to something that is no id: array"),
    (
      "{ranking: /s, scores: /x}", #"{"s": ["a", "b"], "x": [1]}"#,
      "'/x' leads to 1 values, and there are 2 documents"
    ),
    ("{ranking: /s, scores: /x}", #"{"s": ["a"], "x": ["1"]}"#, #"the score of 'a' is no number: "1""#),
    ("{answer: /a}", #"{"a": null}"#, "the answer at '/a' is null"),
    ("{answer: /b}", "no JSON", "the application's answer is no JSON"),
  ])
  func `an answer without what is looked for is unreadable, and kept`(read: String, answer: String, message: String)
    throws
  {
    guard case .unreadable(let kept, let error) = try Self.output(read, answer) else { throw Unexpected() }
    #expect(kept.content == answer && error.message == message)
  }

  @Test func `results may have texts and no ids`() throws {
    let answer = #"{"s": [{"t": "One\ntext", "x": 2}, {"t": 7, "x": 1}], "n": [null]}"#
    guard case .ranking(let found) = try Self.output("{texts: /s/*/t, scores: /s/*/x}", answer) else {
      throw Unexpected()
    }
    #expect(found.map(\.id) == ["result-1", "result-2"] && found.map(\.score) == [2, 1])
    #expect(found.map(\.identity) == [.unnamed, .unnamed])
    #expect(found.map { $0.passages.map(\.text) } == [["One\ntext"], ["7"]])
    guard case .unreadable(_, let error) = try Self.output("{texts: /n}", answer) else { throw Unexpected() }
    #expect(error.message == "'/n' leads to something that is no text: null")
  }

  @Test func `digits of a long id are kept`() throws {
    guard
      case .ranking(let found) = try Self.output(
        "{ranking: /s}", #"{"s": [12345678901234567891, 0.12345678901234567891, 1e2, 1.0]}"#)
    else { throw Unexpected() }
    #expect(found.map(\.id) == ["12345678901234567891", "0.12345678901234567891", "1e2", "1.0"])
  }

  @Test func `a placeholder inside of a longer text is told`() throws {
    let target = try Self.target(
      """
      body: {q: $question, prompt: 'Answer: $question!', deep: [['x $id', 'see $history.', '$$question', \
      'all $questions', a $$$id]]}
      """)
    let warnings = target.problems(in: [], at: nil, mapping: nil)
    #expect(warnings.allSatisfy { $0.id == "buried-placeholder" && $0.severity == .warning })
    #expect(
      warnings.map(\.message)
        == ["$question", "$id", "$history", "$id"].map {
          "'\($0)' inside of a longer text is sent as it stands"
        })
    #expect(warnings.first?.hint?.contains("write '$question' alone; '$$question' means the word itself") == true)
    #expect(try Self.target("body: {q: $question}").problems(in: [], at: nil, mapping: nil).isEmpty)
  }

  @Test func `options without effect are refused`() throws {
    func message(_ options: String) -> String? {
      do {
        let node = try Self.node("http: {url: http://h/ask, body: {q: $question}}\n\(options)\n")
        _ = try WebTarget.target(from: node, in: FixtureProject())
        return nil
      } catch { return (error as? InvalidInput)?.diagnostics.first?.message }
    }
    let passages = "'passages' is for results that have ids"
    let match = "'match' is for results that have texts and no ids"
    #expect(message("read: {answer: /a}\npassages: {separator: '#'}") == passages)
    #expect(message("read: {texts: /a}\npassages: {separator: '#'}") == passages)
    #expect(message("read: {texts: /a}\npassages: {separator: '#'}\nmatch: {corpus: c.jsonl}") == nil)
    #expect(message("read: {ranking: /a}\npassages: {separator: '#'}") == nil)
    #expect(message("read: {ranking: /a, texts: /b}\nmatch: {corpus: c.jsonl}") == match)
    #expect(message("read: {answer: /a}\nmatch: {corpus: c.jsonl}") == match)
    #expect(message("read: {ranking: /a}\ncorpus: c.jsonl") == nil)
    let max = "'max' is for results that have scores"
    #expect(message("read: {ranking: /a}\npassages: {separator: '#', rule: max}") == max)
    #expect(message("read: {texts: /a}\nmatch: {corpus: c.jsonl, passages: max}") == max)
    #expect(message("read: {ranking: /a, scores: /b}\npassages: {separator: '#', rule: max}") == nil)
    for reading in ["read: {answer: /a}", "read: {texts: /a}\nmatch: {corpus: c.jsonl}"] {
      #expect(message("\(reading)\ncorpus: c.jsonl") == "'corpus' is for results that have ids")
    }
  }
}
