import Foundation
import RagSpecTestSupport
import Testing

/// Retrieval suites through the real program.
@Suite struct RetrievalTests {
  private static let note = """
    days sends a note from the doctor to the office, by post or by mail, and tells the team on the first morning who does \
    the work until then.
    """

  private static let corpus = """
    {"_id": "d1", "title": "Leave", "text": "Every parent takes sixteen weeks of paid leave within two years of birth."}
    {"_id": "d2", "title": "Sick", "text": "Who is ill for more than three \(note)"}
    {"_id": "d3", "title": "Old", "text": "Who is ill for more than four \(note)"}
    {"_id": "d4", "title": "Leave", "text": "Every parent takes sixteen weeks of paid leave, within two years of birth!"}

    """

  @Test func `a check tells what makes a corpus a bad judge`() throws {
    let project = try TemporaryProject([
      "ragspec.yaml": "version: 1\ntargets: {search: {retriever: bm25, corpus: corpus.jsonl}}\n",
      "corpus.jsonl": Self.corpus,
      "scenarios/a.yaml": """
      suite: a
      behavior: retrieval
      target: search
      cases:
        - id: copied
          query: Paid leave within two years of birth?
          relevant: [d1]
          expect: [{RR: 1}]
        - {id: short, query: three days, relevant: [d2], expect: [{ranked-above: {document: d2, than: d3}}]}
      """,
    ])
    let check = try project.ragspec("check")
    #expect(check.exitCode == 0 && check.output == "1 suites with 2 cases are sound\n")
    let told = check.errors.split(separator: "\n").filter { $0.contains(": warning: ") || $0.hasPrefix("note: ") }
    #expect(
      told == [
        "corpus.jsonl:3:1: warning: the document 'd3' says nearly the same as 'd2' [near-duplicate]",
        "note: they share 83 % of their runs of three words", "note: the other is at line 2",
        "corpus.jsonl:4:1: warning: the document 'd4' says the same as 'd1' [duplicate-passage]",
        "note: the other is at line 1",
        "scenarios/a.yaml:6:12: warning: the query stands word for word in the relevant document 'd1' [copied-query]",
      ])
  }

  @Test func `a failure says which words of the query a document lacks`() throws {
    let project = try TemporaryProject([
      "ragspec.yaml": "version: 1\ntargets: {search: {retriever: bm25, corpus: corpus.jsonl}}\n",
      "corpus.jsonl": Self.corpus,
      "scenarios/a.yaml": """
      suite: a
      behavior: retrieval
      target: search
      cases:
        - {id: birth, query: sick parent, relevant: [d2], expect: [{retrieved: {document: d3, within: 1}}]}
      """,
    ])
    let run = try project.ragspec("run")
    #expect(run.exitCode == 1)
    #expect(run.output.contains("note: d3 has no word of the query: 'sick', 'parent'"))
    #expect(run.output.contains("note: d2 has 'sick' of the query, and not 'parent'"))
  }

  @Test func `a program of the user's searches and answers`() throws {
    let project = try TemporaryProject([
      "ragspec.yaml": "version: 1\ntargets: {own: {exec: [sh, answer.sh, '${WORD:-none}']}}\n",
      "answer.sh": """
      while read -r line; do
        case $line in
        '{"id":"a","question":"what"}') echo '{"ranking": ["d1", {"id": "d2", "text": "a passage"}]}' ;;
        *'"question":"fail"'*) echo '{"error": "no such thing"}' ;;
        *) echo "{\\"answer\\": \\"$1\\"}" ;;
        esac
      done
      """,
      "scenarios/a.yaml": """
      suite: search
      behavior: retrieval
      target: own
      cases:
        - {id: a, query: what, relevant: [d2], expect: [{RR: 0.5}]}
        - {id: b, query: fail, relevant: [d2], expect: [{RR: 0.5}]}
        - {id: c, query: text, relevant: [d2], expect: [{RR: 0.5}]}
      """,
      "scenarios/b.yaml": """
      suite: answers
      behavior: answering
      target: own
      cases: [{id: a, question: word, expect: [{equals: given}]}]
      """,
    ])
    let run = try project.ragspec("run", environment: ["WORD": "given"])
    #expect(run.exitCode == 3, "\(run.output) \(run.errors)")
    #expect(run.output.contains("2 passed, 2 errored"))
    #expect(run.output.contains("target: 'sh': no such thing"))
    #expect(run.output.contains("unreadable-output: expected a ranking of documents, got text"))
  }

  @Test func `passages are judged as the documents that they are parts of`() throws {
    let project = try TemporaryProject([
      "ragspec.yaml": """
      version: 1
      targets:
        night: {run-file: night.trec, passages: {separator: "#"}}
        search: {retriever: bm25, corpus: corpus.jsonl, passages: {separator: "#", rule: max}}
      """,
      "night.trec": "q Q0 a#2 1 3 x\nq Q0 a#1 2 2 x\nq Q0 b#1 2 1 x\n",
      "corpus.jsonl":
        #"{"_id": "a#1", "text": "leave"}\#n{"_id": "b#1", "text": "doctor note"}\#n{"_id": "c#1", "text": "x"}"#,
      "scenarios/a.yaml": """
      suite: a
      behavior: retrieval
      target: night
      cases: [{id: q, query: what, relevant: [b], expect: [{RR: 0.5}]}]
      """,
      "scenarios/b.yaml": """
      suite: b
      behavior: retrieval
      target: search
      cases: [{id: q, query: doctor, relevant: [b], expect: [{RR: 1}]}]
      """,
    ])
    let run = try project.ragspec("run")
    #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.output) \(run.errors)")
    let suite = try project.text(of: "scenarios/b.yaml")
    for unknown in ["z", "b#1"] {
      try project.write(suite.replacing("[b]", with: "['\(unknown)']"), to: "scenarios/b.yaml")
      #expect(try project.ragspec("check").errors.contains("the corpus has no document '\(unknown)'"))
    }
    try project.write(suite.replacing("[b]", with: "[c]"), to: "scenarios/b.yaml")
    let missed = try project.ragspec("run").output
    #expect(missed.contains("c (grade 1): not found; has no word of the query: 'doctor'"), "\(missed)")
    try project.write(suite.replacing("RR: 1", with: "not-retrieved: z"), to: "scenarios/b.yaml")
    #expect(try project.ragspec("check").errors.contains("the corpus has no document 'z'"))
    try project.write(suite, to: "scenarios/b.yaml")
    try project.write(
      "version: 1\ntargets: {night: {run-file: night.trec, passages: {separator: ''}}}\n", to: "ragspec.yaml")
    #expect(try project.ragspec("check").errors.contains("a separator has a character or more"))
  }

  /// What docs/retrieval.md walks through.
  @Test func `an application over HTTP is gated on a BEIR folder`() throws {
    let server = try LoopbackServer { request in
      let question = String(decoding: request.body, as: UTF8.self)
      let first = question.contains("leave") ? "hr-1" : "hr-2"
      return .json(200, #"{"hits": [{"doc": "\#(first)#3", "text": "…"}, {"doc": "hr-9#1", "text": "…"}]}"#)
    }
    let project = try TemporaryProject([
      "ragspec.yaml": """
      version: 1
      targets:
        search:
          http: {url: "\(server.url)/search", key: "${KEY}", body: {text: $query, limit: 10}}
          read: {ranking: /hits/*/doc, texts: /hits/*/text}
          passages: {separator: "#"}
      cache: {cassettes: [cassettes]}
      """,
      "data/queries.jsonl": #"""
      {"_id": "q1", "text": "How much leave?"}
      {"_id": "q2", "text": "Who pays?"}

      """#,
      "data/qrels/test.tsv": "query-id\tcorpus-id\tscore\nq1\thr-1\t1\nq2\thr-2\t2\n",
      "data/corpus.jsonl": #"{"_id": "hr-1", "text": "a"}\#n{"_id": "hr-2", "text": "b"}\#n"#,
      "scenarios/search.yaml": """
      suite: search
      behavior: retrieval
      target: search
      defaults: {expect: [{nDCG@10: 0}]}
      cases: [{from: {beir: ../data}}]
      gates: {nDCG@10: 0.95}
      """,
    ])
    let run = try project.ragspec("run", environment: ["KEY": "sk-4711"])
    #expect(run.exitCode == 0 && run.output.contains("2 passed · 2 called"), "\(run.output) \(run.errors)")
    #expect(server.requests.map(\.path).allSatisfy { $0 == "/search" })
    #expect(server.requests.first?[header: "Authorization"] == "Bearer sk-4711")
    let again = try project.ragspec("run", "--cache", "replay")
    #expect(again.exitCode == 0 && again.output.contains("2 passed · 2 cached"), "\(again.output)")
    #expect(server.requests.count == 2)
    // A cassette has what came, not what was found in it, and alone is enough.
    try project.ragspec("run", "--record", environment: ["KEY": "sk-4711"])
    try FileManager.default.removeItem(at: project.folder.appending(path: ".ragspec"))
    #expect(try project.text(of: "cassettes/search.jsonl").contains("hits"))
    let replayed = try project.ragspec("run", "--cache", "replay")
    #expect(replayed.exitCode == 0 && replayed.output.contains("2 from cassettes"), "\(replayed.output)")
    #expect(server.requests.count == 2)
    // Another pointer reads what is recorded.
    let configuration = try project.text(of: "ragspec.yaml")
    try project.write(configuration.replacing("/hits/*/doc", with: "/hits/*/id"), to: "ragspec.yaml")
    let other = try project.ragspec("run", "--cache", "replay")
    #expect(other.exitCode == 3 && other.output.contains("the answer has nothing at '/hits/*/id'"), "\(other.output)")
  }

  @Test(arguments: [
    (LoopbackServer.Reply.status(404), "check 'url' and 'method' of the target"),
    (.html(200, "<html>hello</html>"), "an application answers with JSON"), (.status(401), "status 401"),
    (.json(200, "{"), "cannot be read"),
  ])
  func `what is wrong with an application is no failed behavior`(reply: LoopbackServer.Reply, told: String) throws {
    let server = try LoopbackServer { _ in reply }
    let project = try TemporaryProject([
      "ragspec.yaml": """
      version: 1
      targets:
        app:
          http: {url: "\(server.url)/ask", method: GET, query: {q: $question}, limits: {retries: 0}}
          read: {answer: /answer}
      """,
      "scenarios/a.yaml": """
      suite: a
      behavior: answering
      target: app
      cases: [{id: a, question: "a & b?", expect: [{equals: x}]}]
      """,
    ])
    let run = try project.ragspec("run")
    #expect(run.exitCode == 3 && run.output.contains(told), "\(run.output)")
    #expect(server.requests.first?.path == "/ask?q=a%20%26%20b%3F")
  }

  @Test func `a document of any corpus of a hybrid is known, and one of none is told`() throws {
    let project = try TemporaryProject([
      "ragspec.yaml": """
      version: 1
      targets:
        a: {retriever: bm25, corpus: a.jsonl}
        b: {retriever: bm25, corpus: b.jsonl}
        both: {hybrid: {a: 1, b: 1}}
        first: {hybrid: {a: 1, b: 0}}
      """,
      "a.jsonl":
        #"{"_id": "a-1", "text": "parental leave"}\#n{"_id": "a-2", "text": "x"}\#n{"_id": "a-3", "text": "y"}"#,
      "b.jsonl":
        #"{"_id": "b-1", "text": "leave of absence"}\#n{"_id": "b-2", "text": "x"}\#n{"_id": "b-3", "text": "y"}"#,
      "scenarios/a.yaml": """
      suite: a
      behavior: retrieval
      target: both
      cases: [{id: q, query: leave, relevant: [a-1, b-1], expect: [{R@2: 1}]}]
      """,
      "scenarios/b.yaml": """
      suite: b
      behavior: retrieval
      target: first
      cases: [{id: q, query: leave, relevant: [a-1], expect: [{RR: 1}, {not-retrieved: b-1}]}]
      """,
    ])
    let run = try project.ragspec("run")
    #expect(run.exitCode == 0, "\(run.output) \(run.errors)")
    let suite = try project.text(of: "scenarios/a.yaml")
    try project.write(suite.replacing("b-1", with: "c-1"), to: "scenarios/a.yaml")
    #expect(try project.ragspec("check").errors.contains("the corpus has no document 'c-1'"))
  }

  @Test func `several searches are made into one`() throws {
    let project = try TemporaryProject([
      "ragspec.yaml": """
      version: 1
      endpoints: {main: {provider: openai-chat, url: http://127.0.0.1:9, model: m}}
      targets:
        one: {run-file: one.trec}
        two: {run-file: two.trec}
        both: {hybrid: [one, two]}
        mostly-two: {hybrid: {one: 1, two: 10}, top: 2}
        text: {endpoint: main, prompt: p.mustache}
        wrong: {hybrid: [one, text]}
        unknown: {hybrid: [one, tow]}
        nested: {hybrid: [both, two]}
        single: {hybrid: [one]}
      """,
      "p.mustache": "{{question}}", "one.trec": "q Q0 a 1 3 x\nq Q0 b 2 2 x\n",
      "two.trec": "q Q0 b 1 2 x\nq Q0 c 2 1 x\n",
    ])
    func run(_ target: String, _ expectation: String) throws -> ToolRun {
      try project.write(
        "{suite: s, behavior: retrieval, target: \(target), cases: [{id: q, query: q, relevant: [b], expect: [\(expectation)]}]}",
        to: "scenarios/a.yaml")
      return try project.ragspec("run")
    }
    #expect(try run("both", "{RR: 1}, {ranked-above: {document: a, than: c}}").exitCode == 0)
    let other = try run("mostly-two", "{RR: 1}, {ranked-above: {document: c, than: a}}, {not-retrieved: a}")
    #expect(other.exitCode == 0, "\(other.output)")
    for (target, told) in [
      ("wrong", "the target 'text' answers with text"), ("unknown", "hint: did you mean 'two'?"),
      ("nested", "the target 'both' is a 'hybrid' itself"), ("single", "a hybrid search has two parts or more"),
    ] {
      let refused = try run(target, "{RR: 1}")
      #expect(refused.exitCode == 2 && refused.errors.contains(told), "\(refused.errors)")
    }
  }

  @Test func `rankings from a file are judged as they are`() throws {
    let project = try TemporaryProject([
      "ragspec.yaml": "version: 1\ntargets: {night: {run-file: night.trec}}\n",
      "night.trec": "q1 Q0 a 1 2 x\nq1 Q0 b 2 3 x\n",
      "scenarios/a.yaml": """
      suite: a
      behavior: retrieval
      target: night
      cases:
        - {id: q1, query: what, relevant: [a], expect: [{RR: 0.5}, {ranked-above: {document: b, than: a}}]}
      """,
    ])
    let run = try project.ragspec("run")
    #expect(run.exitCode == 0 && run.output.contains("1 passed"), "\(run.output)")
    try project.write("q2 Q0 a 1 2 x\n", to: "night.trec")
    let foreign = try project.ragspec("run")
    #expect(foreign.exitCode == 2)
    #expect(foreign.errors.contains("[no-common-query]") && foreign.errors.contains("the first query 'q2'"))
  }

  @Test func `passages of an application are judged by what they say`() throws {
    let server = try LoopbackServer { _ in
      .json(200, #"{"hits": [{"text": "Opening hours"}, {"text": "Parents take sixteen weeks of leave."}]}"#)
    }
    let project = try TemporaryProject([
      "ragspec.yaml": """
      version: 1
      targets:
        search: {http: {url: "\(server.url)/search", body: {q: $query}}, read: {texts: /hits/*/text}}
      cache: {cassettes: [cassettes]}
      """,
      "scenarios/a.yaml": """
      suite: a
      behavior: retrieval
      target: search
      cases: [{id: leave, query: How much leave?, expect: [{covers: [sixteen weeks of leave, opening hours]}]}]
      """,
    ])
    let run = try project.ragspec("run", "--record")
    #expect(run.exitCode == 0, "\(run.output) \(run.errors)")
    let suite = try project.text(of: "scenarios/a.yaml")
    try project.write(suite.replacing("]}]}]", with: ", ten weeks of leave]}]}]"), to: "scenarios/a.yaml")
    let failed = try project.ragspec("run", "--cache", "replay")
    #expect(failed.exitCode == 1 && server.requests.count == 1, "\(failed.output) \(failed.errors)")
    #expect(failed.output.contains("covers  0.666 < 1"))
    #expect(
      failed.output.contains(
        #"not covered: 'ten weeks of leave'; nearest: "sixteen weeks of leave" in 'result-2' at place 2"#))
    // What has no ids cannot be measured, and is told before anything runs.
    try project.write(suite.replacing("expect:", with: "relevant: [hr-1], expect:"), to: "scenarios/a.yaml")
    let check = try project.ragspec("check")
    #expect(check.exitCode == 2 && check.errors.contains("[no-ids]"), "\(check.errors)")
  }

  @Test func `passages of a corpus are judged by what they say`() throws {
    let project = try TemporaryProject([
      "ragspec.yaml": """
      version: 1
      targets:
        search: {retriever: bm25, corpus: corpus.jsonl}
        night: {run-file: night.trec}
        both: {hybrid: [search, night]}
      """,
      "corpus.jsonl": Self.corpus, "night.trec": "a Q0 d1 1 2 x\n",
      "scenarios/a.yaml": """
      suite: a
      behavior: retrieval
      target: search
      cases: [{id: a, query: sick, expect: [{covers: [note from the doctor, more than three days]}]}]
      """,
    ])
    let run = try project.ragspec("run")
    #expect(run.exitCode == 0, "\(run.output) \(run.errors)")
    let suite = try project.text(of: "scenarios/a.yaml")
    try project.write(suite.replacing("target: search", with: "target: night"), to: "scenarios/a.yaml")
    let silent = try project.ragspec("run")
    #expect(silent.exitCode == 3 && silent.output.contains("the results have no texts"), "\(silent.output)")
  }

  @Test func `a query of which nothing is relevant is left out of what is measured`() throws {
    let project = try TemporaryProject([
      "ragspec.yaml": "version: 1\ntargets: {search: {retriever: bm25, corpus: data/corpus.jsonl}}\n",
      "data/corpus.jsonl": Self.corpus,
      "data/queries.jsonl": #"{"_id": "q1", "text": "paid leave"}\#n{"_id": "q2", "text": "zebras"}\#n"#,
      "data/qrels/test.tsv": "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td1\t0\n",
      "scenarios/a.yaml": """
      suite: a
      behavior: retrieval
      target: search
      defaults: {expect: [{nDCG@10: 0.5}]}
      cases: [{from: {beir: ../data}}]
      """,
    ])
    let run = try project.ragspec("run")
    #expect(run.exitCode == 0 && run.output.contains("1 passed"), "\(run.output) \(run.errors)")
    #expect(
      run.errors.contains(
        "warning: the query 'q2' has no relevant document, and is left out [nothing-relevant]"), "\(run.errors)")
    // What needs no relevant document judges them.
    let suite = try project.text(of: "scenarios/a.yaml")
    try project.write(suite.replacing("nDCG@10: 0.5", with: "not-retrieved: d3"), to: "scenarios/a.yaml")
    #expect(try project.ragspec("run").output.contains("2 passed"))
  }

  @Test func `results without ids are found in the corpus by their texts`() throws {
    let server = try LoopbackServer { _ in
      let second = "every parent takes sixteen weeks of paid leave within 2 years of birth"
      return .json(200, #"{"hits": [{"text": "Nothing like it."}, {"text": "\#(second)"}]}"#)
    }
    let project = try TemporaryProject([
      "ragspec.yaml": """
      version: 1
      targets:
        search:
          http: {url: "\(server.url)/search", body: {q: $query}}
          read: {texts: /hits/*/text}
          match: {corpus: corpus.jsonl, threshold: 0.85}
        own:
          exec: [sh, answer.sh]
          match: {corpus: corpus.jsonl}
      """,
      "corpus.jsonl": Self.corpus,
      "answer.sh": """
      while read -r line; do
        echo '{"ranking": [{"text": "zebras"}, {"text": \
      "Leave every parent takes sixteen weeks of paid leave within two years of birth"}]}'
      done
      """,
      "scenarios/a.yaml": """
      suite: a
      behavior: retrieval
      target: search
      cases: [{id: leave, query: How much leave?, relevant: [d1], expect: [{RR: 0.5}, {covers: sixteen weeks}]}]
      """,
    ])
    let run = try project.ragspec("run")
    #expect(run.exitCode == 0, "\(run.output) \(run.errors)")
    let suite = try project.text(of: "scenarios/a.yaml")
    try project.write(suite.replacing("target: search", with: "target: own"), to: "scenarios/a.yaml")
    let own = try project.ragspec("run")
    #expect(own.exitCode == 0, "\(own.output) \(own.errors)")
    try project.write(suite.replacing("RR: 0.5", with: "RR: 1"), to: "scenarios/a.yaml")
    let failed = try project.ragspec("run", "--cache", "replay")
    #expect(failed.exitCode == 1)
    #expect(failed.output.contains("note: no document of the corpus says what these results say: place 1"))
    try project.write(suite.replacing("[d1]", with: "[d9]"), to: "scenarios/a.yaml")
    #expect(try project.ragspec("check").errors.contains("the corpus has no document 'd9'"))
  }

  @Test func `ids of many digits are what they are`() throws {
    let id = "12345678901234567891"
    let server = try LoopbackServer { _ in .json(200, #"{"ids": [12345678901234567890, \#(id)]}"#) }
    let project = try TemporaryProject([
      "ragspec.yaml": """
      version: 1
      targets:
        search: {http: {url: "\(server.url)/search", body: {q: $query}}, read: {ranking: /ids}}
        own: {exec: [sh, answer.sh]}
      """,
      "answer.sh": "while read -r line; do echo '{\"ranking\": [12345678901234567890, \(id)]}'; done",
      "scenarios/a.yaml": """
      suite: a
      behavior: retrieval
      target: search
      cases:
        - id: a
          query: q
          relevant: [\(id)]
          expect: [{RR: 0.5}, {retrieved: \(id)}, {not-retrieved: 12345678901234567892}]
      """,
      "scenarios/b.yaml": """
      suite: b
      behavior: retrieval
      target: own
      cases:
        - id: a
          query: q
          relevant: {\(id): 1}
          expect: [{RR: 0.5}, {ranked-above: {document: 12345678901234567890, than: \(id)}}]
      """,
    ])
    for arguments in [["run"], ["run", "--cache", "replay"]] {
      let run = try ToolRun.run(arguments, in: project.folder)
      #expect(run.exitCode == 0 && run.output.contains("2 passed"), "\(run.output) \(run.errors)")
    }
  }
}
