import Foundation
import RagSpecTestSupport
import Testing

/// `ragspec cache export` and `import`, and what is taken out of recordings on the way.
@Suite(.timeLimit(.minutes(5))) struct CacheExchangeTests {
  /// A project that was run once, and the address of a model that answers no more.
  private func recorded(_ answer: @escaping @Sendable (String) -> String = { _ in "Paris" }) throws -> TemporaryProject
  {
    let model = try LoopbackServer { .chat(answer($0.text)) }
    let project = try TemporaryProject.asking(model.endpointURL, cases: SharedProject.cases)
    try project.ragspec("run")
    model.stop()
    return project
  }

  private func emptied(_ project: TemporaryProject) throws {
    try FileManager.default.removeItem(at: project.folder.appending(path: ".ragspec"))
  }

  private func permissions(_ project: TemporaryProject, _ path: String) throws -> Int? {
    let file = project.folder.appending(path: path).path
    return try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
  }

  @Test func `what was exported is imported and replayed`() throws {
    let project = try recorded()
    let first = try project.ragspec("cache", "export", "-o", "all.jsonl")
    #expect(first.exitCode == 0 && first.output.isEmpty && first.errors == "exported 2 recordings\n", "\(first.errors)")
    let text = try project.text(of: "all.jsonl")
    #expect(try project.ragspec("cache", "export").output == text)
    let keys = text.split(separator: "\n").map { $0.dropFirst(8).prefix(64) }
    #expect(keys == keys.sorted() && keys.count == 2)
    try emptied(project)
    #expect(try project.ragspec("cache", "import", "all.jsonl").output == "2 new, 0 known, 0 refused\n")
    #expect(try project.ragspec("cache", "import", "all.jsonl").output == "0 new, 2 known, 0 refused\n")
    #expect(try project.ragspec("run", "--cache", "replay").output.contains("2 passed · 2 cached"))
    #expect(try project.ragspec("cache", "export").output == text)
  }

  @Test func `cases, models, texts and ages choose`() throws {
    let project = try recorded { $0.contains("river") ? "Paris, the Seine" : "Paris" }
    func count(_ arguments: String...) throws -> Int {
      let run = try ToolRun.run(["cache", "export"] + arguments, in: project.folder)
      #expect(run.exitCode == (run.output.isEmpty ? 5 : 0), "\(run.errors)")
      return run.output.split(separator: "\n").count
    }
    #expect(try count("suite/river") == 1 && count("scenarios") == 2 && count("--filter", "cap") == 1)
    #expect(try count("--text", "seine") == 1 && count("--model", "test-model") == 2 && count("--model", "other") == 0)
    #expect(try count("--newer-than", "1") == 2 && count("--older-than", "1") == 0)
    #expect(try project.ragspec("cache", "export", "--older-than", "-1").exitCode == 2)
  }

  @Test func `lines that cannot be used are told and left out`() throws {
    let project = try recorded()
    let lines = try project.ragspec("cache", "export").output.split(separator: "\n").map(String.init)
    try emptied(project)
    let edited = lines[1].replacing("capital", with: "center").replacing("flows", with: "runs")
    try project.write("\(lines[0])\n\n\(edited)\n{\"key\":\nnonsense\n", to: "mixed.jsonl")
    let run = try project.ragspec("cache", "import", "mixed.jsonl")
    #expect(run.exitCode == 2 && run.output == "1 new, 0 known, 3 refused\n", "\(run.output) \(run.errors)")
    #expect(run.errors.contains("mixed.jsonl:3:1: error: the key is not the digest of the request"), "\(run.errors)")
    #expect(run.errors.components(separatedBy: "[broken-recording]").count == 4, "\(run.errors)")
    #expect(try project.ragspec("cache", "import", "nothing.jsonl").exitCode == 2)
  }

  @Test func `another answer is taken only when that is wanted`() throws {
    let project = try recorded()
    let text = try project.ragspec("cache", "export").output
    try project.write(text.replacing(#""content":"Paris""#, with: #""content":"Lyon""#), to: "other.jsonl")
    let kept = try project.ragspec("cache", "import", "other.jsonl")
    #expect(kept.exitCode == 0 && kept.output == "0 new, 0 known, 2 refused\n", "\(kept.output)")
    #expect(kept.errors.contains("other.jsonl:1:1: warning: the request") && kept.errors.contains("hint: '--replace'"))
    #expect(try project.ragspec("cache", "export").output == text)
    let replaced = try project.ragspec("cache", "import", "--replace", "other.jsonl")
    #expect(replaced.output == "0 new, 0 known, 2 replaced, 0 refused\n" && replaced.errors.isEmpty)
    #expect(try project.ragspec("cache", "export").output.contains("Lyon"))
    // Two answers to one request in the same file: the first one stands.
    try emptied(project)
    try project.write(text + (try project.text(of: "other.jsonl")), to: "both.jsonl")
    #expect(try project.ragspec("cache", "import", "both.jsonl").output == "2 new, 0 known, 2 refused\n")
    #expect(try project.ragspec("cache", "export").output == text)
  }

  @Test func `an object of a shared cache is imported, and a damaged one is not`() throws {
    try NginxStore.serving { store in
      let model = try SharedProject.recorded("{url: '\(store.url)'}")
      let project = try TemporaryProject.asking(model, cases: SharedProject.cases)
      let object = try store.text(of: store.names[0])
      try project.write(object + (try store.text(of: store.names[1]).replacing("Paris", with: "Lyon")), to: "o.jsonl")
      let run = try project.ragspec("cache", "import", "o.jsonl")
      #expect(
        run.output == "1 new, 0 known, 1 refused\n" && run.errors.contains("its digest is not that of what it says"))
    }
  }

  @Test(arguments: [
    ("sk-proj-Ab3dEf6hIj9lMn2pQr5t", "an API key"), ("AKIAIOSFODNN7EXAMPLE", "the id of an AWS access key"),
    ("Authorization: Bearer abcdefghijklmnopqrstuvwxyz", "a bearer token"),
    ("-----BEGIN RSA PRIVATE KEY-----", "a private key"),
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abcdefghijklm", "a JSON Web Token"),
  ])
  func `what looks like a secret is told and not shown`(secret: String, name: String) throws {
    let project = try recorded { _ in "Paris, by the way: \(secret)" }
    let run = try project.ragspec("cache", "export", "-o", "out.jsonl")
    #expect(run.exitCode == 0 && run.errors.contains("seems to hold \(name) in the answer"), "\(run.errors)")
    #expect(!run.errors.contains(secret))
    // A pattern may begin as an option does.
    let pattern = NSRegularExpression.escapedPattern(for: secret)
    let hidden = try project.ragspec("cache", "export", "--redact=\(pattern)")
    #expect(hidden.errors.isEmpty && !hidden.output.contains(secret), "\(hidden.errors)")
    #expect(hidden.output.contains("Paris, by the way: [redacted]"))
    try emptied(project)
    try project.write(hidden.output, to: "hidden.jsonl")
    #expect(try project.ragspec("cache", "import", "hidden.jsonl").output == "2 new, 0 known, 0 refused\n")
  }

  @Test func `ordinary answers look like no secrets`() throws {
    let project = try recorded { _ in
      "Paris. Ask-me-anything-about-the-city, or see https://example.com/risk-management-of-things"
    }
    #expect(try project.ragspec("cache", "export").errors.isEmpty)
  }

  @Test func `a recording whose request matches is left out, and its case is named`() throws {
    let project = try recorded()
    let run = try project.ragspec("cache", "export", "--redact", "river", "--redact", "P.r")
    #expect(run.exitCode == 0 && run.output.split(separator: "\n").count == 1, "\(run.output)")
    #expect(
      run.output.contains("[redacted]is") && run.errors.contains("warning: a recording of 'suite/river'"),
      "\(run.errors)")
    #expect(try project.ragspec("cache", "export", "--redact", "(").exitCode == 2)
    let empty = try project.ragspec("cache", "export", "--redact", "")
    #expect(empty.exitCode == 2 && empty.errors.contains("is the variable that it comes from set?"), "\(empty.errors)")
    #expect(try project.ragspec("cache", "export", "-o", "-").output.split(separator: "\n").count == 2)
  }

  @Test func `what is no answer is not imported`() throws {
    let project = try recorded()
    let lines = try project.ragspec("cache", "export").output
    try project.write(lines.replacing(#""finish":"stop""#, with: #""finish":"content_filter""#), to: "none.jsonl")
    let run = try project.ragspec("cache", "import", "--replace", "none.jsonl")
    #expect(run.exitCode == 2 && run.output == "0 new, 0 known, 2 refused\n", "\(run.output) \(run.errors)")
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 0)
  }

  @Test(arguments: ["ls", "export", "prune"]) func `no age is too great`(command: String) throws {
    let project = try recorded()
    #expect(
      try project.ragspec("cache", command, "--older-than", "\(Int.max)").exitCode == (command == "export" ? 5 : 0))
  }

  @Test func `cassettes are redacted, too`() throws {
    let model = try LoopbackServer { _ in .chat("Paris, call 555-0199") }
    let project = try TemporaryProject.asking(model.endpointURL, cases: SharedProject.cases)
    let run = try project.ragspec("run", "--record", "--redact", #"\d{3}-\d{4}"#, "--redact", "capital")
    #expect(run.exitCode == 0 && run.errors.contains("a recording of 'suite/capital' was left out"), "\(run.errors)")
    let cassette = try project.text(of: "cassettes/suite.jsonl")
    #expect(cassette.contains("Paris, call [redacted]") && !cassette.contains("555"))
    #expect(cassette.split(separator: "\n").count == 1)
    // A pattern that comes later leaves a committed recording where it is.
    #expect(try project.ragspec("run", "--record", "--redact", "river").exitCode == 0)
    #expect(try project.text(of: "cassettes/suite.jsonl").split(separator: "\n").count == 2)
    #expect(try project.ragspec("run", "--record", "--redact", "river").exitCode == 0)
    #expect(try project.text(of: "cassettes/suite.jsonl").split(separator: "\n").count == 2)
    #expect(try project.ragspec("run", "--redact", "x").exitCode == 2)
  }

  @Test func `files of recordings are for their owner alone, and cassettes as all that is committed`() throws {
    let project = try recorded()
    try project.ragspec("cache", "export", "-o", "all.jsonl")
    #expect(try permissions(project, ".ragspec/cache.sqlite") == 0o600)
    #expect(try permissions(project, "all.jsonl") == 0o600)
    try project.ragspec("run", "--record")
    #expect(try permissions(project, "cassettes/suite.jsonl").map { $0 & 0o400 } == 0o400)
    // Who shares a cache with a group goes on sharing it.
    let file = project.folder.appending(path: ".ragspec/cache.sqlite").path
    try FileManager.default.setAttributes([.posixPermissions: 0o660], ofItemAtPath: file)
    try project.ragspec("cache", "import", "all.jsonl")
    #expect(try permissions(project, ".ragspec/cache.sqlite") == 0o660)
  }
}
