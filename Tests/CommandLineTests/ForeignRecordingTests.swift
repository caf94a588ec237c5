import Foundation
import RagSpecTestSupport
import Testing

/// docs/cache.md says how another program makes recordings; this one is Python.
@Suite struct ForeignRecordingTests {
  /// Writes a cassette line for a request, as the page describes it.
  private static let writer = #"""
    import hashlib, json, sys
    url, question, answer = sys.argv[1:]
    request = {
        "keyVersion": 1,
        "provider": "openai-chat",
        "url": url,
        "model": "test-model",
        "messages": [{"role": "user", "content": question}],
        "parameters": {"temperature": 0.2, "stop": ["\n\n"], "seed": 7},
        "headers": {"x-tenant": "blue"},
    }
    canonical = json.dumps(request, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    key = hashlib.sha256(canonical.encode()).hexdigest()
    said = json.dumps({"content": answer, "finish": "stop"}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    digest = hashlib.sha256(said.encode()).hexdigest()
    line = {"key": key, "content": answer, "finish": "stop", "digest": digest, "recorded_at": 1700000000, "request": request}
    print(json.dumps(line, ensure_ascii=False))
    """#

  @Test func `a cassette that a Python script wrote replays`() throws {
    let url = "http://127.0.0.1:9/v1"
    let questions = [
      ("capital", "What's the \"capital\" of Perú?\n\tOne word \\ no more. 😀"), ("bell", "Ring \u{7}\u{1B}[1m!"),
    ]
    let cases = questions.map { name, question in
      let quoted = question.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        .replacing("\t", with: "\\t").replacing("\u{7}", with: "\\a").replacing("\u{1B}", with: "\\e")
      return "- {id: \(name), question: \"\(quoted)\", expect: [{equals: Lima}]}"
    }
    let project = try TemporaryProject.asking(
      url, cases: cases.joined(separator: "\n"),
      endpoint: #"""
        parameters: {temperature: 0.20, seed: 7, stop: ["\n\n"]}
        headers: {X-Tenant: blue}
        """#)
    try project.write("{{{question}}}", to: "question.mustache")
    try project.write(Self.writer, to: "write.py")
    var lines: [String] = []
    for (_, question) in questions {
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["python3", project.folder.appending(path: "write.py").path, url, question, "Lima"]
      process.standardOutput = output
      try process.run()
      lines.append(String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self))
      process.waitUntilExit()
    }
    try project.write(lines.joined(), to: "cassettes/written.jsonl")
    let run = try project.ragspec("run", "--cache", "replay")
    let why = try project.ragspec("cache", "why").output
    #expect(
      run.exitCode == 0 && run.output.contains("2 passed · 2 from cassettes"), "\(run.output) \(run.errors) \(why)")
    #expect(try project.ragspec("cache", "verify").output == "2 recordings are sound\n")
  }
}
