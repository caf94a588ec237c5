import RagSpecCore
import RagSpecProviders
import Testing

@Suite("openai-chat: errors")
struct OpenAIChatErrorTests {
  @Test("the server's own words are found in all the shapes they come in")
  func messages() async {
    let bodies: [(body: String, message: String)] = [
      (#"{"error":{"message":"bad","type":"t","code":"c"}}"#, ": bad"),
      (#"{"error":"bad","code":"c"}"#, ": bad"),
      (#"{"detail":"bad"}"#, ": bad"),
      (#"{"detail":[{"loc":["body"],"msg":"bad"},{"msg":"worse"}]}"#, ": bad; worse"),
      (#"{"object":"error","message":"bad","code":40}"#, ": bad"),
      (#"[{"error":{"message":"bad"}}]"#, ": bad"),
      (#"{"error":{"code":"no_words"}}"#, ": no_words"),
      (#"{"error":{}}"#, #": {"error":{}}"#),
      ("plain words\n", ": plain words"),
      ("<html><head><title>\n 400 Bad\n Request</title>", " and a web page ('400 Bad Request')"),
      ("  <!DOCTYPE html><p>oh", " and a web page"),
      ("", ""),
    ]
    for (body, message) in bodies {
      let error = await failure(.json(400, body))
      #expect(error?.message == "the endpoint answered with status 400\(message)", "\(body)")
      #expect(error?.kind == .status(400))
    }
  }

  @Test("reports get the words, the kind and the code apart")
  func parts() async {
    let rows: [(status: Int, body: String, message: String?, type: String?, code: String?)] = [
      (400, #"{"error":{"message":"bad","type":"t","code":"c"}}"#, "bad", "t", "c"),
      (400, #"{"error":{"message":"bad","code":40}}"#, "bad", nil, "40"),
      (502, #"{"error":{"message":"upstream","metadata":{"raw":"gone"}}}"#, "upstream", nil, nil),
      (500, "plain", nil, nil, nil),
    ]
    for (status, body, message, type, code) in rows {
      let failure = await failure(.json(status, body))?.failure
      #expect(failure?.status == status && failure?.attempts == 1)
      #expect(failure?.message == message && failure?.type == type && failure?.code == code, "\(body)")
    }
    let passedOn = await failure(.json(502, #"{"error":{"message":"upstream","metadata":{"raw":"gone"}}}"#))
    #expect(passedOn?.message == "the endpoint answered with status 502: upstream (gone)")
  }

  @Test("long words are cut")
  func shortened() async {
    let long = String(repeating: "é", count: 400)
    let error = await failure(.json(500, #"{"error":{"message":"\#(long)"}}"#))
    #expect(error?.message == "the endpoint answered with status 500: " + long.prefix(300) + "…")
  }

  @Test("which statuses may be gone the next time")
  func transience() async {
    let transient: Set = [408, 409, 425, 429, 500, 502, 503, 504, 529]
    for status in 300..<600 {
      let error = await failure(.status(status, headers: ["Retry-After": "3"]))
      #expect(error?.kind == .status(status))
      #expect(error?.isTransient == transient.contains(status), "\(status)")
      #expect(error?.retryDelay == (transient.contains(status) ? .seconds(3) : nil))
    }
  }

  @Test("an account without credit is not asked again")
  func quota() async {
    for code in ["insufficient_quota", "billing_hard_limit_reached"] {
      for body in [#"{"error":{"message":"m","code":"\#(code)"}}"#, #"{"error":{"message":"m","type":"\#(code)"}}"#] {
        let error = await failure(.json(429, body, headers: ["Retry-After": "3"]))
        #expect(error?.isTransient == false && error?.retryDelay == nil)
        #expect(error?.hint == "the account behind the key has no credit left")
      }
    }
  }

  @Test("hints name what to change")
  func hints() async {
    let rows: [(status: Int, body: String, endpoint: Endpoint, hint: String?)] = [
      (401, "", .sample(), "set the variable that 'key' of endpoint 'local' reads"),
      (
        401, "", .sample(key: Secret("sk-12")),
        "the key was refused: check the variable that 'key' of endpoint 'local' reads"
      ),
      (403, "", .sample(), "the key of endpoint 'local' may not use this model or this service"),
      (404, "", .sample(), "check 'model' and 'url' of endpoint 'local'"),
      (404, "", .sample(url: "http://h:1"), "check 'model' and 'url' of endpoint 'local'; it usually ends in /v1"),
      (
        404, "", .sample(url: "http://h/v1beta/openai"),
        "check 'model' and 'url' of endpoint 'local'; it usually ends in /v1"
      ),
      (404, #"{"error":{"code":"model_not_found"}}"#, .sample(), "check 'model' of endpoint 'local'"),
      (
        429, "", .sample(), "lower 'concurrency' or set 'requests-per-minute' in the limits of endpoint 'local'"
      ),
      (500, "", .sample(), nil),
      (500, "<p>", .sample(), "this is not an OpenAI-compatible endpoint: check 'url' of endpoint 'local'"),
      (400, "", .sample(), nil),
    ]
    for (status, body, endpoint, hint) in rows {
      #expect(await failure(.json(status, body), endpoint)?.hint == hint, "\(status) \(body)")
    }
  }

  @Test("the hint of a redirection names what 'url' has to be, and nothing that cannot be set")
  func redirections() async {
    let rule = "redirections are followed on the same server only, and only those that keep the question"
    let rows = [
      ("https://h/v1/chat/completions", ": set 'url' of endpoint 'local' to 'https://h/v1'"),
      ("https://h/api/v2/chat/completions?x=y", ": set 'url' of endpoint 'local' to 'https://h/api/v2'"),
      (
        "https://h/login?next=x",
        "; this one leads to 'https://h/login?next=x', which no 'url' of endpoint 'local' leads to"
      ),
      (
        "http://127.0.0.1:8080/v1/chat/completions?x",
        "; this one leads to 'http://127.0.0.1:8080/v1/chat/completions?x', which no 'url' of endpoint 'local' leads to"
      ),
      (
        "/v2/chat/completions",
        "; this one leads to '/v2/chat/completions', which no 'url' of endpoint 'local' leads to"
      ),
    ]
    for (place, hint) in rows {
      #expect(await failure(.status(301, headers: ["Location": place]))?.hint == rule + hint, "\(place)")
    }
  }

  @Test("an error inside of status 200 is an error")
  func errorInsideSuccess() async {
    let rows: [(body: String, kind: ProviderError.Kind, message: String, isTransient: Bool)] = [
      (#"{"error":{"message":"bad"}}"#, .malformed, "the endpoint answered with an error: bad", false),
      (#"{"error":"bad"}"#, .malformed, "the endpoint answered with an error: bad", false),
      (
        #"{"error":{"message":"slow down","code":429}}"#, .status(429),
        "the endpoint answered with status 429: slow down", true
      ),
      (#"{"error":{"message":"no","code":"401"}}"#, .status(401), "the endpoint answered with status 401: no", false),
      (
        #"{"choices":[{"error":{"message":"upstream","code":502},"finish_reason":"error","message":{"content":"ha"}}]}"#,
        .status(502), "the endpoint answered with status 502: upstream, after 'ha'", true
      ),
      (#"{"error":{}}"#, .malformed, "the endpoint answered with an error", false),
    ]
    for (body, kind, message, isTransient) in rows {
      let error = await failure(.json(200, body))
      #expect(error?.kind == kind && error?.message == message && error?.isTransient == isTransient, "\(body)")
    }
    #expect(await failure(.json(200, #"{"error":null,"choices":[{"message":{"content":"x"}}]}"#)) == nil)
  }

  @Test("what is no chat completion is said to be none")
  func unreadable() async {
    let hint = "this is not an OpenAI-compatible endpoint: check 'url' of endpoint 'local'"
    let rows: [(body: String, message: String, hint: String?)] = [
      ("<html><title>Welcome</title>", "the endpoint answered with a web page ('Welcome')", hint),
      ("", "the endpoint's answer is empty", nil),
      ("hello", "the endpoint's answer cannot be read: expected an object at byte 0 of 'hello'", hint),
      ("[]", "the endpoint's answer cannot be read: expected an object at byte 0 of '[]'", hint),
      (
        #"{"choices":[{"mess"#,
        #"the endpoint's answer cannot be read: the text ends where the closing '"' was expected at byte 18 of '{"choices":[{"mess'"#,
        nil
      ),
      ("{}", "the endpoint's answer has no 'choices'", hint),
      (#"{"object":"list","data":[]}"#, "the endpoint's answer has no 'choices'", hint),
      (#"{"choices":null}"#, "the endpoint's answer has no 'choices'", hint),
    ]
    for (body, message, hint) in rows {
      let error = await failure(.json(200, body))
      #expect(error?.kind == .malformed)
      #expect(error?.message == message)
      #expect(error?.hint == hint)
    }
    let stream = await failure(
      .json(200, "data: {}\n\n", headers: ["Content-Type": "text/event-stream; charset=utf-8"]))
    #expect(stream?.message == "the endpoint's answer has no 'choices'")
  }

  @Test("every way a transport can fail has its kind, and says whether to try again")
  func transport() async {
    let rows: [(TransportError.Kind, ProviderError.Kind, Bool)] = [
      (.resolve, .unreachable, true), (.connect, .unreachable, true), (.timedOut, .timedOut, true),
      (.closed, .unreachable, true), (.tooLarge, .malformed, false), (.tls, .unreachable, false),
      (.cancelled, .cancelled, false), (.unavailable, .unreachable, false), (.other, .unreachable, false),
    ]
    for (kind, expected, isTransient) in rows {
      let error = await failure(.failure(TransportError(kind, "what happened")))
      #expect(error?.kind == expected && error?.isTransient == isTransient)
      if kind != .cancelled { #expect(error?.message == "what happened") }
    }
    #expect(
      await failure(.failure(TransportError(.connect, "m")))?.hint == "is the server of endpoint 'local' running?")
    #expect(await failure(.failure(TransportError(.unavailable, "m", hint: "install")))?.hint == "install")
  }

  @Test("the key appears nowhere, whatever the server says")
  func secrecy() async {
    let key = "sk-proj-0123456789"
    let endpoint = Endpoint.sample(key: Secret(key))
    let quotes = [
      "Incorrect API key provided: \(key).", "\(key)\(key)", String(repeating: "x", count: 290) + key,
      "<html><title>\(key)</title>", "{\"error\":{\"message\":\"\(key)\",\"code\":\"\(key)\"}}",
      "{\"choices\": \"\(key)",
    ]
    for status in [200, 302, 401, 404, 429, 500] {
      for quote in quotes {
        for body in [quote, "{\"error\":\"\(quote)\"}", "{\"error\":{\"code\":\"\(quote)\"}}"] {
          let error = await failure(.json(status, body, headers: ["Location": "http://h/?key=\(key)"]), endpoint)
          let shown = error.map { "\($0) \($0.message) \($0.hint ?? "")" } ?? ""
          #expect(error != nil && !shown.contains("0123456789") && !shown.contains("sk-proj"), "\(shown)")
        }
      }
    }
  }

  private func failure(_ answer: ScriptedTransport.Answer, _ endpoint: Endpoint = .sample()) async -> ProviderError? {
    let connection = ProviderConnection(transport: ScriptedTransport(answer), time: ManualTime().keeper)
    return await OpenAIChat(endpoint: endpoint, connection: connection).ask(endpoint).error
  }
}
