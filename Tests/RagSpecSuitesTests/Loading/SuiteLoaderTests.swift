import RagSpecCore
import RagSpecSuites
import Testing

@Suite struct SuiteLoaderTests {
  @Test func `a whole suite`() throws {
    let result = FakeProject().load(
      """
      suite: follow-ups
      behavior: answering
      target: echo
      description: what people ask next
      tags: [smoke]
      defaults:
        expect:
          - contains: a
      cases:
        - {id: one, question: What?}
        - id: two
          question: "{{no}} ${template}"
          tags: [slow, de]
          expect: [{contains: b}, {contains: c, weight: 0, name: extra}]
          known-failure: the model is small
        - id: 3
          question: no
      gates: {pass-rate: 0.9, extra: 0.5}
      """)
    #expect(result.diagnostics.told.isEmpty)
    let suite = try #require(result.suites.first)
    #expect((suite.name, suite.targetName, suite.path) == ("follow-ups", "echo", "s.yaml"))
    #expect(suite.behavior.descriptor.name == "answering")
    #expect(suite.cases.map(\.id.description) == ["follow-ups/one", "follow-ups/two", "follow-ups/3"])
    #expect(suite.cases.map(\.input.question) == ["What?", "{{no}} ${template}", "no"])
    #expect(suite.cases.map(\.tags) == [["smoke"], ["smoke", "slow", "de"], ["smoke"]])
    #expect(suite.cases.map { $0.expectations.map(\.label) } == [["contains"], ["contains", "extra"], ["contains"]])
    #expect(suite.cases.map(\.knownFailure) == [nil, "the model is small", nil])
    #expect(suite.cases.map(\.location.place) == ["10:5", "11:5", "16:5"])
    #expect(suite.gates == [Gate(.passRate, 0.9), Gate(.mean("extra"), 0.5)])
  }

  @Test func `all problems of all files are told at once`() {
    let first: MarkedText = """
      suite: first
      behavior: answering
      target: echo
      1️⃣tgas: [a]
      cases:
        - id: one
          question: 2️⃣[]
          expect: [{3️⃣simlar: x}]
        - id: 4️⃣one
          question: q
          table: 5️⃣nowhere.csv
          expect: [{contains: a}]
        - 6️⃣id: two
          expect: []
        - {id: three, question: q, expect: [{contains: a}], 7️⃣question: r}
      gates: {pass-rate: 8️⃣95}
      """
    let broken: MarkedText = "suite: x\n1️⃣\tbehavior: y"
    let sound =
      "{suite: sound, behavior: answering, target: echo, cases: [{id: a, question: q, expect: [{contains: x}]}]}"
    let result = FakeProject().load([
      first.file("a.yaml"), broken.file("b.yaml"), SourceFile(path: "c.yaml", text: sound),
    ])
    let ids = [
      "unknown-key", "wrong-type", "unknown-matcher", "duplicate-case", "missing-file", "missing-key", "duplicate-key",
      "wrong-type",
    ]
    let told = zip(first.places, ids).map { "\($0) \($1)" } + broken.places.map { "\($0) yaml-syntax" }
    #expect(result.diagnostics.told == told)
    #expect(result.suites.map(\.name) == ["sound"])
  }

  @Test func `a faulty expectation is told once and does not make the case expect nothing`() {
    let ownFault: MarkedText = """
      suite: s
      behavior: answering
      target: echo
      cases:
        - {id: a, question: q, expect: [{1️⃣simlar: x}]}
        - {id: b, question: q, expect: 2️⃣contains}
      """
    let inherited: MarkedText = """
      suite: s
      behavior: answering
      target: echo
      defaults: {expect: [{1️⃣simlar: x}]}
      cases: [{id: a, question: q}, {id: b, question: q}, {id: c, question: q}]
      """
    #expect(
      FakeProject().load(ownFault.text).diagnostics.told
        == zip(ownFault.places, ["unknown-matcher", "wrong-type"]).map { "\($0) \($1)" })
    #expect(FakeProject().load(inherited.text).diagnostics.told == inherited.places.map { "\($0) unknown-matcher" })
  }

  @Test func `a case that asserts nothing is an error`() {
    let marked: MarkedText = """
      suite: s
      behavior: answering
      target: echo
      cases:
        - 1️⃣{id: a, question: q}
        - 2️⃣{id: b, question: q, expect: []}
        - 3️⃣{id: c, question: q, expect: [{contains: x, weight: 0}]}
      """
    let found = FakeProject().load(marked.text).diagnostics
    #expect(found.told == marked.places.map { "\($0) no-expectation" })
    #expect(found.messages == ["a", "b", "c"].map { "the case '\($0)' expects nothing" })
  }

  @Test func `names that exist twice are told with both places`() {
    let twice = """
      suite: s
      behavior: answering
      target: echo
      cases:
        - {id: a, question: q, expect: [{contains: x}]}
        - {id: a, question: q, expect: [{contains: x}]}
        - {id: 'a', question: q, expect: [{contains: x}]}
      """
    let cases = FakeProject().load(twice).diagnostics
    #expect(cases.told == ["6:10 duplicate-case", "7:10 duplicate-case"])
    #expect(cases.map(\.notes) == [["the first is at s.yaml:5:10"], ["the first is at s.yaml:6:10"]])
    let sound = "suite: s\nbehavior: answering\ntarget: echo\ncases: [{id: a, question: q, expect: [{contains: x}]}]"
    let suites = FakeProject().load(["a", "b"].map { SourceFile(path: "\($0).yaml", text: sound) }).diagnostics
    #expect(suites.told == ["1:8 duplicate-suite"])
    #expect(suites.map(\.notes) == [["the first is at a.yaml:1:8"]])
    #expect(suites.first?.location?.file.path == "b.yaml")
  }

  @Test func `a fault of a target is told once, however many suites use it`() {
    let text = "behavior: answering\ntarget: broken\ncases: [{id: a, question: q, expect: [{contains: x}]}]"
    let result = FakeProject().load((1...3).map { SourceFile(path: "\($0).yaml", text: "suite: s\($0)\n" + text) })
    #expect(result.diagnostics.told == ["- unset-variable"])
    #expect(result.suites.isEmpty)
  }

  @Test func `an expectation that a case inherited names the case`() {
    let text = """
      suite: s
      behavior: retrieval
      target: search
      defaults: {expect: [{nDCG@10: 0.5}]}
      cases: [{id: a, query: q}, {id: b, query: q}, {id: c, query: q, relevant: [d1]}]
      """
    let found = FakeProject().load(text).diagnostics
    #expect(found.told == ["4:21 no-relevant", "4:21 no-relevant"])
    #expect(found.map(\.notes) == [["in the case at s.yaml:5:9"], ["in the case at s.yaml:5:28"]])
  }

  @Test func `documents that the corpus lacks are told in their own place`() {
    let marked: MarkedText = """
      suite: s
      behavior: retrieval
      target: search
      defaults: {expect: [{nDCG@10: 0.5}]}
      cases:
        - {id: a, query: q, relevant: [d1, 1️⃣x1]}
        - {id: b, query: q, relevant: {2️⃣"x2": 1, d2: 1, 3️⃣x3: 0}}
      """
    let found = FakeProject().load(marked.text).diagnostics
    #expect(found.told == marked.places.map { "\($0) unknown-document" })
    #expect(found.messages == ["x1", "x2", "x3"].map { "the corpus has no document '\($0)'" })
    let elsewhere = FakeProject().load(marked.text.replacing("target: search", with: "target: ranker"))
    #expect(elsewhere.diagnostics.told.isEmpty)
  }

  @Test func `a target that cannot do what the behavior is about`() {
    let text: (String, String) -> MarkedText = { behavior, target in
      MarkedText(
        stringLiteral: "suite: s\nbehavior: \(behavior)\ntarget: 1️⃣\(target)\ncases: [{id: a, "
          + (behavior == "retrieval" ? "query: q, relevant: [d1]" : "question: q") + ", expect: [{contains: x}]}]")
    }
    for (behavior, target) in [("retrieval", "echo"), ("answering", "search"), ("answering", "ranker")] {
      let marked = text(behavior, target)
      #expect(FakeProject().load(marked.text).diagnostics.told == ["\(marked.places[0]) wrong-target"])
    }
    for (behavior, target) in [("retrieval", "search"), ("answering", "echo"), ("answering", "deaf")] {
      #expect(FakeProject().load(text(behavior, target).text).diagnostics.isEmpty)
    }
    let deaf = text("looking-up", "deaf")
    let found = FakeProject().load(deaf.text)
    #expect(found.diagnostics.told == ["\(deaf.places[0]) unused-input"])
    #expect(found.diagnostics.map(\.severity) == [.warning])
    #expect(found.suites.count == 1)
  }

  @Test func `a slash in a suite's name would make two cases of one id`() {
    let marked: MarkedText = """
      suite: 1️⃣a/b
      behavior: answering
      target: echo
      cases: [{id: c, question: q, expect: [{contains: x}]}]
      """
    let found = FakeProject().load(marked.text).diagnostics
    #expect(found.told == ["\(marked.places[0]) unusable-name"])
    #expect(found.first?.hint == "cases are called SUITE/CASE: write 'a-b'")
  }

  /// Files of many lines are read in parts, whose lines are counted on.
  @Test func `faults of a large file of cases are told at their lines`() {
    let filler = String(repeating: "x", count: 200)
    var lines = (0..<2_000).map { #"{"id": "c\#($0)", "question": "\#(filler) é \n"}"# }
    lines[700] = #"{"id": "c700", "qestion": "q", "question": "q"}"#
    lines[1_100] = #"{"id": "c1100", "question": }"#
    lines[1_999] = #"{"id": "c3", "question": "q"}"#
    let project = FakeProject(texts: ["cases.jsonl": lines.joined(separator: "\n")])
    let head = "suite: s\nbehavior: answering\ntarget: echo\ndefaults: {expect: [{contains: x}]}\n"
    let found = project.load(head + "cases: [{from: {jsonl: cases.jsonl}}]").diagnostics
    #expect(found.told == ["701:16 unknown-key", "1101:29 json-syntax", "2000:8 duplicate-case"])
    #expect(found.contains { $0.notes == ["the first is at cases.jsonl:4:8"] })
    (lines[700], lines[1_100], lines[1_999]) = ("", "", "")
    let sound = FakeProject(texts: ["cases.jsonl": lines.joined(separator: "\n")])
    let cases = sound.load(head + "cases: [{from: {jsonl: cases.jsonl}}]").suites.first?.cases ?? []
    #expect(cases.count == 1_997)
    #expect(cases.allSatisfy { $0.id.name == "c\($0.location.line - 1)" })
    #expect(cases.allSatisfy { $0.input.question == "\(filler) é \n" })
  }

  /// Many cases are read in parts, by several processors.
  @Test func `a large suite keeps the order of its cases, and its faults the order of theirs`() throws {
    let numbers = Array(0..<1_500)
    func text(_ question: (Int) -> String) -> String {
      "suite: s\nbehavior: answering\ntarget: echo\ndefaults: {expect: [{contains: x}]}\ncases:\n"
        + numbers.map { "  - {id: c\($0), \(question($0))}\n" }.joined()
    }
    let suite = try #require(FakeProject().load(text { "question: q\($0)" }).suites.first)
    #expect(suite.cases.map(\.id.name) == numbers.map { "c\($0)" })
    #expect(suite.cases.map(\.input.question) == numbers.map { "q\($0)" })
    let faults = FakeProject().load(text { $0 % 500 == 499 ? "question: []" : "question: q" }).diagnostics
    #expect(faults.compactMap { $0.location?.line } == [505, 1005, 1505])
    let twice = FakeProject().load(
      text { $0 == 1_400 ? "question: q, tags: [x]}\n  - {id: c3, question: q" : "question: q" })
    #expect(twice.diagnostics.map(\.notes) == [["the first is at s.yaml:9:10"]])
  }

  @Test func `a large suite with a fault in each case is told quickly`() {
    let cases = (0..<3_000).map { "  - {id: c\($0), qestion: q, expect: [{contains: x}]}\n" }.joined()
    let result = FakeProject().load("suite: s\nbehavior: answering\ntarget: echo\ncases:\n" + cases)
    #expect(result.diagnostics.count == 6_000)
    let elapsed = ContinuousClock().measure {
      let lengths = result.diagnostics.map { $0.rendered().utf8.count }
      #expect(lengths.allSatisfy { $0 > 100 })
    }
    #expect(elapsed < .seconds(30))
  }
}
