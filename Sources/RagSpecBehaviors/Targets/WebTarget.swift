import JSONText
package import RagSpecCore

/// Any application that is asked over HTTP and answers with JSON.
package struct WebTarget: Target {
  private let application: Endpoint
  private let method: WebExchange.Method
  private let query: [(name: String, value: ExchangeTemplate)]
  private let body: ExchangeTemplate?
  private let reading: AnswerPointers
  /// What is to be said of the request's template.
  private let warnings: [Diagnostic]

  package var effort: TargetEffort { .call }
  package var findsOutputs: Bool { true }
  package var returnsRankings: Bool? { reading.findsRankings }

  package func uses(_ part: CaseInput.Part) -> Bool {
    guard let placeholder = ExchangeTemplate.Placeholder(rawValue: part.rawValue) else { return true }
    return query.contains { $0.value.uses(placeholder) } || body?.uses(placeholder) ?? false
  }

  package func work(for input: CaseInput) -> TargetWork {
    .call(
      ModelRequest(
        application: application,
        exchange: WebExchange(
          method, query: query.map { ($0.name, $0.value.text(for: input)) }, body: body?.json(for: input))))
  }

  /// Without ids a measure could say nothing, in whatever run.
  package func problems(in cases: [Case], at location: SourceLocation?, mapping: PassageMapping?) -> [Diagnostic] {
    guard reading.findsRankings, !reading.findsIDs else { return warnings }
    let naming = cases.first { testCase in
      !testCase.input.relevant.isEmpty || testCase.expectations.contains { !$0.namedDocuments.isEmpty }
    }
    guard let naming else { return warnings }
    return warnings + [
      Diagnostic(
        "no-ids", "the target reads no ids, and cases name documents, as '\(naming.id.name)' does", at: location,
        hint: "add 'match: {corpus: …}' to the target, which finds results by their texts, or judge them by 'covers'")
    ]
  }

  package func output(from answer: ModelOutput) -> TargetOutput {
    do throws(CaseError) { return try reading.output(of: answer) } catch { return .unreadable(answer, error) }
  }
}

// MARK: - Configuration

extension WebTarget: TargetKind {
  package static let descriptor = ExtensionDescriptor(
    name: "http", summary: "any application that is asked over HTTP and answers with JSON",
    discussion: """
      `body` is JSON, and `query` what stands behind the `?`; a value that is `$question` (or `$query`), `$id`, `$history` \
      or `$table` stands for that part of the case. `read` says with JSON Pointers where the answer is, and a `*` in one \
      stands for every element of a list. Answers are recorded as they came, like those of models, so that another pointer \
      needs no other call. `key` is sent as a bearer token and never recorded.
      """,
    value: .mapping([
      Field("url", .text, isRequired: true, "the address, without '?'"),
      Field("method", .choice(WebExchange.Method.allCases.map(\.rawValue)), default: "POST", "GET has no body"),
      Field("query", .dictionary(.text), "parameters of the address"),
      Field("body", .anything, "what is sent, with '$question' where the question stands"),
      Field("headers", .dictionary(.text), "sent with each request and part of the cache key"),
      Field("key", Secret.source, "the API key: ${NAME}, from the environment, or {file: PATH}"),
      Field("limits", .mapping(Limits.fields), "what a run may ask of the application at most"),
      Field("network", .mapping(NetworkSettings.fields), "how the application is reached"),
    ]),
    options: [
      Field(
        "read",
        .mapping([
          Field("answer", .text, "where the answer's text is"),
          Field("ranking", .text, "where the documents' ids are, best first: '/sources/*/id'"),
          Field("scores", .text, "where their scores are"),
          Field("texts", .text, "where their texts are, for 'covers', for 'match' and for people"),
        ]), isRequired: true, "JSON Pointers to the parts of the answer"),
      PassageMapping.field, TextMatching.field, DeclaredCorpus.field,
    ])

  package static func target(from node: ConfigNode, in project: any TargetProject) throws(InvalidInput) -> any Target {
    guard let http = node["http"], let read = node["read"] else { throw InvalidInput([]) }
    let reading = try AnswerPointers(read)
    try refuseIdleOptions(of: node, given: reading)
    let method = http["method"].flatMap { WebExchange.Method(rawValue: $0.text) } ?? .post
    if method == .get, let body = http["body"] {
      throw InvalidInput(
        "unsent-body", "GET sends no body", at: body.location, hint: "write 'query:', or 'method: POST'")
    }
    var query: [(name: String, value: ExchangeTemplate)] = []
    for entry in http["query"]?.entries ?? [] {
      try ExchangeTemplate.refuseSecret(entry.value, under: entry.key)
      query.append((entry.key.text, try ExchangeTemplate(entry.value, in: project)))
    }
    let body = try http["body"].map { node throws(InvalidInput) in try ExchangeTemplate(node, in: project) }
    let target = WebTarget(
      application: try project.application(from: http), method: method, query: query, body: body, reading: reading,
      warnings: [http["query"], http["body"]].compactMap(\.self).flatMap(BuriedPlaceholders.warnings))
    guard target.uses(.question) else {
      throw InvalidInput(
        "invalid-request", "nothing that is sent is '$question': every case would ask the same", at: http.location,
        hint: "write 'body: {question: $question}'")
    }
    return target
  }

  /// Refuses what could not change anything: whoever wrote it expects it to.
  private static func refuseIdleOptions(of node: ConfigNode, given reading: AnswerPointers) throws(InvalidInput) {
    if let match = node["match"], reading.findsIDs || !reading.findsRankings {
      throw InvalidInput(
        "idle-option", "'match' is for results that have texts and no ids", at: match.location,
        hint: "write 'read: {texts: /hits/*/text}', without 'ranking'")
    }
    let rules = [node["match"]?["passages"], node["passages"]?["rule"]].compactMap(\.self)
    if let rule = rules.first(where: { $0.text == "max" }), !reading.findsScores {
      throw InvalidInput(
        "idle-option", "'max' is for results that have scores", at: rule.location,
        hint: "write 'scores: /hits/*/score' under 'read', or 'first'")
    }
    if let corpus = node["corpus"], !reading.findsIDs {
      throw InvalidInput(
        "idle-option", "'corpus' is for results that have ids", at: corpus.location,
        hint: reading.findsRankings
          ? "write 'match: {corpus: …}', which finds results by their texts" : "leave it out: 'read' finds a text")
    }
    if let passages = node["passages"], !reading.findsIDs, node["match"] == nil {
      throw InvalidInput(
        "idle-option", "'passages' is for results that have ids", at: passages.location,
        hint: reading.findsRankings
          ? "add 'match: {corpus: …}', which finds them by their texts" : "leave it out: 'read' finds a text")
    }
  }
}
