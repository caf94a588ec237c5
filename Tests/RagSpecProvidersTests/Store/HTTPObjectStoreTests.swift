import RagSpecCore
import RagSpecProviders
import Testing

@Suite struct HTTPObjectStoreTests {
  private func store(
    _ transport: ScriptedTransport, _ change: (inout RemoteStoreSettings) -> Void = { _ in }
  ) -> HTTPObjectStore {
    var settings = RemoteStoreSettings(url: "https://h/team", title: "https://h/team")
    settings.timeout = .milliseconds(700)
    settings.authorization = Secret("Bearer open-sesame")
    settings.headers = [("X-Team", Secret("search"))]
    change(&settings)
    return HTTPObjectStore(settings, over: transport)
  }

  private func sentences(_ request: HTTPRequest) -> [String] {
    request.headers.map { "\($0.name): \($0.value)" }.sorted()
  }

  private func error(of body: () async throws -> Void) async -> ObjectStoreError? {
    do {
      try await body()
      return nil
    } catch { return error as? ObjectStoreError }
  }

  @Test func `an object is asked for by its name, within the time-out`() async throws {
    let transport = ScriptedTransport(.json(200, "{}"), .status(404), .status(410))
    let store = store(transport)
    #expect(try await store.object(named: "ab12") == Array("{}".utf8))
    for name in ["x", "y"] { #expect(try await store.object(named: name) == nil) }
    let request = try #require(transport.requests.first)
    #expect((request.method, request.url) == (.get, "https://h/team/ab12"))
    #expect(request.timeout == .milliseconds(700) && request.connectTimeout <= request.timeout)
    #expect(sentences(request) == ["Authorization: Bearer open-sesame", "X-Team: search"])
  }

  @Test func `an object is put under its name`() async throws {
    let transport = ScriptedTransport(.status(201), .status(200), .status(204))
    let store = store(transport)
    for _ in 0..<3 { try await store.put(Array("line".utf8), named: "ab12") }
    let request = try #require(transport.requests.first)
    #expect((request.method, request.url, request.body) == (.put, "https://h/team/ab12", Array("line".utf8)))
    #expect(sentences(request).contains("Content-Type: application/json"))
  }

  @Test func `S3 gets a signature and the digest of the body`() async throws {
    let transport = ScriptedTransport(.status(200), .json(200, ""))
    let store = store(transport) { settings in
      settings.authorization = nil
      settings.signature = (
        RequestSignature(region: "r", service: "s3", keyID: "AKID", sessionToken: Secret("tok")), Secret("s3cret")
      )
    }
    try await store.put(Array("hello".utf8), named: "n")
    _ = try await store.object(named: "n")
    let (put, get) = (transport.requests[0], transport.requests[1])
    #expect(put.signature?.revealSecret() == "s3cret" && put.signature?.service == "s3" && put.signature?.region == "r")
    // Both from `printf hello | sha256sum`, and of nothing.
    #expect(
      sentences(put).contains(
        "X-Amz-Content-Sha256: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"))
    #expect(
      sentences(get).contains(
        "X-Amz-Content-Sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"))
    #expect(sentences(get).contains("X-Amz-Security-Token: tok"))
  }

  @Test(
    arguments: [
      (401, ObjectStoreError.Reason.denied, .denied), (403, .denied, .denied), (405, .unavailable, .denied),
      (409, .unavailable, .unavailable), (413, .tooLarge, .tooLarge), (500, .unavailable, .unavailable),
      (503, .unavailable, .unavailable), (302, .unavailable, .unavailable), (206, .unavailable, nil),
    ] as [(Int, ObjectStoreError.Reason, ObjectStoreError.Reason?)])
  func `what a status means`(status: Int, reading: ObjectStoreError.Reason, writing: ObjectStoreError.Reason?) async {
    let read = await error { _ = try await store(ScriptedTransport(.status(status))).object(named: "n") }
    let write = await error { try await store(ScriptedTransport(.status(status))).put([], named: "n") }
    #expect(read?.reason == reading && write?.reason == writing, "\(status)")
    #expect(read?.message.contains("\(status)") ?? false)
  }

  @Test func `what is missing on a store that is not there is told by what keeps us from it`() async {
    let page = await error {
      let answer = ScriptedTransport.Answer.json(200, "<p>", headers: ["Content-Type": "Text/HTML; charset=x"])
      _ = try await store(ScriptedTransport(answer)).object(named: "n")
    }
    #expect(page?.message == "it answers with a web page")
    let kinds: [(TransportError.Kind, ObjectStoreError.Reason)] = [
      (.cancelled, .cancelled), (.tooLarge, .tooLarge), (.timedOut, .unavailable), (.connect, .unavailable),
      (.tls, .unavailable), (.closed, .unavailable),
    ]
    for (kind, reason) in kinds {
      let transport = ScriptedTransport(.failure(TransportError(kind, "it broke", hint: "mend it")))
      let error = await error { _ = try await store(transport).object(named: "n") }
      #expect(error == ObjectStoreError(reason, "it broke", hint: "mend it"))
    }
    let transport = ScriptedTransport(.status(200))
    let lacking = await error { _ = try await store(transport) { $0.lack = "no key" }.object(named: "n") }
    #expect(lacking == ObjectStoreError(.denied, "no key") && transport.requests.isEmpty)
  }
}
