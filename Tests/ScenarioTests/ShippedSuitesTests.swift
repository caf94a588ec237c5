import Foundation
import RagSpecTestSupport
import Testing

/// The shipped suites, replayed by the real binary as `make demo` does it.
@Suite struct ShippedSuitesTests {
  private func run(_ arguments: String...) throws -> ToolRun {
    // Nothing listens here: a run that called would not end with 0.
    try ToolRun.run(arguments, in: projectRoot, environment: ["http_proxy": "http://127.0.0.1:9"])
  }

  @Test func everythingPassesWithoutNetwork() throws {
    let run = try run("run", "--cache", "replay", "scenarios")
    #expect(run.exitCode == 0, "\(run.output)\n\(run.errors)")
    #expect(run.errors.isEmpty, "\(run.errors)")
    #expect(!run.output.contains(" called"))
  }

  @Test func noKnownFailurePasses() throws {
    let run = try run("run", "--cache", "replay", "scenarios", "--format", "jsonl")
    let unexpected = run.output.split(separator: "\n").filter { $0.contains("\"standing\":\"unexpectedly-passed\"") }
    #expect(unexpected.isEmpty, "remove 'known-failure' from: \(unexpected.map { $0.prefix(120) })")
  }

  /// The size of the shipped content, so that none of it is lost unnoticed.
  @Test func contentIsComplete() throws {
    let cases = try run("list", "cases").output.split(separator: "\n")
    #expect(cases.count { $0.contains("scenarios/retrieval/") || $0.contains("fixtures/handbook/") } >= 100)
    #expect(cases.count { $0.contains("scenarios/table-reading/") } >= 100)
    #expect(cases.count { $0.contains("scenarios/question-rewriting/") } >= 80)
  }

  /// A known failure tells why, in words of its own.
  @Test func knownFailuresSayWhy() throws {
    let run = try run("run", "--cache", "replay", "scenarios", "--format", "jsonl")
    for line in run.output.split(separator: "\n") where line.contains("\"standing\":\"known-failure\"") {
      let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let why = record?["known_failure"] as? String ?? ""
      #expect(why.count >= 10, "\(record?["id"] ?? "")")
    }
  }
}
