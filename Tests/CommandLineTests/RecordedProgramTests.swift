import Foundation
import RagSpecTestSupport
import Testing

/// Targets with `exec` that say what their answers depend on: these are recorded, and asked for again when it changes.
@Suite(.timeLimit(.minutes(5))) struct RecordedProgramTests {
  /// Answers what is in a file and in a variable, and takes down that it was asked.
  private static let program = """
    import json, os, sys
    for line in sys.stdin:
        question = json.loads(line)["question"]
        with open("asked", "a") as asked: asked.write(question + "\\n")
        said = open("knowledge.txt").read().strip() + os.environ.get("TONE", "")
        if "no JSON" in question: print("what?", flush=True)
        elif "fail" in question: print(json.dumps({"error": "no idea"}), flush=True)
        else: print(json.dumps({"answer": said, "extra": question}), flush=True)
    """

  private static let cases = """
    - {id: one, question: One?, expect: [{contains: Paris}]}
    - {id: two, question: Two?, expect: [{contains: Paris}]}
    """

  private let project: TemporaryProject

  init() throws {
    project = try TemporaryProject([
      "ragspec.yaml": Self.configuration("inputs: {files: [knowledge.txt], environment: [TONE]}"),
      "program.py": Self.program, "knowledge.txt": "Paris",
      "scenarios/suite.yaml": Self.suite(Self.cases),
    ])
  }

  private static func configuration(_ inputs: String) -> String {
    """
    version: 1
    targets:
      knower: {exec: [python3, program.py], \(inputs)}
    cache: {cassettes: [cassettes]}
    """
  }

  private static func suite(_ cases: String) -> String {
    "suite: suite\nbehavior: answering\ntarget: knower\ncases:\n\(cases)"
  }

  private var asked: Int {
    ((try? project.text(of: "asked")) ?? "").split(separator: "\n").count
  }

  @Test func `it is asked once, until something that it depends on changes`() throws {
    let first = try project.ragspec("run")
    #expect(first.exitCode == 0 && first.output.contains("2 passed · 2 called") && asked == 2, "\(first)")
    #expect(try project.ragspec("run").output.contains("2 passed · 2 cached") && asked == 2)
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 0 && asked == 2)

    // What another file says is no matter of it.
    try project.write("x", to: "other.txt")
    #expect(try project.ragspec("run").output.contains("2 cached") && asked == 2)
    try project.write("Paris, France", to: "knowledge.txt")
    #expect(try project.ragspec("run").output.contains("2 called") && asked == 4)
    #expect(try project.ragspec("run", environment: ["TONE": "!"]).output.contains("2 called") && asked == 6)
    #expect(try project.ragspec("run", environment: ["TONE": ""]).output.contains("2 called"), "set is not unset")
    // The program itself is one of its arguments.
    try project.write(Self.program + "\n# changed", to: "program.py")
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 4)
    #expect(try project.ragspec("run").output.contains("2 called"))
    // As it was before.
    try project.write(Self.program, to: "program.py")
    try project.write("Paris", to: "knowledge.txt")
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 0)
  }

  @Test func `without inputs it is asked each time, and never recorded`() throws {
    try project.write(Self.configuration("timeout: 20s"), to: "ragspec.yaml")
    for round in 1...3 {
      #expect(try project.ragspec("run").exitCode == 0 && asked == 2 * round)
    }
    #expect(!project.exists(".ragspec/cache.sqlite"))
  }

  @Test func `what says nothing is errored as ever, and not recorded`() throws {
    try project.write(
      Self.suite(
        """
        - {id: nonsense, question: no JSON, expect: [{contains: Paris}]}
        - {id: failure, question: fail, expect: [{contains: Paris}]}
        """), to: "scenarios/suite.yaml")
    for round in 1...2 {
      let run = try project.ragspec("run", "-o", "r.json")
      #expect(run.exitCode == 3 && run.output.contains("'python3': no idea"), "\(run.output)")
      #expect(run.output.contains("'python3' answered with no JSON object: 'what?'"), "\(run.output)")
      let record = try project.text(of: "r.json")
      #expect(record.contains(#""unreadable-output""#) && record.contains(#""target""#), "\(record)")
      #expect(asked == 2 * round)
    }
    #expect(try project.ragspec("cache", "ls").output.isEmpty)
  }

  @Test func `its recordings are shown, explained and committed like others`() throws {
    #expect(try project.ragspec("run", "--record").exitCode == 0)
    try FileManager.default.removeItem(at: project.folder.appending(path: ".ragspec"))
    #expect(try project.ragspec("run").output.contains("2 from cassettes") && asked == 2)
    let shown = try project.ragspec("cache", "show", "suite/one").output
    for part in [#""url": "exec:[\"python3\",\"program.py\"]""#, #""knowledge.txt": ""#, #""question": "One?""#] {
      #expect(shown.contains(part), "\(part): \(shown)")
    }
    #expect(!shown.contains("POST exec"))
    try project.write("Paris!", to: "knowledge.txt")
    let why = try project.ragspec("cache", "why").output
    #expect(why.contains(#"body.inputs.files["knowledge.txt"]"#), "\(why)")
    #expect(try project.ragspec("explain", "suite/one").output.contains("exec:["))
  }

  @Test func `it is no call to an endpoint`() throws {
    let run = try project.ragspec("run", "--max-calls", "0")
    #expect(run.exitCode == 0 && asked == 2, "\(run.output)\(run.errors)")
  }

  @Test func `it may be a part of a hybrid, and answer with passages`() throws {
    try project.write(
      """
      version: 1
      targets:
        words: {retriever: bm25, corpus: corpus.jsonl}
        program: {exec: [python3, search.py], inputs: {files: [corpus.jsonl]}, passages: {separator: "#"}}
        both: {hybrid: [words, program]}
      """, to: "ragspec.yaml")
    try project.write(
      #"{"_id":"a","title":"","text":"refunds take five days"}"# + "\n" + #"{"_id":"b","title":"","text":"free"}"#,
      to: "corpus.jsonl")
    try project.write(
      """
      import json, sys
      for line in sys.stdin:
          with open("asked", "a") as asked: asked.write("x\\n")
          print(json.dumps({"ranking": ["a#1", "b#2", "a#3"]}), flush=True)
      """, to: "search.py")
    for target in ["program", "both"] {
      try project.write(
        """
        suite: \(target)
        behavior: retrieval
        target: \(target)
        cases: [{id: q, query: how long do refunds take, relevant: [a], expect: [{recall@1: 1.0}]}]
        """, to: "scenarios/\(target).yaml")
    }
    try FileManager.default.removeItem(at: project.folder.appending(path: "scenarios/suite.yaml"))
    let run = try project.ragspec("run")
    #expect(run.exitCode == 0 && asked == 1, "they ask the same: \(run.output)\(run.errors)")
    #expect(try project.ragspec("run", "--cache", "replay").output.contains("2 passed · 2 cached") && asked == 1)
  }

  @Test func `what is wrong with inputs is told at its place`() throws {
    try project.write(
      Self.configuration("inputs: {files: [nowhere.txt, knowledge.txt], environment: [API_KEY, TONE]}"),
      to: "ragspec.yaml")
    let checked = try project.ragspec("check")
    #expect(checked.exitCode == 2 && checked.errors.contains("[missing-file]"), "\(checked.errors)")
    #expect(checked.errors.contains("'API_KEY' looks like a key") && checked.errors.contains("[secret-input]"))
    try project.write(Self.configuration("inputs: {file: [x]}"), to: "ragspec.yaml")
    #expect(try project.ragspec("check").errors.contains("did you mean 'files'?"))
  }

  /// What the environment adds to an argument may be a key: it is in the key of the recording as a digest only.
  @Test func `values of the environment are recorded nowhere`() throws {
    let value = "s3cret-value-of-mine"
    try project.write(
      Self.configuration("inputs: {environment: [TONE]}").replacing("program.py]", with: "program.py, '${MINE}']"),
      to: "ragspec.yaml")
    let environment = ["MINE": value, "TONE": " tone-\(value)"]
    #expect(try project.ragspec("run", "--record", environment: environment).exitCode == 0)
    let request = try project.ragspec("cache", "show", "suite/one", environment: environment).output
      .components(separatedBy: "answer:")[0]
    #expect(request.contains(#""arguments""#) && !request.contains(value), "\(request)")
    #expect(
      try project.ragspec("run", environment: ["MINE": "other", "TONE": " tone-\(value)"]).output.contains("2 called"))
  }
}
