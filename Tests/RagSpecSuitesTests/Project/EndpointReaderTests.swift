import JSONText
import RagSpecCore
import RagSpecSuites
import Testing

@Suite struct EndpointReaderTests {
  private static let variables = [
    "KEY": "sk-live-1234", "EMPTY": "", "URL": "http://host:1/v1", "INJECTED": "x\r\nX-Evil: 1", "T": "0.5", "N": "3",
    "YES": "true",
    "TOKEN_URL": "https://user:sk-live-1234@host", "TYPO": "sk-live-1234", "LINE": "sk-live-1234\n",
  ]

  private func endpoint(_ configuration: String, named name: String = "l") throws -> Endpoint {
    let text = "version: 1\nendpoints:\n  l: \(configuration)\n"
    let project = try ProjectConfiguration(
      SourceFile(path: "ragspec.yaml", text: text), targetKinds: FakeTargetKinds.all)
    let reader = EndpointReader(
      configuration: project, environment: Environment { Self.variables[$0] },
      providers: [
        ("openai-chat", .conversation), ("ollama", .conversation), ("azure-openai", .conversation),
        ("openai-embeddings", .embedding),
      ])
    let node = try YAMLReader.document(of: SourceFile(path: "ragspec.yaml", text: name)).root
    return try reader.endpoint(named: name, for: node)
  }

  private func endpoint(with further: String) throws -> Endpoint {
    try endpoint("{provider: openai-chat, url: 'http://h', model: m, \(further)}")
  }

  @Test func `a whole endpoint`() throws {
    let endpoint = try endpoint(
      """

          provider: openai-chat
          url: ${URL}/
          model: ${MODEL:-small}
          key: ${KEY}
          parameters: {temperature: 0, stop: ["\\n"], logit_bias: {12: -1.50}, seed: 12345678901234567890}
          headers: {X-Tenant: "${T}", accept: a/b}
          limits: {concurrency: 2, requests-per-minute: 60, timeout: 1.5s, retries: 0}
      """)
    #expect(
      (endpoint.name, endpoint.provider, endpoint.url, endpoint.model) == (
        "l", "openai-chat", "http://host:1/v1", "small"
      ))
    #expect(endpoint.key?.reveal() == "sk-live-1234")
    let parameters = endpoint.parameters.map { "\($0.name) \($0.value.text())" }
    #expect(parameters == ["temperature 0", #"stop ["\n"]"#, #"logit_bias {"12":-1.50}"#, "seed 12345678901234567890"])
    #expect(endpoint.headers.map { "\($0.name): \($0.value)" } == ["X-Tenant: 0.5", "accept: a/b"])
    #expect(endpoint.limits == Limits(concurrency: 2, requestsPerMinute: 60, timeout: .milliseconds(1500), retries: 0))
  }

  @Test func `what holds when nothing is said`() throws {
    let endpoint = try endpoint("{provider: ollama, url: 'https://h//', model: m}")
    #expect(
      (endpoint.url, endpoint.limits, endpoint.parameters.count, endpoint.headers.count) == (
        "https://h", Limits(), 0, 0
      ))
    #expect(endpoint.key == nil)
  }

  @Test func `how an endpoint is spoken to`() throws {
    #expect(try !endpoint("{provider: ollama, url: 'http://h', model: m}").wire.streams)
    #expect(try endpoint("{provider: ollama, url: 'http://h', model: m, stream: true}").wire.streams)
    let azure = try endpoint("{provider: azure-openai, url: 'http://h', model: m, api-version: '${T}'}")
    #expect(azure.wire.apiVersion == "0.5")
    let signed = try endpoint(
      "{provider: ollama, url: 'http://h', model: m, key: '${KEY}', "
        + "signature: {region: eu-west-1, key-id: '${N}', session-token: '${URL}'}}")
    let signature = try #require(signed.wire.signature)
    #expect((signature.region, signature.service, signature.keyID) == ("eu-west-1", "bedrock", "3"))
    #expect(signature.sessionToken?.reveal() == "http://host:1/v1")
    #expect(signed.secrets.count == 2)
  }

  @Test func `a stream is asked for the same as a whole answer, a version is not`() throws {
    func key(_ further: String) throws -> [UInt8] {
      let endpoint = try endpoint("{provider: azure-openai, url: 'http://h', model: m\(further)}")
      return ModelRequest(endpoint: endpoint, messages: [Turn(.user, "Why?")]).canonicalJSON
    }
    #expect(try key("") == key(", stream: true"))
    #expect(try key("") != key(", api-version: '1'"))
    #expect(try key(", api-version: '1'") != key(", api-version: '2'"))
  }

  @Test func `each fault of an endpoint is told with its place, all at once`() {
    for fault in Fault.ofEndpoints {
      let found = diagnostics { _ = try endpoint(MarkedText(fault.text).text) }
      // The text of the fault stands behind "  l: " in the third line.
      let places = MarkedText("\n\n  l: " + fault.text).places
      #expect(found.told == zip(places, fault.ids).map { "\($0) \($1)" }, "\(fault.text)")
    }
    let unknown = diagnostics { _ = try endpoint("{provider: ollama, url: 'http://h', model: m}", named: "locl") }
    #expect(unknown.told == ["1:1 unknown-endpoint"])
  }

  @Test func `an endpoint that makes vectors`() throws {
    let text = "{provider: openai-embeddings, url: 'http://h', model: m, similarity: 0.82, limits: {batch: 7}}"
    let endpoint = try endpoint(text)
    #expect(endpoint.service == .embedding && endpoint.similarity == 0.82 && endpoint.batchSize == 7)
    let standard = try self.endpoint("{provider: openai-embeddings, url: 'http://h', model: m}")
    #expect(standard.similarity == nil && standard.batchSize == 64)
    #expect(try self.endpoint(with: "limits: {batch: 7}").batchSize == 1, "a conversation goes alone")
  }

  @Test func `no diagnostic shows a key`() {
    let faults = [
      "key: sk-live-1234", "key: 'x${EMPTY}sk-live-1234'", "key: '${LINE}'",
      "headers: {Authorization: Bearer sk-live-1234}",
      "headers: {x-api-key: sk-live-1234}", "headers: {API-Key: sk-live-1234}",
      "headers: {X: \"${INJECTED}\", Cookie: sk-live-1234}",
      "key: [sk-live-1234]", "parameters: {model: x}, key: sk-live-1234", "api-key: sk-live-1234",
    ]
    for fault in faults {
      let found = diagnostics { _ = try endpoint(with: fault) }
      #expect(!found.isEmpty, "\(fault)")
      for diagnostic in found { #expect(!diagnostic.rendered().contains("1234"), "\(diagnostic.rendered())") }
    }
    for url in [
      "${TOKEN_URL}", "${TYPO}", "ftp://user:sk-live-1234@h", "http://h?key=sk-live-1234", "http://sk-live-1234@h/v1",
    ] {
      let found = diagnostics { _ = try endpoint("{provider: ollama, url: '\(url)', model: m}") }
      #expect(found.count == 1, "\(url)")
      for diagnostic in found { #expect(!diagnostic.rendered().contains("1234"), "\(diagnostic.rendered())") }
    }
  }

  @Test func `a key comes from the environment and nothing else`() throws {
    let keys: [(String, String?)] = [
      ("'${KEY}'", "sk-live-1234"), ("'${UNSET:-}'", nil), ("'${EMPTY}'", nil), ("'${UNSET:-none}'", "none"),
    ]
    for (key, secret) in keys { #expect(try endpoint(with: "key: \(key)").key?.reveal() == secret, "\(key)") }
    for key in ["sk", "''", "5", "'x${KEY}'", "'${KEY}x'", "'${KEY}${KEY}'", "$KEY", "'$${KEY}'"] {
      #expect(diagnostics { _ = try endpoint(with: "key: \(key)") }.map(\.id) == ["secret-in-file"], "\(key)")
    }
  }

  @Test func `addresses`() throws {
    let right = [
      ("http://h", "http://h"), ("https://h/v1/", "https://h/v1"), ("http://[::1]:8080/v1", "http://[::1]:8080/v1"),
      ("http://h/a@b", "http://h/a@b"), ("${URL}", "http://host:1/v1"),
    ]
    for (written, url) in right {
      #expect(try endpoint("{provider: ollama, url: '\(written)', model: m}").url == url)
    }
    let wrong = [
      "h", "//h", "http:/h", "http://", "https:///v1", "ftp://h", "HTTP//h", "http://h /v1", "http://h\\tx",
      "${INJECTED}",
      "http://h/${INJECTED}", "${EMPTY}", "file:///etc/passwd",
    ]
    for url in wrong {
      let found = diagnostics { _ = try endpoint("{provider: ollama, url: \"\(url)\", model: m}") }
      #expect(found.map(\.id) == ["invalid-url"], "\(url)")
    }
    for url in ["http://u:p@h", "http://u@h/v1", "http://h/v1?k=v", "http://h/#f", "http://h?"] {
      let found = diagnostics { _ = try endpoint("{provider: ollama, url: '\(url)', model: m}") }
      #expect(found.map(\.id) == ["secret-in-url"], "\(url)")
    }
  }

  @Test func `headers`() throws {
    let headers = try endpoint(with: "headers: {X-A: b c, x-b: \"\", X_c.d: 'é', 1: 2}").headers
    #expect(headers.map { "\($0.name)=\($0.value)" } == ["X-A=b c", "x-b=", "X_c.d=é", "1=2"])
    let wrong = [
      "X A: b", "'': b", "'X:': b", "\"X\\n\": b", "X: \"a\\nb\"", "X: \"a\\rb\"", "X: '${INJECTED}'", "X: \"a\\0\"",
      "é: b", "{X-A: 1, x-a: 2}",
    ]
    for header in wrong {
      let mapping = header.hasPrefix("{") ? header : "{\(header)}"
      #expect(
        diagnostics { _ = try endpoint(with: "headers: \(mapping)") }.map(\.id) == ["invalid-header"], "\(header)")
    }
    for name in [
      "authorization", "AUTHORIZATION", "Proxy-Authorization", "x-api-key", "api-key", "X-Goog-Api-Key", "Cookie",
    ] {
      #expect(
        diagnostics { _ = try endpoint(with: "headers: {\(name): '${T}'}") }.map(\.id) == ["secret-in-header"],
        "\(name)")
    }
  }

  @Test func `a parameter from the environment is typed as if it had been written`() throws {
    let values = [
      ("${T}", "0.5"), ("${N}", "3"), ("'${N}'", #""3""#), ("${YES}", "true"), ("${UNSET:-0}", "0"),
      ("${UNSET:-}", "null"),
      ("a${N}", #""a3""#), ("['${N}', {k: \"${T}\"}]", #"["3",{"k":"0.5"}]"#), ("'$$'", #""$""#), ("$x", #""$x""#),
      ("no", #""no""#), ("012", "12"), ("1.0", "1.0"),
    ]
    for (written, json) in values {
      let text = "\n    provider: ollama\n    url: http://h\n    model: m\n    parameters:\n      p: \(written)\n"
      #expect(try endpoint(text).parameters.first?.value.text() == json, "\(written)")
    }
  }
}
