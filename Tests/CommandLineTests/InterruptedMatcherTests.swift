import Foundation
import RagSpecTestSupport
import Testing

/// Ctrl-C while a program of the user's judges.
@Suite struct InterruptedMatcherTests {
  /// A program that says that it was asked, and answers never.
  private static let suite = """
    suite: slow
    behavior: retrieval
    target: search
    cases:
      - id: one
        query: leave
        expect: [{exec: [sh, -c, "read -r x; echo asked > ../asked; exec sleep 600"], timeout: 600s}]
      - id: two
        query: pay
        expect: [{exec: [sh, -c, "read -r x; echo asked > ../asked; exec sleep 600"], timeout: 600s}]
    """

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func `a run that waits for a program ends when it is told to`(_ signal: Int32, _ exitCode: Int32) throws {
    let project = try TemporaryProject([
      "ragspec.yaml": "version: 1\ntargets: {search: {retriever: bm25, corpus: corpus.jsonl, top: 5}}\n",
      "corpus.jsonl": #"{"_id": "d1", "title": "", "text": "leave and pay"}"# + "\n", "scenarios/slow.yaml": Self.suite,
    ])
    let run = try RunningTool(["run"], in: project.folder)
    while !project.exists("asked") { usleep(10_000) }
    kill(run.processID, signal)
    let ended = try run.wait()
    #expect(ended.exitCode == exitCode, "\(ended.output) \(ended.errors)")
    #expect(ended.output.contains("2 skipped") && !ended.output.contains("errored"), "\(ended.output)")
    #expect(!ended.output.contains("gave no answer within"))
  }

  @Test func `cases that wait for a target's program are skipped, and none is errored`() throws {
    let cases = (1...5).map { "  - {id: c\($0), query: leave, relevant: [d1], expect: [P@1: 1]}" }
    let project = try TemporaryProject([
      "ragspec.yaml": """
      version: 1
      targets: {slow: {exec: [sh, -c, "read -r x; echo asked > asked; exec sleep 600"], timeout: 600s}}

      """,
      "scenarios/slow.yaml": "suite: slow\nbehavior: retrieval\ntarget: slow\ncases:\n" + cases.joined(separator: "\n"),
    ])
    let run = try RunningTool(["run"], in: project.folder)
    while !project.exists("asked") { usleep(10_000) }
    kill(run.processID, SIGINT)
    let ended = try run.wait()
    #expect(ended.exitCode == 130, "\(ended.output) \(ended.errors)")
    #expect(ended.output.contains("5 skipped") && !ended.output.contains("errored"), "\(ended.output)")
  }
}
