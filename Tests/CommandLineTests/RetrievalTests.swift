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
}
