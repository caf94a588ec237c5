import RagSpecCore
import Testing

/// The name means something else in Testing, too.
private typealias Expectation = RagSpecCore.Expectation

/// Asks one question about what it looks at.
private struct CuriousMatcher: ConsultingMatcher {
  static let descriptor = ExtensionDescriptor(name: "curious", summary: "asks")
  static let endpoint = Endpoint(name: "judge", provider: "p", url: "u", model: "m")

  init(_ options: Options, _ endpoints: any EndpointDirectory) throws(InvalidInput) {
    _ = try endpoints.endpoint(options["endpoint"], doing: .conversation, for: options.name)
  }
  init() {}

  static func request(_ text: String) -> KeyedRequest {
    KeyedRequest(ModelRequest(endpoint: endpoint, messages: [Turn(.user, text)]))
  }

  func requests(for observation: Observation, in context: CaseContext) throws(CaseError) -> [KeyedRequest] {
    guard case .text(let text) = observation else { throw CaseError(.unsupportedObservation, "no text") }
    return [Self.request(text)].filter { context.answer(to: $0) == nil }
  }

  func score(_ observation: Observation, in context: CaseContext) -> Double { 1 }
  func explanation(of observation: Observation, in context: CaseContext) -> Explanation { Explanation(expected: "") }
}

@Suite struct ConsultingMatcherTests {
  private static func curious(on part: OutputPart = .whole) -> Expectation {
    Expectation(
      rule: .matcher(CuriousMatcher()), label: "curious", threshold: 1, part: part, node: Written.plain("x").node)
  }

  private func asked(_ expectation: Expectation, of observation: Observation) throws -> [String] {
    try expectation.requests(for: observation, in: CaseContext(input: CaseInput(question: "?")))
      .map { $0.request.request.messages[0].text }
  }

  @Test func `whether an expectation asks models is known through every combinator`() {
    let (plain, asking) = (Expectation.fixed(1), Self.curious())
    #expect(!plain.consults && asking.consults)
    #expect(Expectation.combined("not", .not(asking)).consults && !Expectation.combined("not", .not(plain)).consults)
    #expect(Expectation.combined("any", .atLeast(1, of: [plain, .combined("not", .not(asking))])).consults)
    #expect(!Expectation.combined("all", .atLeast(2, of: [plain, plain])).consults)
    func testCase(_ expectations: [Expectation]) -> Case {
      Case(
        id: CaseID(suite: "s", name: "c"), node: Written.plain("c").node, input: CaseInput(question: "?"),
        expectations: expectations)
    }
    #expect(testCase([plain, asking]).consults && !testCase([plain]).consults && !testCase([]).consults)
  }

  @Test func `what is asked is what will be looked at`() throws {
    let text = Observation.text("one\ntwo")
    #expect(try asked(Self.curious(), of: text) == ["one\ntwo"])
    #expect(try asked(Self.curious(on: .lastLine), of: text) == ["two"])
    #expect(try asked(Self.curious(on: .pointer("/a")), of: text) == [], "a part that is not there is not asked about")
    let inner = Expectation.combined("not", .not(Self.curious()), on: .lastLine)
    #expect(
      try asked(.combined("all", .atLeast(2, of: [inner, .fixed(1), Self.curious()])), of: text) == ["two", "one\ntwo"])
    #expect(try asked(.fixed(1), of: .ranking([])) == [])
  }

  @Test func `what it cannot look at is told under its label`() {
    let error = #expect(throws: CaseError.self) { try asked(Self.curious(), of: .ranking([])) }
    #expect(error?.kind == .unsupportedObservation && error?.message == "'curious': no text")
  }

  @Test func `an answer ends the asking`() throws {
    let answers = ConsultedAnswers([CuriousMatcher.request("x").key: ModelOutput(content: "yes")])
    let context = CaseContext(input: CaseInput(question: "?"), answers: answers)
    #expect(try Self.curious().requests(for: .text("x"), in: context).isEmpty)
    #expect(context.answer(to: CuriousMatcher.request("x"))?.content == "yes")
    #expect(context.vector(of: CuriousMatcher.request("x")) == nil, "a word is no vector")
  }
}
