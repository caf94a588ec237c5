import Foundation
import RagSpecTestSupport
import Testing

/// Collections that come from other tools, and go to them.
@Suite struct ExchangeTests {
  private static let files = [
    "ragspec.yaml": """
    version: 1
    targets:
      search: {retriever: bm25, corpus: data/corpus.jsonl}
      night: {run-file: results.trec}
    """,
    "data/corpus.jsonl": """
    {"_id": "d1", "title": "Leave", "text": "Every parent takes sixteen weeks of paid leave."}
    {"_id": "d2", "title": "Sick notes", "text": "A note from the doctor after three days."}
    {"_id": "d3", "title": "Library", "text": "The library opens at ten, and pays for books on leave."}
    {"_id": "d4", "title": "Pay", "text": "Who leaves is paid to the end of the month."}

    """,
    "data/queries.jsonl": #"""
    {"_id": "q1", "text": "How much \"paid\" leave: 'two', {{x}} # or\u2028 more?"}
    {"_id": "no", "text": "sick note"}
    {"_id": "012", "text": "library"}

    """#,
    "data/qrels/test.tsv": "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td4\t1\nno\td2\t1\n012\td3\t1\n012\td1\t0\n",
    "scenarios/a.yaml": """
    suite: a
    behavior: retrieval
    target: search
    defaults: {expect: [{nDCG@10: 0}]}
    cases: [{from: {beir: ../data}}]
    """,
  ]

  private static func means(_ record: String) throws -> [String: Double] {
    let json = try #require(try JSONSerialization.jsonObject(with: Data(record.utf8)) as? [String: Any])
    let results = try #require(json["results"] as? [[String: Any]])
    return results.reduce(into: [:]) { scores, result in
      let assessments = result["assessments"] as? [[String: Any]]
      scores[result["name"] as? String ?? result["id"] as? String ?? ""] = assessments?.first?["score"] as? Double
    }
  }

  @Test func `a suite is measured the same by what it exports`() throws {
    let project = try TemporaryProject(Self.files)
    let run = try project.ragspec("run", "--format", "json", "-o", "results.trec")
    let qrels = try project.ragspec("export", "qrels")
    #expect(run.exitCode == 0 && qrels.exitCode == 0, "\(run.errors)\(qrels.errors)")
    #expect(qrels.output == "q1 0 d1 2\nq1 0 d4 1\nno 0 d2 1\n012 0 d1 0\n012 0 d3 1\n")
    try project.write(qrels.output, to: "qrels.txt")
    let measured = try project.ragspec("measure", "--json", "-m", "nDCG@10", "qrels.txt", "results.trec")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(measured.output.utf8)) as? [String: Any])
    let measuredRun = try #require((json["runs"] as? [[String: Any]])?.first)
    let queries = try #require(measuredRun["queries"] as? [String: [String: Double]])
    let own = try Self.means(run.output)
    #expect(own.count == 3 && queries.count == 3)
    for (name, score) in own {
      let query = name.replacing("a/", with: "")
      #expect(queries[query]?["nDCG@10"] == score, "\(query) \(queries) \(own)")
    }
    // The same rankings are a target of their own.
    let suite = try project.text(of: "scenarios/a.yaml")
    try project.write(suite.replacing("target: search", with: "target: night"), to: "scenarios/a.yaml")
    let night = try project.ragspec("run", "--format", "json")
    #expect(try Self.means(night.output) == own, "\(night.errors)")
  }

  @Test func `a BEIR folder comes back as it went`() throws {
    let project = try TemporaryProject(Self.files)
    let export = try project.ragspec("export", "beir", "--to", "out/copy", "--split", "dev")
    #expect(export.exitCode == 0, "\(export.errors)")
    #expect(export.output == "  out/copy/queries.jsonl\n  out/copy/qrels/dev.tsv\n  out/copy/corpus.jsonl\n")
    #expect(try project.text(of: "out/copy/corpus.jsonl") == project.text(of: "data/corpus.jsonl"))
    #expect(
      try project.text(of: "out/copy/qrels/dev.tsv")
        == "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td4\t1\nno\td2\t1\n012\td1\t0\n012\td3\t1\n")
    let again = try project.ragspec("export", "beir", "--to", "out/copy", "--split", "dev")
    #expect(again.exitCode == 2 && again.errors.contains("[file-exists]"), "\(again.errors)")
    // Read as a suite it says what the first one said.
    try project.write(
      "suite: b\nbehavior: retrieval\ntarget: search\ndefaults: {expect: [{nDCG@10: 0}]}\n"
        + "cases: [{from: {beir: ../out/copy, split: dev}}]\n", to: "other/b.yaml")
    let qrels = try project.ragspec("export", "qrels", "other/b.yaml")
    #expect(try qrels.output == project.ragspec("export", "qrels", "scenarios/a.yaml").output, "\(qrels.errors)")
  }

  @Test(arguments: ["beir", "trec", "jsonl"])
  func `an imported suite says what the collection says`(form: String) throws {
    let project = try TemporaryProject(Self.files)
    let judgments = try project.ragspec("export", "qrels").output
    try project.write(judgments, to: "qrels.txt")
    let lines = judgments.split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      return #"{"query": "\#(words[0])", "document": "\#(words[2])", "grade": \#(words[3])}"# + "\n"
    }
    try project.write(lines.joined(), to: "qrels.jsonl")
    try project.write("q1\tHow much?\r\nno\tsick note\n012\tlibrary\nother\tnot judged\n", to: "queries.tsv")
    let arguments = [
      "beir": ["data"], "trec": ["qrels.txt", "--queries", "queries.tsv"],
      "jsonl": ["qrels.jsonl", "--queries", "data/queries.jsonl"],
    ]
    let run = try ToolRun.run(["import"] + (arguments[form] ?? []) + ["--suite", "new"], in: project.folder)
    #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.errors)")
    try project.write(run.output, to: "other/new.yaml")
    #expect(try project.ragspec("check", "other").output.contains("1 suites with 3 cases are sound"))
    #expect(try project.ragspec("export", "qrels", "other").output == judgments)
    guard form != "trec" else { return }
    try project.ragspec("export", "beir", "other", "--to", "back")
    try project.ragspec("export", "beir", "scenarios", "--to", "first")
    #expect(try project.text(of: "back/queries.jsonl") == project.text(of: "first/queries.jsonl"))
  }

  @Test func `of several suites the queries are told apart`() throws {
    let project = try TemporaryProject(Self.files)
    try project.write(
      """
      suite: b
      behavior: retrieval
      target: search
      cases:
        - {id: no, query: sick, relevant: {d2: 1}, expect: [{RR: 1}]}
        - {id: two words, query: zebra, relevant: {d1: 1}, expect: [{RR: 0}]}
      """, to: "scenarios/b.yaml")
    let refused = try project.ragspec("export", "qrels")
    #expect(refused.exitCode == 2 && refused.output.isEmpty)
    #expect(
      refused.errors.contains("scenarios/b.yaml:6:5: error: 'b/two words' cannot stand in a TREC file"),
      "\(refused.errors)")
    let qrels = try project.ragspec("export", "qrels", "--filter", "no")
    #expect(qrels.output == "a/no 0 d2 1\nb/no 0 d2 1\n", "\(qrels.errors)")
    let run = try project.ragspec("run", "--format", "trec")
    #expect(run.output.contains("\na/no Q0 d2 1 ") && run.output.contains("\nb/no Q0 d2 1 "), "\(run.output)")
    #expect(run.output.contains("# b/two words found nothing\n"), "\(run.output)")
    #expect(try project.ragspec("export", "beir", "--to", "x", "--filter", "two").errors.contains("[unwritable-name]"))
    #expect(try project.ragspec("export", "qrels", "--filter", "zzz").exitCode == 5)
  }

  private static let mistakes: [([String], String)] = [
    (["import", "qrels.txt"], "[missing-queries]"), (["import", "nothing", "--queries", "q.tsv"], "[missing-file]"),
    (["import", "data", "--split", "dev"], "[missing-file]"),
    (
      ["import", "qrels.txt", "--queries", "broken.tsv"], "broken.tsv:2:1: error: the line is no query [invalid-query]"
    ),
    (["import", "qrels.txt", "--queries", "twice.tsv"], "twice.tsv:2:1: error: the query 'q1' is already on line 1"),
    (["import", "wide.txt", "--queries", "q.tsv"], "[grade-out-of-range]"),
    (["export", "beir", "--to", "x", "--split", "a/b"], "a split is the name of a file"),
  ]

  @Test(arguments: Self.mistakes)
  func `what is wrong is told`(_ arguments: [String], _ told: String) throws {
    let project = try TemporaryProject(Self.files)
    try project.write("q1 0 d1 1\nq2 0 d1 0\n", to: "qrels.txt")
    try project.write("q1 0 d1 5000\n", to: "wide.txt")
    try project.write("q1\tone\n", to: "q.tsv")
    try project.write("q1\tone\nno tab\n", to: "broken.tsv")
    try project.write("q1\tone\nq1\ttwo\n", to: "twice.tsv")
    let run = try ToolRun.run(arguments, in: project.folder)
    #expect(run.exitCode == 2 && run.output.isEmpty && run.errors.contains(told), "\(run.errors)")
  }

  @Test func `what is left out of an import is told`() throws {
    let project = try TemporaryProject(Self.files)
    try project.write("q1 0 d1 1\nq2 0 d1 0\nq3 0 d1 1\n", to: "qrels.txt")
    try project.write("q1\tone\nq2\ttwo\n", to: "q.tsv")
    let run = try project.ragspec("import", "qrels.txt", "--queries", "q.tsv")
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("1 of 3 judged queries have no text here: the first is 'q3' [unknown-query]"))
    #expect(
      run.errors.contains(
        "1 of 3 judged queries have no relevant document, and are left out: the first is 'q2' [nothing-relevant]"))
    #expect(
      run.output == """
        suite: "imported"
        behavior: retrieval
        target: "search"
        defaults: {expect: [{"nDCG@10": 0}]}
        cases:
          - id: "q1"
            query: "one"
            relevant: {"d1": 1}

        """)
  }
}
