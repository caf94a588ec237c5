import Foundation
import RagSpecTestSupport
import Synchronization
import Testing

/// `ragspec cache grep`, `diff`, `why` and `verify` on what a run has recorded.
@Suite struct CacheInspectionTests {
  private static let cases = """
    - id: capital
      question: What is the capital of France?
      expect: [{contains: Paris}]
    - id: river
      question: Which river flows through it?
      expect: [{contains: Seine}]
    """

  private static func recorded(_ answer: @escaping @Sendable (String) -> String) throws -> (
    TemporaryProject, LoopbackServer
  ) {
    let server = try LoopbackServer { request in .chat(answer(String(decoding: request.body, as: UTF8.self))) }
    let project = try TemporaryProject.asking(server.url, cases: cases, endpoint: "parameters: {temperature: 0}")
    let run = try project.ragspec("run")
    try #require(run.exitCode == 0, "\(run.output) \(run.errors)")
    return (project, server)
  }

  private static func capital(_ request: String) -> String {
    request.contains("river") ? "The Seine.\nIt is 777 km long." : "Paris"
  }

  @Test func `why tells what changed in requests that are no longer recorded`() throws {
    let (project, server) = try Self.recorded(Self.capital)
    let before = try project.ragspec("cache", "why", "suite/capital")
    #expect(before.exitCode == 0 && before.output.contains("suite/capital is recorded"), "\(before.output)")
    #expect(try project.ragspec("cache", "why").output == "2 of 2 requests are recorded\n")

    let configuration = try project.text(of: "ragspec.yaml")
    try project.write(configuration.replacing("temperature: 0", with: "temperature: 0.2"), to: "ragspec.yaml")
    try project.write("Answer in one word, please.\n{{question}}\n", to: "question.mustache")
    let stale = try project.ragspec("cache", "why", "suite/river").output
    #expect(stale.contains("suite/river: not recorded\n  nearest: "), "\(stale)")
    #expect(stale.contains("  parameters.temperature: 0 → 0.2\n"), "\(stale)")
    #expect(stale.contains("messages[0].content line 1\n    {+Answer in one word, please.⏎+}Which river"), "\(stale)")

    try project.write("{{question}}\n", to: "question.mustache")
    let both = try project.ragspec("cache", "why").output
    #expect(both.contains("0 of 2 requests are recorded"), "\(both)")
    #expect(both.contains("suite/capital, suite/river: not recorded\n  nearest, of the first: "), "\(both)")

    // The questions stand in the line that changed.
    try project.write(configuration, to: "ragspec.yaml")
    try project.write("Briefly: {{question}}\n", to: "question.mustache")
    let edited = try project.ragspec("cache", "why").output
    #expect(edited.contains("suite/capital, suite/river: not recorded"), "\(edited)")
    try project.write(configuration.replacing("temperature: 0", with: "temperature: 0.2"), to: "ragspec.yaml")
    try project.write("{{question}}\n", to: "question.mustache")

    let lines = try project.ragspec("cache", "why", "--json").output.split(separator: "\n")
    let first = try #require(try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    let nearest = try #require(first["nearest"] as? [String: Any])
    let differences = try #require(nearest["differences"] as? [[String: Any]])
    #expect(first["recorded"] as? Bool == false && differences.count == 1)
    #expect(differences[0]["path"] as? String == "parameters.temperature" && differences[0]["new"] as? Double == 0.2)
    #expect(server.requests.count == 2, "nothing is called")
  }

  @Test func `why says when nothing is near, computed or selected`() throws {
    let server = try LoopbackServer { _ in .chat("x") }
    let project = try TemporaryProject.asking(server.url)
    #expect(try project.ragspec("cache", "why").output.contains("nothing like it is recorded"))
    #expect(try project.ragspec("cache", "why", "--filter", "nope").exitCode == 5)
    #expect(try project.ragspec("cache", "why", "suite/capitol").errors.contains("did you mean 'suite/capital'?"))
  }

  @Test func `diff compares what was committed with what came since, and one case with another`() throws {
    let count = Atomic(0)
    let (project, server) = try Self.recorded { request in
      guard request.contains("river") else { return "Paris" }
      return "The Seine.\nIt is \(count.add(1, ordering: .relaxed).newValue) km long, from Source-Seine to Le Havre."
    }
    defer { withExtendedLifetime(server) {} }
    let once = try project.ragspec("cache", "diff", "suite/river")
    #expect(once.exitCode == 2 && once.errors.contains("is recorded once, in the local cache"), "\(once.errors)")
    try project.ragspec("run", "--record")
    try project.ragspec("run", "--cache", "refresh")
    let versions = try project.ragspec("cache", "diff", "suite/river").output
    #expect(versions.contains("request: the same"), "\(versions)")
    #expect(versions.contains("text line 2\n    It is [-1-]{+2+} km long"), "\(versions)")
    let cases = try project.ragspec("cache", "diff", "suite/capital", "suite/river").output
    #expect(cases.contains("request\n  messages[0].content"), "\(cases)")
    let unknown = try project.ragspec("cache", "diff", "suite/capital", "ffffffff")
    #expect(unknown.exitCode == 2 && unknown.errors.contains("nothing is recorded for 'ffffffff'"), "\(unknown.errors)")
  }

  @Test func `grep finds lines of answers and requests`() throws {
    let (project, _) = try Self.recorded(Self.capital)
    let answers = try project.ragspec("cache", "grep", "-a", "-i", "KM\\b").output
    #expect(
      answers.hasSuffix("  answer:2: It is 777 km long.\n") && answers.split(separator: "\n").count == 1, "\(answers)")
    let all = try project.ragspec("cache", "grep", "river").output
    #expect(all.contains("messages[0].content:1: Which river flows through it?"), "\(all)")
    let keys = try project.ragspec("cache", "grep", "--list", "Paris|Seine").output.split(separator: "\n")
    #expect(keys.count == 2 && keys.allSatisfy { $0.count == 64 })
    #expect(try project.ragspec("cache", "grep", "Danube").exitCode == 5)
    let broken = try project.ragspec("cache", "grep", "(")
    #expect(broken.exitCode == 2 && broken.errors.contains("[invalid-pattern]"), "\(broken.errors)")
  }

  @Test func `ls shows what fits its conditions, in the order that is asked for`() throws {
    let (project, _) = try Self.recorded(Self.capital)
    func list(_ arguments: String...) throws -> [String] {
      let run = try ToolRun.run(["cache", "ls"] + arguments, in: project.folder)
      return run.output.split(separator: "\n").map { $0.split(separator: "  ").last.map(String.init) ?? "" }
    }
    #expect(try list("--text", "PARIS") == ["Paris"])
    #expect(try list("--sort", "size").first?.hasPrefix("The Seine.") == true)
    #expect(try list("--model", "test-model", "--newer-than", "1", "-n", "1").count == 1)
    #expect(try list("--model", "other").isEmpty && list("--older-than", "1").isEmpty)
    #expect(try list("suite/capital") == ["Paris"])
    #expect(try list("--endpoint", "main").count == 2 && list("--endpoint", "127.0.0.1").count == 2)
    #expect(try list("--endpoint", "elsewhere").isEmpty)
    #expect(try list("--larger-than", "1B").count == 2 && list("--larger-than", "1MB").isEmpty)
    #expect(try project.ragspec("cache", "ls", "--larger-than", "big").exitCode == 2)
    let none = try project.ragspec("cache", "ls", "--text", "Danube")
    #expect(none.exitCode == 0 && none.errors.contains("nothing like that is recorded"), "\(none.errors)")
    #expect(try project.ragspec("cache", "ls", "--newer-than", "-1").exitCode == 2)
  }

  @Test func `verify finds a recording that somebody changed`() throws {
    let (project, _) = try Self.recorded(Self.capital)
    #expect(try project.ragspec("cache", "verify").output == "2 recordings are sound\n")
    let path = project.folder.appending(path: ".ragspec/cache.sqlite")
    var bytes = try Data(contentsOf: path)
    let place = try #require(bytes.range(of: Data("Which river".utf8)))
    bytes.replaceSubrange(place, with: Data("Which rover".utf8))
    try bytes.write(to: path)
    let broken = try project.ragspec("cache", "verify")
    #expect(broken.exitCode == 2 && broken.errors.contains("is not the digest of its request"), "\(broken.errors)")
  }
}
