import RagSpecCore
import RagSpecMatchers
import Testing

@Suite struct JudgeMatcherTests {
  private static let rubric = "judge: Is it polite?"

  /// What is judged when the judges say one thing after the other.
  private func assess(
    _ options: String = "", saying texts: String..., on output: String = "Go away."
  ) throws -> Assessment {
    var rest = texts
    let model = FakeModel { _ in ModelOutput(content: rest.count > 1 ? rest.removeFirst() : rest[0]) }
    return try Judged("\(Self.rubric)\n\(options)", model: model).assess(output)
  }

  // MARK: Scales

  @Test(arguments: [
    ("true", 1.0), ("false", 0), (#""yes""#, 1), (#"" No ""#, 0), (#""PASS""#, 1), (#""failed""#, 0),
  ])
  func `yes and no`(_ verdict: String, _ score: Double) throws {
    #expect(try assess(saying: #"{"verdict": \#(verdict), "reason": "r"}"#).score == score)
  }

  @Test(arguments: [
    ("{from: 1, to: 5}", "1", 0.0), ("{from: 1, to: 5}", "4", 0.75), ("{from: 1, to: 5}", #""5""#, 1),
    ("{from: 1, to: 5}", "3.5", 0.625), ("{from: 10, to: 0}", "10", 0), ("{from: 10, to: 0}", "2", 0.8),
    ("{categories: {good: 1, partly: 0.5, bad: 0}}", #""Partly ""#, 0.5),
    ("{categories: {good: 1, partly: 0.5, bad: 0}}", #""good""#, 1), ("{categories: {true: 1, false: 0}}", "true", 1),
    ("{categories: {true: 1, false: 0}}", #""False""#, 0), ("{categories: {\"1\": 0, \"2\": 1}}", "2", 1),
  ])
  func `scales and categories`(_ scale: String, _ verdict: String, _ score: Double) throws {
    let answer = #"{"verdict": \#(verdict), "reason": "r"}"#
    #expect(try assess("scale: \(scale)\nmin: 0.5", saying: answer).score == score)
  }

  @Test(arguments: [
    ("boolean", "1"), ("boolean", #""maybe""#), ("boolean", "null"), ("boolean", #"[true]"#),
    ("{from: 1, to: 5}", "6"), ("{from: 1, to: 5}", "0.9"), ("{from: 1, to: 5}", "true"),
    ("{from: 1, to: 5}", #""four""#), ("{categories: {good: 1, bad: 0}}", #""excellent""#),
    ("{categories: {good: 1, bad: 0}}", "1"),
  ])
  func `what is not on the scale is no verdict`(_ scale: String, _ verdict: String) throws {
    let answer = #"{"verdict": \#(verdict), "reason": "r"}"#
    let error = #expect(throws: CaseError.self) {
      try assess("scale: \(scale)\nmin: 0.5", saying: answer, answer)
    }
    #expect(error?.kind == .unusableAnswer)
    #expect(error?.message.contains("its verdict is \(verdict), and not") == true, "\(error?.message ?? "")")
  }

  // MARK: Finding the verdict

  @Test(arguments: [
    #"{"verdict": true}"#, "Well.\n```json\n{\"verdict\": true, \"reason\": \"r\"}\n```\nBye.",
    #"I say {"reason": "{braces} and \"quotes\"", "verdict": true}."#, #"{a} {"b": 1} {"verdict": true}"#,
    #"Let S = {1, 2}. {"verdict": "yes"} or {"verdict": true}"#,
    #"<think>{"verdict": true}</think> {"verdict": true, "reason": "r"}"#,
    #"{"verdict": true, "more": {"verdict": false}}"#, "\u{FEFF}{\"verdict\": true}",
  ])
  func `a verdict is found anywhere in the answer`(_ answer: String) throws {
    #expect(try assess(saying: answer, #"{"verdict": false}"#).score == 1)
  }

  @Test(arguments: [
    "", "true", #"{"verdict""#, #"{"verdict": true"#, #"{"Verdict": true}"#, #"[true]"#,
    #"{"verdict": false} or {"verdict": true}"#, #"{"verdict": true, "verdict": false}"#, #"{{"verdict": true}"#,
    "```\n{\"verdict\": true}\n```\n```\n{\"verdict\": false}\n```", #"{"verdict": true} and {"verdict": "perhaps"}"#,
    #"{"reason": "r", "drafts": [{"verdict": true}], "verdict": fal"#,
    #"{'reason': 'r', "draft": {"verdict": true}, "verdict": false}"#, String(repeating: "{", count: 5_000),
    String(repeating: #"{"a":"#, count: 5_000), #"{"reason": "why, in one or two sentences", "verdict": true}"#,
  ])
  func `nonsense is asked about once more`(_ answer: String) throws {
    let assessment = try assess(saying: answer, #"{"verdict": false, "reason": "rude"}"#)
    #expect(assessment.score == 0)
    #expect(assessment.notes == ["judge 'judge' says false, asked twice: rude"])
  }

  @Test func `nonsense twice is no verdict, and is shown`() throws {
    let error = #expect(throws: CaseError.self) { try assess("name: tone", saying: "hm", "No idea.") }
    #expect(error?.kind == .unusableAnswer)
    #expect(
      error?.message == "'tone': the judge 'judge' gave no verdict, asked twice: it holds no JSON object with the key "
        + "\"verdict\". It answered 'No idea.'")
  }

  @Test func `a verdict that was cut off says so`() throws {
    let model = FakeModel { _ in ModelOutput(content: #"{"reason": "bec"#, finishReason: .length) }
    let error = #expect(throws: CaseError.self) { try Judged(Self.rubric, model: model).assess("x") }
    #expect(error?.message.contains("was cut off at the greatest number of tokens") == true)
    #expect(error?.hint == "raise 'max_tokens' in the parameters of endpoint 'judge'")
  }

  @Test func `long nonsense is shortened where it is shown`() throws {
    let error = #expect(throws: CaseError.self) { try assess(saying: String(repeating: "x", count: 100_000)) }
    #expect((error?.message.count ?? .max) < 1_000)
  }

  // MARK: Several judges

  @Test(
    arguments: [
      ("majority", [true, true, false], 1.0), ("majority", [true, false, false], 0), ("majority", [true, false], 0),
      ("mean", [true, true, false], 2.0 / 3), ("mean", [true, false], 0.5), ("mean", [true, true, true], 1),
    ] as [(String, [Bool], Double)])
  func `judges who disagree`(_ combine: String, _ verdicts: [Bool], _ score: Double) throws {
    let names = ["judge", "other", "third"].prefix(verdicts.count)
    let model = FakeModel { request in
      let verdict = verdicts[names.firstIndex(of: request.endpoint.name) ?? 0]
      return ModelOutput(content: #"{"verdict": \#(verdict), "reason": "\#(request.endpoint.name) thinks so"}"#)
    }
    let list = names.joined(separator: ", ")
    let assessment = try Judged("\(Self.rubric)\nendpoints: [\(list)]\ncombine: \(combine)", model: model).assess("x")
    #expect(abs(assessment.score - score) < 1e-12)
    let notes = zip(names, verdicts).map { "judge '\($0)' says \($1): \($0) thinks so" }
    #expect(assessment.notes == notes + ["the \(combine) of \(names.count) judges counts"])
  }

  @Test func `the majority of scores is the middle one`() throws {
    let scores = ["judge": 1, "other": 5, "third": 2]
    let model = FakeModel { ModelOutput(content: #"{"verdict": \#(scores[$0.endpoint.name] ?? 0)}"#) }
    let options = "endpoints: [judge, other, third]\nscale: {from: 1, to: 5}\nmin: 0.5"
    #expect(try Judged("\(Self.rubric)\n\(options)", model: model).assess("x").score == 0.25)
  }

  @Test func `explains what was wanted, and what was said`() throws {
    let assessment = try assess("scale: {from: 1, to: 5}\nmin: 0.5", saying: #"{"verdict": 2, "reason": "curt"}"#)
    #expect(assessment.explanation?.expected == "an output that fulfills the rubric: Is it polite?")
    #expect(assessment.notes == ["judge 'judge' says 2 (0.25): curt"])
    #expect(try assess(saying: #"{"verdict": true}"#).notes == ["judge 'judge' says true: no reason given"])
  }

  @Test func `combinators hold around it`() throws {
    let model = FakeModel(saying: #"{"verdict": false, "reason": "r"}"#)
    #expect(try Judged("not: {judge: Is it rude?}", model: model).assess("x").passed)
    #expect(try Judged("any: [{judge: Is it rude?}, {contains: x}]", model: model).assess("x").passed)
    #expect(try !Judged("all: [{judge: Is it rude?}, {contains: x}]", model: model).assess("x").passed)
  }

  @Test(arguments: [
    ("judge: \"\"", "empty-rubric"), ("judge: \" \\n\"", "empty-rubric"),
    ("judge: x\nendpoint: nobody", "unknown-endpoint"), ("judge: x\nendpoint: embedder", "wrong-endpoint"),
    ("judge: x\nendpoints: []", "empty-list"), ("judge: x\nendpoints: [judge, judge]", "repeated-judge"),
    ("judge: x\nendpoints: [judge]\nendpoint: other", "two-endpoints"),
    ("judge: x\nscale: {from: 1, to: 1}\nmin: 0.5", "one-sided-scale"),
    ("judge: x\nscale: {from: 1, to: 5}", "no-threshold"),
    ("judge: x\nscale: {categories: {a: 1, b: 0}}", "no-threshold"),
    ("judge: x\nscale: {categories: {a: 1, b: 1.5}}\nmin: 1", "wrong-type"),
    ("judge: x\nscale: {categories: {a: 1, A: 0}}\nmin: 1", "ambiguous-category"),
    ("judge: x\nscale: {categories: {a: 1, \" \": 0}}\nmin: 1", "ambiguous-category"),
    ("judge: x\nscale: {categories: {a: 1, b: 1}}\nmin: 1", "one-sided-scale"),
    ("judge: x\nscale: {categories: {}}\nmin: 1", "one-sided-scale"), ("judge: x\nscale: stars\nmin: 1", "wrong-type"),
    ("judge: x\ncombine: median", "unknown-value"), ("judge: [x]", "wrong-type"),
    ("judge: $references", "misplaced-references"),
  ])
  func `what is wrong is told when the suite is read`(_ expectation: String, _ id: String) throws {
    #expect(try Judged.problems(expectation).map(\.id.rawValue) == [id])
  }

  @Test func `without a project there is nobody to ask`() throws {
    for expectation in ["judge: x", "judge: x\nendpoint: a", "judge: x\nendpoints: [a]", "means: x\nmin: 0.5"] {
      let error = #expect(throws: InvalidInput.self) {
        try ExpectationReader().expectation(from: Judged.node(expectation))
      }
      #expect(error?.diagnostics.map(\.id) == ["no-project"])
    }
  }
}
