import ContentDigest
import JSONText
import RagSpecCore
import Testing

@Suite struct ModelRequestTests {
  private typealias Parameter = (name: String, value: JSONValue)

  private static let parameters: [Parameter] = [
    ("temperature", .number(JSONNumber(0))), ("max_tokens", .number(JSONNumber(128))),
    ("stop", .array([.string("\n")])),
  ]
  private static let headers = [(name: "X-Tenant", value: "blue"), (name: "Accept-Language", value: "de")]

  private static func endpoint(
    name: String = "local", provider: String = "openai-chat", url: String = "http://127.0.0.1:8080/v1",
    model: String = "small", parameters: [(name: String, value: JSONValue)] = parameters,
    headers: [(name: String, value: String)] = headers, key: String? = "sk-secret", limits: Limits = Limits()
  ) -> Endpoint {
    Endpoint(
      name: name, provider: provider, url: url, model: model, parameters: parameters, headers: headers,
      key: key.map(Secret.init), limits: limits)
  }

  private static let messages = [
    Turn(.system, "Rewrite."), Turn(.user, "What is \"throat cancer\"?\nIs it treatable? é {{x}} \u{1B}"),
  ]

  private static func request(_ endpoint: Endpoint = endpoint(), _ messages: [Turn] = messages) -> ModelRequest {
    ModelRequest(endpoint: endpoint, messages: messages)
  }

  /// Committed recordings and everybody's caches are found under these keys: whoever changes them must raise
  /// `keyVersion` and record anew.
  @Test func `the key is what it always was`() {
    #expect(ModelRequest.keyVersion == 1)
    #expect(
      String(decoding: Self.request().canonicalJSON, as: UTF8.self)
        == #"{"headers":{"accept-language":"de","x-tenant":"blue"},"keyVersion":1,"messages":["#
        + #"{"content":"Rewrite.","role":"system"},"#
        + #"{"content":"What is \"throat cancer\"?\nIs it treatable? é {{x}} \u001b","role":"user"}],"#
        + #""model":"small","parameters":{"max_tokens":128,"stop":["\n"],"temperature":0},"#
        + #""provider":"openai-chat","url":"http://127.0.0.1:8080/v1"}"#)
    #expect(
      Self.request().key.description == "a0825abae167b7708dcbfe938928e55b8b0573798890b776320662536b812ffd")
  }

  /// The same promise for vectors, whose request holds one text, however many went in the call.
  @Test func `the key of a text is what it always was`() throws {
    let request = ModelRequest(endpoint: Self.endpoint(), embedding: "What is \"throat cancer\"? é")
    let json =
      #"{"headers":{"accept-language":"de","x-tenant":"blue"},"input":"What is \"throat cancer\"? é","keyVersion":1,"#
      + #""model":"small","parameters":{"max_tokens":128,"stop":["\n"],"temperature":0},"#
      + #""provider":"openai-chat","url":"http://127.0.0.1:8080/v1"}"#
    #expect(String(decoding: request.canonicalJSON, as: UTF8.self) == json)
    #expect(Array(try JSONValue(parsing: json).text(.canonical).utf8) == request.canonicalJSON)
    let bare = Endpoint(name: "n", provider: "p", url: "u", model: "m")
    let empty = ModelRequest(endpoint: bare, embedding: "")
    #expect(
      String(decoding: empty.canonicalJSON, as: UTF8.self)
        == #"{"input":"","keyVersion":1,"model":"m","provider":"p","url":"u"}"#)
    #expect(empty.key != ModelRequest(endpoint: bare, messages: []).key)
  }

  @Test func `a bare request has no empty members`() {
    let bare = Endpoint(name: "n", provider: "p", url: "u", model: "m")
    let request = ModelRequest(endpoint: bare, messages: [])
    let json = #"{"keyVersion":1,"messages":[],"model":"m","provider":"p","url":"u"}"#
    #expect(String(decoding: request.canonicalJSON, as: UTF8.self) == json)
    #expect(request.key.description == "6ac9aa821b539a9b65ca59e5c7d8220bbc299b643af2ff4d0fa1c5a280acfdf2")
  }

  @Test func `the key is the digest of the canonical request, which is JSON`() throws {
    let request = Self.request()
    #expect(request.key == ModelRequest.key(ofCanonical: request.canonicalJSON))
    let value = try JSONValue(parsing: request.canonicalJSON)
    #expect(Array(value.text(.canonical).utf8) == request.canonicalJSON)
  }

  @Test func `what cannot change the answer is not in the key`() {
    let key = Self.request().key
    let limits = Limits(concurrency: 1, requestsPerMinute: 5, timeout: .seconds(1), retries: 0)
    let same = [
      Self.endpoint(name: "renamed"), Self.endpoint(key: "another"), Self.endpoint(key: nil),
      Self.endpoint(limits: limits),
      Self.endpoint(parameters: Self.parameters.reversed()), Self.endpoint(headers: Self.headers.reversed()),
      Self.endpoint(headers: Self.headers.map { ($0.name.uppercased(), $0.value) }),
    ]
    for endpoint in same { #expect(Self.request(endpoint).key == key) }
  }

  @Test func `a number is the same in every spelling`() {
    let keys = ["0.5", "0.50", "5e-1", ".5"].map { text in
      Self.request(Self.endpoint(parameters: [("temperature", CoreSchema.json(text))])).key
    }
    #expect(Set(keys).count == 1)
    let seeds = ["9007199254740992", "9007199254740993"].map { text in
      Self.request(Self.endpoint(parameters: [("seed", CoreSchema.json(text))])).key
    }
    #expect(Set(seeds).count == 2)
  }

  @Test func `everything else is in the key`() {
    let (head, last) = (Self.messages[0], Self.messages[1])
    let different = [
      Self.request(Self.endpoint(provider: "ollama")), Self.request(Self.endpoint(url: "http://127.0.0.1:8081/v1")),
      Self.request(Self.endpoint(model: "large")), Self.request(Self.endpoint(parameters: [])),
      Self.request(Self.endpoint(parameters: [Self.parameters[0]])),
      Self.request(Self.endpoint(parameters: [("temperature", .number(JSONNumber(1)))] + Self.parameters.dropFirst())),
      Self.request(Self.endpoint(parameters: [("temperature", .string("0"))] + Self.parameters.dropFirst())),
      Self.request(Self.endpoint(parameters: [("stop", .array([.string("b"), .string("a")]))])),
      Self.request(Self.endpoint(parameters: [("stop", .array([.string("a"), .string("b")]))])),
      Self.request(Self.endpoint(headers: [])), Self.request(Self.endpoint(headers: [("X-Tenant", "red")])),
      Self.request(Self.endpoint(), []), Self.request(Self.endpoint(), [last]),
      Self.request(Self.endpoint(), [last, head]),
      Self.request(Self.endpoint(), [head, Turn(.assistant, last.text)]),
      Self.request(Self.endpoint(), [head, Turn(.user, last.text + " ")]),
      // Texts that look alike are two texts for a model.
      Self.request(Self.endpoint(), [head, Turn(.user, "\u{E9}")]),
      Self.request(Self.endpoint(), [head, Turn(.user, "e\u{301}")]),
      Self.request(),
    ]
    #expect(Set(different.map(\.key)).count == different.count)
  }

  /// No text can pretend to be the structure around it.
  @Test func `messages do not run into each other`() {
    let one = [Turn(.user, #"a","role":"user"},{"content":"b"#)]
    let two = [Turn(.user, "a"), Turn(.user, "b")]
    #expect(Self.request(Self.endpoint(), one).key != Self.request(Self.endpoint(), two).key)
  }

  @Test func `neither the key nor the endpoint's name is in what is recorded`() {
    let text = String(decoding: Self.request(Self.endpoint(name: "my-name")).canonicalJSON, as: UTF8.self)
    #expect(!text.contains("sk-secret"))
    #expect(!text.contains("my-name"))
  }
}
