import RagSpecCore
import RagSpecSuites
import Testing

@Suite struct SuiteDiagnosticTests {
  @Test func `each fault of a suite is told with its place`() {
    for fault in Fault.ofSuites {
      let files = fault.files.mapValues { MarkedText($0).text }
      let found = FakeProject(texts: files).load(MarkedText(fault.text).text).diagnostics
      // A fault marks the suite or one of the files beside it.
      let places = ([fault.text] + fault.files.values).flatMap { MarkedText($0).places }
      #expect(found.told == zip(places, fault.ids).map { "\($0) \($1)" }, "\(fault.text)")
      #expect(places.count == fault.ids.count, "\(fault.text)")
    }
  }

  @Test func `messages name what was meant`() {
    let head = "suite: s\nbehavior: retreival\ntarget: ehco\n"
    let found = FakeProject().load(head + "cases: []\ngates: {}\n").diagnostics
    #expect(found.messages == ["unknown behavior 'retreival'", "unknown target 'ehco'"])
    #expect(found.map(\.hint) == ["did you mean 'retrieval'?", "did you mean 'echo'?"])
    let gates =
      "suite: s\nbehavior: answering\ntarget: echo\ncases: [{id: a, question: q, expect: [{contains: x}]}]\ngates: "
    let slips = [
      ("{contians: 1}", "did you mean 'contains'?"), ("{pass_rate: 1}", "did you mean 'pass-rate'?"),
      ("{zzz: 1}", "reported are contains"),
    ]
    for (slip, hint) in slips { #expect(FakeProject().load(gates + slip).diagnostics.map(\.hint) == [hint]) }
    let source = FakeProject().load("suite: s\nbehavior: answering\ntarget: echo\ncases: [{from: c.jsonl}]").diagnostics
    #expect(source.messages == ["expected a mapping with 'jsonl', or a mapping with 'beir', found the text 'c.jsonl'"])
  }
}
