import Foundation
import RagSpecTestSupport
import Testing

/// Variants through the real program.
@Suite struct VariantTests {
  private static let corpus = """
    {"_id": "d1", "title": "Parental leave", "text": "Every parent takes sixteen weeks of paid leave."}
    {"_id": "d2", "title": "Weeks", "text": "A week has five days of work; new fathers get what others get."}
    {"_id": "d3", "title": "Sick", "text": "Who is ill for more than three days sends a note."}

    """
  private static let head = "suite: a\nbehavior: retrieval\ntarget: search\n"

  private func project(_ cases: String, files: [String: String] = [:]) throws -> TemporaryProject {
    let own = [
      "ragspec.yaml": "version: 1\ntargets: {search: {retriever: bm25, corpus: corpus.jsonl}}\n",
      "corpus.jsonl": Self.corpus, "scenarios/a.yaml": Self.head + cases,
    ]
    return try TemporaryProject(own.merging(files) { $1 })
  }

  private static let leave = """
    cases:
      - id: leave
        query: Weeks of parental leave?
        relevant: [d1]
        expect: [{RR: 1}]
        variants:
          - case: upper
          - synonyms: synonyms.tsv
            may-drop: {RR: 0.1}
          - query: parental leave
            must-rise: {RR: 0.1}
      - {id: sick, query: sick note, relevant: [d3], expect: [{RR: 1}]}

    """
  private static let synonyms = ["scenarios/synonyms.tsv": "parental leave\tfathers\n"]

  @Test func `a run tells how variants did, and the gate sees them`() throws {
    let run = try project(Self.leave, files: Self.synonyms).ragspec("run")
    #expect(run.exitCode == 1)
    #expect(
      run.output.contains("FAILED a/leave~synonyms  scenarios/a.yaml:5:5\n  question: Weeks of Fathers?\n")
        || run.output.contains("  question: Weeks of fathers?\n  variant of: Weeks of parental leave?\n"),
      "\(run.output)")
    #expect(run.output.contains("expected: RR at most 0.1 below the 1 of its base\n    got: 0.5, 0.5 below it\n"))
    #expect(
      run.output.contains(
        "expected: RR at least 0.1 above the 1 of its base\n    got: 1, the same\n    note: no score is above 1\n"))
    #expect(
      run.output.contains(
        """
        FAIL a  3 passed, 2 failed · 5 local · RR 1
               case      invariance  0 of 1 failed · RR 1 → 1
               synonyms  invariance  1 of 1 failed (100 %) · RR 1 → 0.5
               query     direction   1 of 1 failed (100 %) · RR 1 → 1

        gate failed a: pass-rate 0.6 < 1

        """), "\(run.output)")
  }

  @Test func `a variant is chosen alone, and compared all the same`() throws {
    let project = try project(Self.leave, files: Self.synonyms)
    for arguments in [["run", "a/leave~synonyms"], ["run", "--filter", "~synonyms"]] {
      let run = try ToolRun.run(arguments, in: project.folder)
      #expect(run.exitCode == 1 && run.output.contains("at most 0.1 below the 1 of its base"), "\(run.output)")
      #expect(run.output.contains("0 passed, 1 failed"), "\(run.output)")
    }
    let explained = try project.ragspec("explain", "a/leave~synonyms")
    #expect(explained.output.contains("got: 0.5, 0.5 below it"), "\(explained.output)")
    #expect(!explained.output.contains("tables/leave  "))
    #expect(try project.ragspec("run", "--tag", "!variant").output.contains("2 passed"))
    #expect(try project.ragspec("run", "a/leave").output.contains("1 passed"))
    // The line of a case is that of its variants.
    #expect(try project.ragspec("list", "cases", "scenarios/a.yaml:5").output.split(separator: "\n").count == 4)
  }

  @Test func `a list shows what is asked`() throws {
    let list = try project(Self.leave, files: Self.synonyms).ragspec("list")
    let lines = list.output.split(separator: "\n")
    #expect(lines.count == 5 && lines[1].hasSuffix("[variant]  \"WEEKS OF PARENTAL LEAVE?\""), "\(list.output)")
    #expect(!lines[0].contains("\""))
  }

  @Test func `gates of variants stand beside the others`() throws {
    let gates = "gates: {RR: 1, pass-rate~synonyms: 0, pass-rate~query: 0, RR~synonyms: 0.6}\n"
    let run = try project(Self.leave + gates, files: Self.synonyms).ragspec("run")
    #expect(run.exitCode == 1)
    #expect(run.output.contains("\ngate failed a: RR~synonyms 0.5 < 0.6\n"), "\(run.output)")
    #expect(!run.output.contains("gate failed a: pass-rate"))
    let misspelt = try project(Self.leave + "gates: {pass-rate~synonym: 0}\n", files: Self.synonyms).ragspec("run")
    #expect(misspelt.exitCode == 2 && misspelt.errors.contains("did you mean 'pass-rate~synonyms'?"))
    let project = try project(Self.leave, files: Self.synonyms)
    let configuration = try project.text(of: "ragspec.yaml")
    try project.write(configuration + "gates: {pass-rate~typo: 0.5, pass-rate~typos: 0.5}\n", to: "ragspec.yaml")
    let check = try project.ragspec("check")
    #expect(check.exitCode == 2 && check.errors.contains("did you mean 'typos'?"), "\(check.errors)")
    #expect(check.errors.contains("\n1 error\n") || !check.errors.contains("errors"), "\(check.errors)")
  }

  @Test func `what is wrong is told where it stands`() throws {
    let project = try project(
      """
      defaults: {variants: [{typoes: 1}, {typos: {cuont: 2}}, {synonyms: lost.tsv}]}
      cases:
        - id: a
          query: sick note
          relevant: [d3]
          expect: [{RR: 1}]
          variants: [{synonyms: bad.tsv}, {case: lower, may-drop: {nDGC@10: 0.1}}]

      """, files: ["scenarios/bad.tsv": "sick\till\nnote\n"])
    let check = try project.ragspec("check")
    #expect(check.exitCode == 2)
    let told = check.errors.split(separator: "\n").filter { $0.contains(": error: ") || $0.hasPrefix("hint") }
    #expect(
      told == [
        "scenarios/a.yaml:4:24: error: unknown perturbation 'typoes' [unknown-perturbation]",
        "hint: did you mean 'typos'?",
        "scenarios/a.yaml:4:45: error: unknown key 'cuont' [unknown-key]", "hint: did you mean 'count'?",
        "scenarios/a.yaml:4:68: error: there is no file 'lost.tsv' [missing-file]",
        "scenarios/a.yaml:10:62: error: 'nDGC@10' is neither a measure nor a score of the case 'a' [unknown-score]",
        "hint: did you mean 'nDCG@10'?",
        "scenarios/bad.tsv:2:1: error: no synonym stands behind 'note' [synonyms-syntax]",
        "hint: a line is 'word TAB synonym', with as many synonyms as there are",
      ], "\(check.errors)")
  }

  @Test func `a check tells of variants that there are not`() throws {
    let project = try project(
      """
      defaults: {expect: [{RR: 0}], variants: [{quotes: german}, {case: lower}]}
      cases:
        - {id: a, query: sick note, relevant: [d3]}
        - {id: b, query: '"sick" note', relevant: [d3]}

      """)
    let run = try project.ragspec("run", "--filter", "~")
    #expect(run.exitCode == 0 && run.errors.contains("'case' finds nothing else to say in the question 2 times"))
    #expect(!run.errors.contains("'quotes'"))
    let check = try project.ragspec("check")
    #expect(check.output == "1 suites with 2 cases and 1 variants are sound\n")
    #expect(check.errors.contains("'quotes' finds nothing else to say in the question of 'a' [unchanged-variant]"))
  }

  @Test func `perturbations are listed with their examples`() throws {
    let list = try ToolRun.run(["list", "perturbations"], in: projectRoot)
    #expect(list.output.hasPrefix("typos        letters are swapped"))
    let page = try ToolRun.run(["list", "perturbations", "typos"], in: projectRoot)
    #expect(page.output.contains("- typos: 1\n#   How many weeks of parental leave?\n#   → "), "\(page.output)")
    #expect(page.output.contains("| `keyboard` | one of qwerty, qwertz, azerty, russian | `qwerty` |"))
  }
}
