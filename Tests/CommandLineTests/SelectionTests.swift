import Foundation
import RagSpecTestSupport
import Testing

/// Which cases a command line stands for, where slips are easy.
@Suite struct SelectionTests {
  private func project(gates: String = "") throws -> TemporaryProject {
    let project = try TemporaryProject.asking("http://127.0.0.1:9/v1", cases: "- from: {jsonl: cases.jsonl}")
    let cases = (1...3).map { #"{"id": "c\#($0)", "question": "q\#($0)", "expect": [{"contains": "x"}]}"# }
    try project.write(cases.joined(separator: "\n"), to: "scenarios/cases.jsonl")
    try project.write(project.text(of: "ragspec.yaml") + "\n" + gates, to: "ragspec.yaml")
    return project
  }

  @Test func lineOfAFileOfCases() throws {
    let project = try project()
    for name in ["scenarios/cases.jsonl:2", project.folder.path + "/scenarios/cases.jsonl:2"] {
      let run = try project.ragspec("run", "--cache", "replay", name)
      #expect(run.exitCode == 4, "\(run.errors)")
      #expect(run.output.contains("suite/c2") && !run.output.contains("suite/c1"), "\(run.output)")
    }
    #expect(try project.ragspec("run", "scenarios/cases.jsonl:9").exitCode == 5)
  }

  @Test func fileOfCasesIsNoSuite() throws {
    let run = try project().ragspec("run", "scenarios/cases.jsonl")
    #expect(run.exitCode == 2)
    #expect(
      run.errors == """
        error: 'scenarios/cases.jsonl' is no suite: suites take cases from such files [not-a-suite]
        hint: name the suite that takes them with 'from:', or 'scenarios/cases.jsonl:LINE' for one case

        """)
  }

  @Test func projectGateThatNobodyReportsIsTold() throws {
    let run = try project(gates: "gates: {contians: 0.9, nDCG@10: 0.5, pass-rate: 1}").ragspec("check")
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("no case reports a score under 'contians' [unknown-gate]"), "\(run.errors)")
    #expect(run.errors.contains("did you mean 'contains'?"))
    #expect(!run.errors.contains("'nDCG"), "a measure is for other suites")
  }

  @Test func thousandsOfProblemsAreCounted() throws {
    let project = try project()
    try project.write(
      (1...1_000).map { #"{"id": "c\#($0)", "qestion": "q", "expect": []}"# }.joined(separator: "\n"),
      to: "scenarios/cases.jsonl")
    let run = try project.ragspec("check")
    #expect(run.exitCode == 2)
    #expect(run.errors.hasSuffix("… and 1800 more\n\n2000 errors\n"), "\(run.errors.suffix(200))")
  }
}
