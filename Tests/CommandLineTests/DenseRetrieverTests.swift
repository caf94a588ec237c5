import Foundation
import RagSpecTestSupport
import Testing

/// A corpus that is searched by vectors, with the real binary and a real server.
@Suite struct DenseRetrieverTests {
  private static let corpus = """
    {"_id": "hr-1", "title": "Leave", "text": "parents leave weeks"}
    {"_id": "hr-2", "title": "", "text": "pumpkin soup"}
    {"_id": "hr-3", "title": "Sick", "text": "illness doctor note"}
    {"_id": "hr-4", "text": "pumpkin soup"}

    """

  private static let words = ["leave", "parents", "pumpkin", "soup", "illness", "doctor", "query", "passage"]

  /// Counts words; a text with a word too long is refused, as a server does with what it cannot take.
  @Sendable private static func counting(_ request: LoopbackServer.Request) -> LoopbackServer.Reply {
    let texts = texts(of: request)
    if texts.contains(where: { $0.contains("endless") }) { return .error(400, "input has 9000 tokens, more than 512") }
    return .embeddings(
      texts.map { text in
        [0.1] + words.map { word in Double(text.lowercased().components(separatedBy: word).count - 1) }
      })
  }

  private static func texts(of request: LoopbackServer.Request) -> [String] {
    let json = (try? JSONSerialization.jsonObject(with: Data(request.body))) as? [String: Any] ?? [:]
    return json["input"] as? [String] ?? []
  }

  private func texts(_ server: LoopbackServer) -> [String] { server.requests.flatMap(Self.texts) }

  private func project(
    _ server: LoopbackServer, corpus: String = Self.corpus, options: String = "", further: String = "",
    cases: String = Self.cases, target: String = "dense", key: String = "${EMBEDDINGS_KEY:-}"
  ) throws -> TemporaryProject {
    try TemporaryProject([
      "ragspec.yaml": """
      version: 1
      endpoints:
        embedder: {provider: openai-embeddings, url: "\(server.endpointURL)", model: m, key: "\(key)", \
      limits: {batch: 3, retries: 0, timeout: 5s}}
      targets:
        dense: {retriever: dense, corpus: corpus.jsonl, top: 3\(options)}
      \(further)
      cache: {cassettes: [cassettes]}
      """,
      "corpus.jsonl": corpus,
      "scenarios/a.yaml": """
      suite: a
      behavior: retrieval
      target: \(target)
      cases:
      \(cases.indented(by: 2))
      """,
    ])
  }

  private static let cases = """
    - {id: leave, query: leave of parents, relevant: [hr-1], expect: [RR: 1]}
    - {id: soup, query: pumpkin, relevant: [hr-2], expect: [{retrieved: {document: hr-2, within: 2}}]}
    """

  @Test func `called for once, then looked at, then only for what changed`() throws {
    let server = try LoopbackServer(Self.counting)
    let project = try project(server)
    let cold = try project.ragspec("run")
    #expect(cold.exitCode == 0, "\(cold.output) \(cold.errors)")
    #expect(cold.output.contains("2 passed · 2 called"), "\(cold.output)")
    #expect(cold.output.contains("the documents of 'corpus.jsonl': 4 vectors, 3 of them called for"), "\(cold.output)")
    #expect(
      texts(server).sorted() == [
        "Leave parents leave weeks", "Sick illness doctor note", "leave of parents", "pumpkin", "pumpkin soup",
      ], "each text once, although two documents say the same")
    let warm = try project.ragspec("run")
    #expect(warm.exitCode == 0 && warm.output.contains("2 passed · 2 cached"), "\(warm.output)")
    #expect(!warm.output.contains("vectors"))
    #expect(server.requests.count == 2)
    try project.write(Self.corpus.replacing("doctor note", with: "doctor letter"), to: "corpus.jsonl")
    let edited = try project.ragspec("run")
    #expect(edited.output.contains("4 vectors, 1 of them called for"), "\(edited.output)")
    #expect(texts(server).last == "Sick illness doctor letter" && server.requests.count == 3)
    let files = try FileManager.default.contentsOfDirectory(atPath: project.folder.appending(path: ".ragspec").path)
    #expect(files.count { $0.hasPrefix("dense-") } == 1, "the table of the old corpus is gone: \(files)")
  }

  @Test func `equal documents are in trec_eval's order, and the run record has their scores`() throws {
    let server = try LoopbackServer(Self.counting)
    let project = try project(server, cases: "- {id: soup, query: pumpkin soup, relevant: [hr-2], expect: [RR: 0.5]}")
    #expect(try project.ragspec("run", "-o", "r.json").exitCode == 0)
    let record = try JSONSerialization.jsonObject(with: Data(project.text(of: "r.json").utf8)) as? [String: Any]
    let result = (record?["results"] as? [[String: Any]])?.first
    let ranking = result?["ranking"] as? [[String: Any]] ?? []
    #expect(ranking.count == 3)
    #expect(ranking.prefix(2).map { $0["id"] as? String } == ["hr-4", "hr-2"])
    #expect(ranking.prefix(2).allSatisfy { abs(($0["score"] as? Double ?? 0) - 1) < 1e-6 })
    let consulted = (result?["consulted"] as? [[String: Any]])?.first
    #expect(consulted?["asker"] as? String == "target" && consulted?["origin"] as? String == "called")
    #expect(((record?["summary"] as? [String: Any])?["groundwork"] as? [[String: Any]])?.count == 1)
  }

  @Test func `cassettes hold the vectors of queries and documents`() throws {
    let server = try LoopbackServer(Self.counting)
    let project = try project(server)
    let recorded = try project.ragspec("run", "--record")
    #expect(recorded.exitCode == 0)
    let lines = recorded.errors.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].contains("recorded 3 responses in cassettes/corpus-"), "\(lines)")
    #expect(lines.last == "recorded 2 responses in cassettes/a.jsonl")
    try FileManager.default.removeItem(at: project.folder.appending(path: ".ragspec"))
    let connections = server.connectionCount
    for _ in 0..<2 {
      let replayed = try project.ragspec("run", "--cache", "replay")
      #expect(replayed.exitCode == 0 && replayed.output.contains("2 from cassettes"), "\(replayed.output)")
    }
    #expect(server.connectionCount == connections)
    #expect(try project.ragspec("run", "--record").errors.isEmpty, "nothing changes when nothing changed")
  }

  /// What an older set of cassettes was made into is not what the new one says.
  @Test func `other cassettes are another table`() throws {
    let server = try LoopbackServer(Self.counting)
    let project = try project(server)
    #expect(try project.ragspec("run", "--record").exitCode == 0)
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 0)
    let folder = project.folder.appending(path: "cassettes")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasPrefix("corpus-") {
      // The vectors of the two texts change their places.
      let lines = try project.text(of: "cassettes/\(name)").split(separator: "\n")
      let contents = lines.map { line in line.components(separatedBy: "\"content\":\"")[1].prefix { $0 != "\"" } }
      let swapped = zip(lines, contents.reversed()).map { line, other in
        let parts = line.components(separatedBy: "\"content\":\"")
        return parts[0] + "\"content\":\"" + other + parts[1].drop { $0 != "\"" }
      }
      try project.write(swapped.joined(separator: "\n") + "\n", to: "cassettes/\(name)")
    }
    let run = try project.ragspec("run", "--cache", "replay")
    #expect(run.exitCode == 1, "\(run.output)")
  }

  @Test func `replay names the document whose vector is missing`() throws {
    let server = try LoopbackServer(Self.counting)
    let project = try project(server)
    let run = try project.ragspec("run", "--cache", "replay")
    #expect(run.exitCode == 4)
    #expect(
      run.output.contains(
        "missing-recording: no vector is recorded for the document 'hr-1' and for 3 more of the documents of "
          + "'corpus.jsonl'"), "\(run.output)")
    #expect(server.connectionCount == 0)
    #expect(try project.ragspec("run").exitCode == 0)
    let suite = try project.text(of: "scenarios/a.yaml").replacing("leave of parents", with: "parents")
    try project.write(suite, to: "scenarios/a.yaml")
    let query = try project.ragspec("run", "--cache", "replay")
    #expect(query.exitCode == 4)
    #expect(query.output.contains("no response is recorded for what 'query' asks endpoint 'embedder'"))
  }

  @Test func `a document that is too long is named`() throws {
    let server = try LoopbackServer(Self.counting)
    let project = try project(server, corpus: Self.corpus + #"{"_id": "hr-9", "text": "endless"}"# + "\n")
    // One call after the other, so that the first is answered before the second is refused.
    let run = try project.ragspec("run", "-j", "1")
    #expect(run.exitCode == 3)
    #expect(run.output.contains("endpoint: the document 'hr-9' has no vector: "), "\(run.output)")
    #expect(run.output.contains("input has 9000 tokens, more than 512"), "\(run.output)")
    #expect(run.output.contains("0 passed, 2 errored"))
    let count = texts(server).count
    try project.write(Self.corpus, to: "corpus.jsonl")
    #expect(try project.ragspec("run").exitCode == 0)
    #expect(texts(server).count == count + 2, "the vectors that there were are kept: only the queries are asked")
  }

  @Test(arguments: [
    ("[0, 0]", "holds zeros only"), ("[1, 1e999]", "without bounds"), ("[]", "no vector"), ("[1, null]", "no vector"),
  ])
  func `vectors that are none`(_ vector: String, _ words: String) throws {
    let server = try LoopbackServer { request in
      let count = Self.texts(of: request).count
      let data = (0..<count).map { #"{"index":\#($0),"embedding":\#(vector)}"# }.joined(separator: ",")
      return .json(200, #"{"data":[\#(data)]}"#)
    }
    let run = try project(server).ragspec("run")
    #expect(run.exitCode == 3 && run.output.contains("the document 'hr-1' has no vector"), "\(run.output)")
    #expect(run.output.contains(words), "\(run.output)")
  }

  @Test func `vectors of two lengths are no ranking`() throws {
    let server = try LoopbackServer { request in
      .embeddings(Self.texts(of: request).map { $0.contains("illness") ? [1, 2] : [1, 2, 3] })
    }
    // A batch of one, or else the whole call would be refused.
    let project = try project(server)
    let text = try project.text(of: "ragspec.yaml").replacing("batch: 3", with: "batch: 1")
    try project.write(text, to: "ragspec.yaml")
    let run = try project.ragspec("run", "-j", "1")
    #expect(run.exitCode == 3)
    #expect(
      run.output.contains(
        "unusable-answer: the vector of the document 'hr-3' has 2 numbers, and those before it have 3"),
      "\(run.output)")
  }

  @Test func `another model under the same name`() throws {
    let server = try LoopbackServer { request in
      .embeddings(Self.texts(of: request).map { $0.contains("new") ? [1, 2] : [1, 2, 3] })
    }
    let project = try project(server)
    _ = try project.ragspec("run")
    let suite = try project.text(of: "scenarios/a.yaml").replacing("query: pumpkin", with: "query: new")
    try project.write(suite, to: "scenarios/a.yaml")
    let run = try project.ragspec("run")
    #expect(run.exitCode == 3)
    #expect(
      run.output.contains("the vector of the query has 2 numbers, and those of the documents of 'corpus.jsonl' have 3"),
      "\(run.output)")
    #expect(run.output.contains("record them anew with '--cache refresh'"))
  }

  @Test func `prefixes stand before queries and documents`() throws {
    let server = try LoopbackServer(Self.counting)
    let project = try project(server, options: #", query-prefix: "query: ", document-prefix: "passage: ""#)
    #expect(try project.ragspec("run").exitCode == 0)
    #expect(texts(server).contains("query: pumpkin") && texts(server).contains("passage: Sick illness doctor note"))
  }

  @Test func `a blank query finds nothing and asks nobody`() throws {
    let server = try LoopbackServer(Self.counting)
    let project = try project(server, cases: "- {id: blank, query: \" \", relevant: [hr-1], expect: [{RR: 1}]}")
    let run = try project.ragspec("run")
    #expect(run.exitCode == 1 && server.requests.isEmpty, "\(run.output)")
  }

  @Test func `a failure says how near a document is`() throws {
    let server = try LoopbackServer(Self.counting)
    let project = try project(
      server, cases: "- {id: a, query: pumpkin, relevant: [hr-1], expect: [{retrieved: {document: hr-1, within: 1}}]}")
    let run = try project.ragspec("run")
    #expect(run.exitCode == 1)
    #expect(run.output.contains("note: hr-1 has the similarity 0.0044 to the query"), "\(run.output)")
    #expect(run.output.contains("note: hr-4 has the similarity 0.7"), "\(run.output)")
    let explained = try project.ragspec("explain", "a/a")
    #expect(
      explained.output.contains(
        "computed in this process from the vectors of the documents of 'corpus.jsonl' and the answers below"))
    #expect(explained.output.contains("the target asks for 'query'") && explained.output.contains("a vector of 9"))
  }

  @Test func `commands of the cache know what belongs to whom`() throws {
    let server = try LoopbackServer(Self.counting)
    let project = try project(server)
    _ = try project.ragspec("run")
    #expect(try project.ragspec("cache", "prune", "--unused").output == "removed 0 recordings\n")
    #expect(try project.ragspec("cache", "rm", "a/soup").output == "removed 1 recordings\n")
    #expect(try project.ragspec("run", "--cache", "replay", "a/leave").exitCode == 0)
    try project.write(Self.corpus.replacing("doctor note", with: "doctor letter"), to: "corpus.jsonl")
    #expect(try project.ragspec("cache", "prune", "--unused").output == "removed 1 recordings\n")
  }

  @Test func `a damaged table is made anew`() throws {
    let server = try LoopbackServer(Self.counting)
    let project = try project(server)
    _ = try project.ragspec("run")
    let folder = project.folder.appending(path: ".ragspec")
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder.path).first { $0.hasSuffix(".vectors") })
    let sound = try Data(contentsOf: folder.appending(path: name))
    for damage in [Data(), sound.prefix(100), sound.prefix(sound.count - 1), sound + Data([0]), sound.flipped(at: 500)]
    {
      try FileManager.default.removeItem(at: folder.appending(path: name))
      try damage.write(to: folder.appending(path: name))
      let run = try project.ragspec("run", "--cache", "replay")
      #expect(run.exitCode == 0, "\(run.output)")
      #expect(try Data(contentsOf: folder.appending(path: name)) == sound)
    }
  }

  @Test func `nothing holds the key`() throws {
    let server = try LoopbackServer(Self.counting)
    let project = try project(server, key: "${EMBEDDINGS_KEY}")
    #expect(try project.ragspec("check").exitCode == 0, "a key is needed for a call only")
    #expect(try project.ragspec("run", "--record", environment: ["EMBEDDINGS_KEY": "sk-4711-key"]).exitCode == 0)
    #expect(server.requests.allSatisfy { $0[header: "Authorization"] == "Bearer sk-4711-key" })
    for path in try FileManager.default.subpathsOfDirectory(atPath: project.folder.path) {
      let data = try? Data(contentsOf: project.folder.appending(path: path))
      #expect(data?.range(of: Data("4711-key".utf8)) == nil, "\(path) holds the key")
    }
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 0)
  }
}

// MARK: - Hybrids and configuration

extension DenseRetrieverTests {
  /// Searches of three kinds in one: words, vectors, an application over HTTP.
  @Test func `a hybrid has parts that are called`() throws {
    let server = try LoopbackServer { request in
      guard request.path.hasSuffix("search") else { return Self.counting(request) }
      return .json(200, #"{"hits": [{"id": "hr-3"}, {"id": "hr-1"}]}"#)
    }
    let search = server.endpointURL.replacing("/v1", with: "/search")
    let project = try project(
      server,
      further: """
          words: {retriever: bm25, corpus: corpus.jsonl}
          web: {http: {url: "\(search)", body: {q: $query}}, read: {ranking: /hits/*/id}}
          all: {hybrid: {words: 1, dense: 1, web: 5}}
        """,
      cases: "- {id: a, query: parents, relevant: [hr-1], expect: [{RR: 1}, {retrieved: {document: hr-3, within: 2}}]}",
      target: "all")
    let cold = try project.ragspec("run", "--record")
    #expect(cold.exitCode == 0 && cold.output.contains("1 passed · 1 called"), "\(cold.output)")
    try FileManager.default.removeItem(at: project.folder.appending(path: ".ragspec"))
    let count = server.connectionCount
    let replayed = try project.ragspec("run", "--cache", "replay")
    #expect(replayed.exitCode == 0 && replayed.output.contains("1 from cassettes"), "\(replayed.output)")
    #expect(server.connectionCount == count)
  }

  @Test func `a part without an answer errors the case`() throws {
    let server = try LoopbackServer { request in
      request.path.hasSuffix("search") ? .json(200, #"{"nothing": 1}"#) : Self.counting(request)
    }
    let search = server.endpointURL.replacing("/v1", with: "/search")
    let project = try project(
      server,
      further: """
          web: {http: {url: "\(search)", body: {q: $query}}, read: {ranking: /hits/*/id}}
          all: {hybrid: [dense, web]}
        """, target: "all")
    let run = try project.ragspec("run")
    #expect(run.exitCode == 3)
    #expect(run.output.contains("unreadable-output: 'web': "), "\(run.output)")
    try project.write(project.text(of: "ragspec.yaml").replacing("q: $query", with: "p: $query"), to: "ragspec.yaml")
    let replayed = try project.ragspec("run", "--cache", "replay")
    #expect(replayed.exitCode == 4)
    #expect(
      replayed.output.contains("no response is recorded for what 'web' asks the application at http://127.0.0.1:"),
      "\(replayed.output)")
  }

  @Test(arguments: [
    ("dense: {retriever: dense}", "missing-key", "the key 'corpus' is missing"),
    ("dense: {retriever: dense, corpus: corpus.jsonl, k1: 2}", "unknown-key", "unknown key 'k1'"),
    ("dense: {retriever: bm25, corpus: corpus.jsonl, metric: cosine}", "unknown-key", "unknown key 'metric'"),
    ("dense: {retriever: desne, corpus: corpus.jsonl}", "unknown-value", "did you mean 'dense'?"),
    ("dense: {retriever: dense, corpus: corpus.jsonl, metric: l2}", "unknown-value", "not one of cosine, dot-product"),
    ("dense: {retriever: dense, corpus: corpus.jsonl, embeddings: no}", "unknown-endpoint", "no"),
    ("dense: {retriever: dense, corpus: corpus.jsonl, embeddings: chat}", "wrong-endpoint", "endpoints for it: a, b"),
    ("dense: {retriever: dense, corpus: corpus.jsonl}", "no-endpoint", "add 'embeddings:' with one of a, b"),
    ("dense: {retriever: dense, corpus: none.jsonl, embeddings: a}", "missing-file", "none.jsonl"),
    ("dense: {retriever: dense, corpus: corpus.jsonl, embeddings: a}", "unknown-document", "did you mean 'hr-1'?"),
  ])
  func `a check tells what is wrong`(_ target: String, _ id: String, _ words: String) throws {
    let endpoint = "url: http://127.0.0.1:1/v1, model: m"
    let project = try TemporaryProject([
      "ragspec.yaml": """
      version: 1
      endpoints:
        chat: {provider: openai-chat, \(endpoint)}
        a: {provider: openai-embeddings, \(endpoint)}
        b: {provider: openai-embeddings, \(endpoint)}
      targets:
        \(target)
      """,
      "corpus.jsonl": Self.corpus,
      "scenarios/a.yaml": """
      suite: a
      behavior: retrieval
      target: dense
      cases: [{id: a, query: q, relevant: [hr1], expect: [RR: 1]}]
      """,
    ])
    let check = try project.ragspec("check")
    #expect(check.exitCode == 2 && check.errors.contains("[\(id)]"), "\(check.errors)")
    #expect(check.errors.contains(words), "\(check.errors)")
  }
}

extension Data {
  fileprivate func flipped(at place: Int) -> Data {
    var copy = Data(self)
    copy[Swift.min(place, count - 1)] ^= 1
    return copy
  }
}
