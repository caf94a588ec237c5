import Foundation
import RagSpecTestSupport
import Testing

/// What the real binary says to wrong input: exit code 2, the place, the stable id, a hint.
@Suite struct InvalidInputTests {
  @Test func missingFile() throws {
    let project = try TemporaryProject.asking("http://127.0.0.1:9/v1")
    let run = try project.ragspec("run", "scenarios/suit.yaml")
    #expect(run.exitCode == 2)
    #expect(
      run.errors == """
        error: there is no file or folder 'scenarios/suit.yaml' [missing-file]
        hint: did you mean 'suite.yaml'?

        """)
    #expect(run.output.isEmpty)
  }

  @Test func noProject() throws {
    let empty = try TemporaryProject()
    let run = try empty.ragspec("run")
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("there is no ragspec.yaml here or in a folder above [no-project]"))
    #expect(run.errors.contains("hint: 'ragspec init' makes a project"))
  }

  @Test func folderWithoutSuites() throws {
    let project = try TemporaryProject.asking("http://127.0.0.1:9/v1")
    try FileManager.default.createDirectory(
      at: project.folder.appending(path: "empty"), withIntermediateDirectories: true)
    let run = try project.ragspec("run", "empty")
    #expect(run.exitCode == 5)
    #expect(run.errors == "nothing was selected: there are no suites\n")
  }

  @Test func everyProblemOfEveryFileAtOnce() throws {
    let project = try TemporaryProject.asking("http://127.0.0.1:9/v1")
    try project.write(
      """
      suite: prices
      behavior: answering
      target: modle
      cases:
        - id: one
          question: What?
          expcet: [{contains: a}]
        - id: two
          question: What?
          expect:
            - simlar: 12.50 EUR
            - contains: a
              min: 2
      """, to: "scenarios/prices.yaml")
    try project.write("suite: [", to: "scenarios/z.yaml")
    let run = try project.ragspec("check")
    #expect(run.exitCode == 2)
    for expected in [
      "scenarios/prices.yaml:3:9: error: unknown target 'modle' [unknown-target]",
      "    3 | target: modle\n      |         ^~~~~\nhint: did you mean 'model'?",
      "scenarios/prices.yaml:7:5: error: unknown key 'expcet' [unknown-key]",
      "hint: did you mean 'expect'?",
      "scenarios/prices.yaml:11:9: error: unknown matcher 'simlar' [unknown-matcher]",
      "   11 |       - simlar: 12.50 EUR\n      |         ^~~~~~\nhint: did you mean 'similar'?",
      "scenarios/prices.yaml:13:14: error: expected a number from 0 to 1, found 2 [wrong-type]",
      "scenarios/z.yaml:2:1: error: did not find expected node content [yaml-syntax]",
    ] {
      #expect(run.errors.contains(expected), "\(expected)\nis missing in\n\(run.errors)")
    }
  }

  /// Files that are no suites: what they are, the id of the diagnostic, where it points.
  @Test(arguments: [
    ("", "empty-file", "1:1"), ("# only a comment\n", "empty-file", "1:1"), ("- a\n", "wrong-type", "1:1"),
    ("suite: a\n\tbehavior: b\n", "yaml-syntax", "2:1"), ("suite: a\nsuite: b\n", "duplicate-key", "2:1"),
    ("suite: a\r\nbehavior: answering\r\ntarget: model\r\ncases: []\r\n", "no-cases", "4:8"),
    ("\u{FEFF}suite: a\nbehavior: answring\ntarget: model\ncases: [1]\n", "unknown-behavior", "2:11"),
    ("suite: a\n---\nsuite: b\n", "several-documents", "2:1"), ("suite: *x\n", "unknown-anchor", "1:8"),
  ])
  func brokenSuite(_ text: String, _ id: String, _ place: String) throws {
    let project = try TemporaryProject.asking("http://127.0.0.1:9/v1")
    try project.write(text, to: "scenarios/broken.yaml")
    let run = try project.ragspec("check", "scenarios/broken.yaml")
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("[\(id)]"), "\(run.errors)")
    #expect(run.errors.contains("scenarios/broken.yaml:\(place): error:"), "\(run.errors)")
  }

  @Test func notUTF8() throws {
    let project = try TemporaryProject.asking("http://127.0.0.1:9/v1")
    try project.write(Data("suite: caf".utf8) + Data([0xE9, 0x0A]), to: "scenarios/latin.yaml")
    let run = try project.ragspec("check", "scenarios/latin.yaml")
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("scenarios/latin.yaml:1:11: error: the file is not UTF-8 [not-utf8]"), "\(run.errors)")
  }

  @Test func aliasBomb() throws {
    let project = try TemporaryProject.asking("http://127.0.0.1:9/v1")
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(aliases)]\n"
    }
    try project.write(bomb, to: "scenarios/bomb.yaml")
    let run = try project.ragspec("check", "scenarios/bomb.yaml")
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("[alias-bomb]"), "\(run.errors)")
  }

  @Test func unsetVariableIsNamedOnlyWhenNeeded() throws {
    let project = try TemporaryProject.asking("${MY_URL}")
    let run = try project.ragspec("check")
    #expect(run.exitCode == 2)
    #expect(
      run.errors.contains("ragspec.yaml:5:10: error: the environment variable 'MY_URL' is not set [unset-variable]"))
    #expect(run.errors.contains("hint: set it, or give a default: ${MY_URL:-default}"))
    #expect(try project.ragspec("list", "matchers").exitCode == 0)
    #expect(try project.ragspec("check", environment: ["MY_URL": "http://127.0.0.1:9/v1"]).exitCode == 0)
  }

  @Test func keyInTheFileIsRefusedAndNotShown() throws {
    let project = try TemporaryProject.asking("http://127.0.0.1:9/v1")
    let text = try project.text(of: "ragspec.yaml").replacingOccurrences(of: "${TEST_KEY:-}", with: "sk-secret-12345")
    try project.write(text, to: "ragspec.yaml")
    let run = try project.ragspec("check")
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("a key must not stand in a file [secret-in-file]"))
    #expect(!run.errors.contains("sk-secret"))
  }

  @Test func pathOutsideTheProject() throws {
    let project = try TemporaryProject.asking("http://127.0.0.1:9/v1")
    try project.write(
      """
      suite: s
      behavior: answering
      target: model
      cases: [{from: {jsonl: ../../../../../../etc/passwd}}]
      """, to: "scenarios/outside.yaml")
    let run = try project.ragspec("check", "scenarios/outside.yaml")
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("is outside of the project [outside-project]"), "\(run.errors)")
  }

  @Test func wrongArguments() throws {
    let project = try TemporaryProject.asking("http://127.0.0.1:9/v1")
    #expect(try project.ragspec("rnu").exitCode == 2)
    #expect(try project.ragspec("run", "--cache", "always").exitCode == 2)
    #expect(try project.ragspec("run", "--concurrency", "0").exitCode == 2)
    #expect(try project.ragspec("run", "--format", "jnuit").errors.contains("did you mean 'junit'?"))
    #expect(try project.ragspec("run", "-o", "report.pdf").errors.contains("[unknown-report]"))
    #expect(try project.ragspec("run", "--quiet", "--verbose").exitCode == 2)
    #expect(try project.ragspec("run", "suite/captial").errors.contains("hint: did you mean 'suite/capital'?"))
  }
}
