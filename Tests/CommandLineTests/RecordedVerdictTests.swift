import Foundation
import RagSpecTestSupport
import Testing

/// The matcher `exec` with `inputs`: its verdicts are recorded, and it is asked again when something changes that they depend on.
@Suite(.timeLimit(.minutes(5))) struct RecordedVerdictTests {
  /// Gives half a point to what is in a file, and takes down that it was asked.
  private static let program = """
    import json, sys
    for line in sys.stdin:
        output = json.loads(line)["output"]
        with open("asked", "a") as asked: asked.write("x\\n")
        known = open("words.txt").read()
        if output == "nonsense": print("what?", flush=True)
        else: print(json.dumps({"score": 0.5 if output in known else 0.1, "explanation": "about " + output}), flush=True)
    """

  private let server: LoopbackServer
  private let project: TemporaryProject

  init() throws {
    server = try LoopbackServer { request in
      .chat(String(decoding: request.body, as: UTF8.self).contains("odd") ? "nonsense" : "Paris")
    }
    project = try TemporaryProject.asking(server.endpointURL)
    try project.write(Self.program, to: "scenarios/judge.py")
    try project.write("Paris", to: "scenarios/words.txt")
    try write()
  }

  private func write(_ options: String = "min: 0.4", inputs: String = ", inputs: {files: [words.txt]}") throws {
    try project.write(
      """
      suite: suite
      behavior: answering
      target: model
      cases:
        - id: capital
          question: What is the capital of France?
          expect: [{exec: [python3, judge.py], \(options)\(inputs)}]
      """, to: "scenarios/suite.yaml")
  }

  private var asked: Int {
    ((try? project.text(of: "scenarios/asked")) ?? "").split(separator: "\n").count
  }

  @Test func `another threshold, weight or name asks nobody`() throws {
    let first = try project.ragspec("run", "-v")
    #expect(first.exitCode == 0 && asked == 1, "\(first.output)\(first.errors)")
    #expect(first.output.contains("for matchers 1 called"), "\(first.output)")
    let second = try project.ragspec("run")
    #expect(second.exitCode == 0 && second.output.contains("for matchers 1 cached") && asked == 1, "\(second.output)")
    try write("min: 0.6")
    let failed = try project.ragspec("run", "--cache", "replay")
    #expect(failed.exitCode == 1 && failed.output.contains("about Paris") && asked == 1, "\(failed.output)")
    try write("min: 0.5, weight: 2, name: known")
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 0 && asked == 1)
  }

  @Test func `it is asked again when a file, an option or the program changes`() throws {
    try project.ragspec("run")
    try project.write("London", to: "scenarios/words.txt")
    #expect(try project.ragspec("run").exitCode == 1 && asked == 2)
    #expect(try project.ragspec("cache", "why", "suite/capital").output.contains("are recorded"))
    try write("with: {strict: true}, min: 0.1")
    #expect(try project.ragspec("run").exitCode == 0 && asked == 3)
    try project.write(Self.program + "\n# changed", to: "scenarios/judge.py")
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 4 && asked == 3)
    #expect(try project.ragspec("run").exitCode == 0 && asked == 4)
  }

  @Test func `the record tells what was asked and what was remembered`() throws {
    try project.ragspec("run")
    try project.ragspec("run", "-o", "r.json")
    let record = try project.record("r.json")
    let consulted = try #require(record.results.first?["consulted"] as? [[String: Any]])
    #expect(consulted.count == 1 && consulted[0]["origin"] as? String == "cached", "\(consulted)")
    let explained = try project.ragspec("explain", "suite/capital").output
    #expect(
      explained.contains("exec:[\"python3\",\"judge.py\"]") && explained.contains("answer, cached:"), "\(explained)")
  }

  @Test func `without inputs it is asked in each run`() throws {
    try write(inputs: "")
    for round in 1...2 { #expect(try project.ragspec("run").exitCode == 0 && asked == round) }
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 0 && asked == 3)
  }

  @Test func `what is no verdict is errored as ever, and not recorded`() throws {
    try project.write(
      try project.text(of: "scenarios/suite.yaml").replacing("the capital", with: "odd"), to: "scenarios/suite.yaml")
    for round in 1...2 {
      let run = try project.ragspec("run", "-o", "r.json")
      #expect(run.exitCode == 3 && run.output.contains("answered with no JSON object: 'what?'"), "\(run.output)")
      #expect(try project.text(of: "r.json").contains(#""unsupported-observation""#) && asked == round)
    }
  }

  @Test func `score outside of a project asks it without recording`() throws {
    let folder = project.folder.appending(path: "scenarios")
    try FileManager.default.removeItem(at: project.folder.appending(path: "ragspec.yaml"))
    let yaml = "{exec: [python3, judge.py], min: 0.4, inputs: {files: [words.txt]}}"
    for round in 1...2 {
      let scored = try ToolRun.run(["score", "--yaml", yaml, "Paris"], in: folder)
      #expect(scored.exitCode == 0 && scored.output.contains("0.5") && asked == round, "\(scored)")
    }
  }
}
