import TRECFormats
import Testing

@Suite struct TRECWriterTests {
  @Test func `what is written is read`() throws {
    var (qrels, run) = (TRECWriter(), TRECWriter())
    try qrels.judge(query: "q1", document: "é#1", grade: -1)
    try run.rank(query: "q1", document: "é#1", rank: 1, score: 0.1 + 0.2, run: "my-run")
    #expect(String(decoding: qrels.bytes, as: UTF8.self) == "q1 0 é#1 -1\n")
    #expect(String(decoding: run.bytes, as: UTF8.self) == "q1 Q0 é#1 1 0.30000000000000004 my-run\n")
    #expect(try Qrels(qrels.bytes).grades(ofQueryAt: 0) == ["é#1": -1])
    #expect(try Run(run.bytes).scores(ofQueryAt: 0).map(\.score) == [0.1 + 0.2])
  }

  @Test(arguments: ["", "a b", "a\tb", "a\n", "#q"])
  func `a name that would be read as something else is an error`(name: String) {
    var writer = TRECWriter()
    #expect { try writer.judge(query: name, document: "d", grade: 1) } throws: { "\($0)".hasPrefix("'\(name)' cannot") }
    #expect(writer.bytes.isEmpty)
  }

  @Test func `a document may begin with the sign of a comment`() throws {
    var writer = TRECWriter()
    try writer.judge(query: "q", document: "#d", grade: 1)
    #expect(try Qrels(writer.bytes).grades(ofQueryAt: 0) == ["#d": 1])
  }
}
