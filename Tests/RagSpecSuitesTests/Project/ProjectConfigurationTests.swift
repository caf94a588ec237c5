import RagSpecCore
import RagSpecSuites
import Testing

@Suite struct ProjectConfigurationTests {
  private func configuration(_ text: String) throws -> ProjectConfiguration {
    try ProjectConfiguration(SourceFile(path: "ragspec.yaml", text: text), targetKinds: FakeTargetKinds.all)
  }

  @Test func `a whole configuration`() throws {
    let project = try configuration(
      """
      version: 1
      endpoints:
        local: {provider: openai-chat, url: "${URL:-http://h}", model: m, key: "${KEY:-}"}
        other: {provider: openai-chat, url: http://h, model: m, limits: {timeout: 60s, retries: 0}}
      targets:
        rewriter: {endpoint: local, prompt: p.mustache}
        search: {retriever: bm25, top: 20}
      cache: {path: .cache/x.sqlite, cassettes: [fixtures/cassettes, more]}
      gates: {pass-rate: 0.9, unscored: 2}
      allow-outside: true
      """)
    #expect(project.endpointNames == ["local", "other"])
    #expect(project.targetNames == ["rewriter", "search"])
    #expect(project.targetNode(named: "search")?["top"]?.integer == 20)
    #expect(project.targetNode(named: "none") == nil)
    #expect(project.cachePath?.text == ".cache/x.sqlite")
    #expect(project.cassetteFolders.map(\.text) == ["fixtures/cassettes", "more"])
    #expect(project.gates == [Gate(.passRate, 0.9), Gate(.unscored, 2)])
    #expect(project.allowsOutside)
  }

  @Test func `what holds when nothing is said`() throws {
    let project = try configuration("version: 1")
    #expect(project.endpointNames.isEmpty)
    #expect(project.targetNames.isEmpty)
    #expect(project.cachePath == nil)
    #expect(project.cassetteFolders.isEmpty)
    #expect(project.gates == [Gate(.passRate, 1)])
    #expect(!project.allowsOutside)
    #expect(try configuration("version: 1\ngates: {unscored: 3}").gates == [Gate(.unscored, 3), Gate(.passRate, 1)])
  }

  @Test func `each fault of a configuration is told with its place`() {
    for fault in Fault.ofProjects {
      let marked = MarkedText(fault.text)
      let found = diagnostics { _ = try configuration(marked.text) }
      #expect(found.told == zip(marked.places, fault.ids).map { "\($0) \($1)" }, "\(fault.text)")
    }
  }

  @Test func `the kind of a target is told by its key`() throws {
    let project = try configuration("version: 1\ntargets: {a: {top: 3, retriever: bm25}, b: {endpoint: x, prompt: y}}")
    let kinds = try project.targetNames.map { name in
      ProjectConfiguration.kind(of: try #require(project.targetNode(named: name)), FakeTargetKinds.all)?.descriptor.name
    }
    #expect(kinds == ["retriever", "endpoint"])
  }

  /// Logs of merge gates are read by many: a line with a secret in it must not be quoted.
  @Test func `a line that seems to hold a secret is not shown`() {
    let texts = [
      "version: 1\nendpoints: {l: {provider: p, url: u, model: m, api-key: sk-live-1234}}",
      "version: 1\nendpoints:\n  l:\n    provider: p\n    url: u\n    model: m\n    api_key: sk-live-1234\n",
      "version: 1\nkey: sk-live-1234", "version: 1\nAPI_TOKEN: \"sk-live-1234\"", "version: 1\n'secret' : sk-live-1234",
      "version: 1\nendpoints: {l: {key: [sk-live-1234]}}", "version: 1\nkey: \"sk-live-1234\nx: y",
      "version: 1\nkey: sk-live-1234: x",
      "version: 1\nendpoints:\n  l: {provider: p, url: u, model: m, key: sk-live-1234, key: sk-live-1234}",
      "version: 1\nurl: http://user:sk-live-1234@host", "version: 1\npassword: sk-live-1234",
      "- Authorization: Bearer sk-live-1234",
    ]
    for text in texts {
      let found = diagnostics { _ = try configuration(text) }
      #expect(!found.isEmpty)
      for diagnostic in found { #expect(!diagnostic.rendered().contains("1234"), "\(diagnostic.rendered())") }
    }
  }

  @Test func `other lines are shown`() {
    let texts = [
      "version: 1\nmodle: x", "version: 1\nendpoints: {l: {key: '${KEY}', modle: x}}", "version: 1\nmax_tokens: x",
      "version: 1\nendpoints: {l: {limits: {tokens-per-minute: 5}}}", "version: 1\nwebsite: http://host/a",
    ]
    for text in texts {
      let found = diagnostics { _ = try configuration(text) }
      let lines = text.split(separator: "\n")
      #expect(found.contains { $0.rendered().contains(lines[1]) }, "\(text)")
    }
  }
}
