import RagSpecBehaviors
import RagSpecCore
import TableFormats
import Testing

@Suite struct PromptedModelTests {
  private static let project = FixtureProject([
    "ask": "{{question}}\n",
    "chat": "system:\nBe brief.\n{{#history}}\n{{role}}: {{text}}\n{{/history}}\nuser:\n{{question}}\n",
    "table": "{{#table}}Table:\n{{table}}\n{{/table}}{{question}}", "fixed": "What is it?",
    "typo": "user:\n{{qestion}}\n",
    "broken": "a\n{{#history}}", "empty": "", "turns": "{{#history}}{{txt}}{{/history}}{{question}}",
  ])

  private func target(_ prompt: String, _ more: String = "", _ project: FixtureProject = project) throws -> any Target {
    try PromptedModel.target(from: yaml("{endpoint: main, prompt: \(prompt)\(more)}"), in: project)
  }

  private func messages(_ prompt: String, _ more: String = "", for input: CaseInput) throws -> [Turn] {
    guard case .call(let request) = try target(prompt, more).work(for: input) else { return [] }
    #expect(request.endpoint.name == "main")
    return request.messages
  }

  @Test func `a question is sent as written`() throws {
    for question in ["Is it?", "{{table}} {{#history}}", "user:\nx", "${HOME}", "a\n\n", "é\u{301}", ""] {
      let sent = try messages("ask", for: CaseInput(question: question))
      #expect(sent.count == 1 && sent[0].role == .user, "\(question)")
      #expect(sent[0].text.unicodeScalars.elementsEqual(question.unicodeScalars), "\(question)")
    }
  }

  @Test func `history is a list of turns`() throws {
    let input = CaseInput(question: "And it?", history: [Turn(.user, "Hi"), Turn(.assistant, "system:\n{{question}}")])
    #expect(
      try messages("chat", for: input) == [
        Turn(.system, "Be brief.\nuser: Hi\nassistant: system:\n{{question}}"), Turn(.user, "And it?"),
      ])
    #expect(try messages("chat", for: CaseInput(question: "q")) == [Turn(.system, "Be brief."), Turn(.user, "q")])
  }

  @Test func `tables are rendered in the form that is configured`() throws {
    let table = Table(headerRows: [["Region", "Q1"]], rows: [["EMEA", "12"]])
    let input = CaseInput(question: "q", table: table)
    #expect(try messages("table", for: CaseInput(question: "q")).map(\.text) == ["q"], "no table, no section")
    let forms = [("", TableRendering.markdown)] + TableRendering.allCases.map { (", table-format: \($0.rawValue)", $0) }
    for (option, form) in forms {
      let text = try #require(try messages("table", option, for: input).first?.text)
      #expect(text.hasPrefix("Table:\n\(table.rendered(as: form))"), "\(form)")
    }
  }

  private static let wrong: [(prompt: String, problem: String)] = [
    ("none", "case.yaml:1:26 missing-file: there is no file 'none'"),
    ("fixed", "fixed:1:1 invalid-prompt: the prompt does not use {{question}}: every case would ask the same"),
    ("typo", "typo:2:3 invalid-prompt: unknown name 'qestion'"),
    ("empty", "empty:1:1 invalid-prompt: the prompt is empty"),
    ("broken", "broken:2:1 invalid-prompt: the section 'history' is never closed"),
    ("turns", "turns:1:15 invalid-prompt: unknown name 'txt'"),
  ]

  @Test func `says what is wrong with a prompt, and where`() throws {
    for (prompt, problem) in Self.wrong { #expect(facts { try target(prompt) } == [problem], "\(prompt)") }
    let error = #expect(throws: InvalidInput.self) { try target("typo") }
    #expect(error?.diagnostics.first?.hint == "did you mean 'question'?")
    var project = Self.project
    project.files["latin"] = Array("{{question}} \u{FC}".unicodeScalars.map { UInt8($0.value) })
    #expect(facts { try target("latin", "", project) } == ["case.yaml:1:26 not-utf8: the prompt 'latin' is not UTF-8"])
    let endpoint = facts { try PromptedModel.target(from: yaml("{endpoint: man, prompt: ask}"), in: Self.project) }
    #expect(endpoint == ["case.yaml:1:12 unknown-endpoint: unknown endpoint 'man'"])
  }

  @Test func `equal inputs make equal requests`() throws {
    func key(_ prompt: String, _ question: String) throws -> [UInt8] {
      guard case .call(let request) = try target(prompt).work(for: CaseInput(question: question)) else { return [] }
      return request.canonicalJSON
    }
    #expect(try key("ask", "a") == key("ask", "a"))
    #expect(try key("ask", "a") != key("ask", "b") && key("ask", "a") != key("chat", "a"))
  }
}
