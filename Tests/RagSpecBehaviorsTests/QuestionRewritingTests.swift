import RagSpecBehaviors
import RagSpecCore
import Testing

@Suite struct QuestionRewritingTests {
  @Test func `turns keep their order and their text`() throws {
    let input = try QuestionRewriting.input(
      """
      history:
        - user: What is it?
        - assistant: "{{it}}\\n- a list"
        - system: be brief
        - developer: 12
        - user: ''
      question: Is it treatable?
      references: Is throat cancer treatable?
      """)
    #expect(
      input.history == [
        Turn(.user, "What is it?"), Turn(.assistant, "{{it}}\n- a list"), Turn(.system, "be brief"),
        Turn(.developer, "12"),
        Turn(.user, ""),
      ])
    #expect(input.question == "Is it treatable?" && input.references == ["Is throat cancer treatable?"])
    let short = try QuestionRewriting.input("question: q\nhistory: []\nreferences: [a, 1]")
    #expect(short.history.isEmpty && short.references == ["a", "1"])
  }

  private static let wrong: [(text: String, problem: String)] = [
    ("history: []", "case.yaml:1:1 missing-key: the key 'question' is missing"),
    ("question: q\nhistory: [{user: a, assistant: b}]", "case.yaml:2:11 wrong-turn: a turn has one speaker"),
    ("question: q\nhistory: [{}]", "case.yaml:2:11 wrong-turn: a turn has one speaker"),
    ("question: q\nhistory: [{usr: a}]", "case.yaml:2:12 unknown-key: unknown key 'usr'"),
    ("question: q\nhistory: [hello]", "case.yaml:2:11 wrong-type: expected a mapping, found the text 'hello'"),
  ]

  @Test func `says what is wrong, and where`() {
    for (text, problem) in Self.wrong { #expect(QuestionRewriting.problems(text) == [problem], "\(text)") }
  }
}

@Suite struct AnsweringTests {
  @Test func `a case has a question and references`() throws {
    #expect(try Answering.input("question: q").references.isEmpty)
    let input = try Answering.input("question: '{# no template #}'\nreferences: [a, b]")
    #expect(input.question == "{# no template #}" && input.references == ["a", "b"])
    #expect(Answering.problems("references: [a]") == ["case.yaml:1:1 missing-key: the key 'question' is missing"])
    #expect(Answering.problems("question: q\nquery: q") == ["case.yaml:2:1 unknown-key: unknown key 'query'"])
  }
}

@Suite struct BehaviorDescriptorTests {
  @Test func `every behavior says what it is and what its cases have`() {
    let behaviors: [any Behavior.Type] = [Retrieval.self, TableReading.self, QuestionRewriting.self, Answering.self]
    for behavior in behaviors {
      let descriptor = behavior.descriptor
      #expect(!descriptor.summary.isEmpty && !descriptor.discussion.isEmpty && !descriptor.summary.hasSuffix("."))
      #expect(
        behavior.fields.contains { $0.isRequired && ["question", "query"].contains($0.name) }, "\(descriptor.name)")
      #expect(behavior.observesRankings == (behavior == Retrieval.self))
    }
  }
}
