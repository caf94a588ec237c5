import RagSpecCore
import Testing

@Suite struct NearestNameTests {
  private static let known = [
    "similar", "contains", "contains-all", "starts-with", "number", "retrieved", "not-retrieved", "nDCG@10", "id",
  ]

  @Test func `what was meant`() {
    let slips = [
      ("simlar", "similar"), ("similiar", "similar"), ("contain", "contains"), ("Contains", "contains"),
      ("constains", "contains"), ("startswith", "starts-with"), ("start-with", "starts-with"), ("nubmer", "number"),
      ("ndcg@10", "nDCG@10"), ("nDGC@10", "nDCG@10"), ("retreived", "retrieved"), ("retrieve", "retrieved"),
    ]
    for (slip, meant) in slips {
      #expect(NearestName.of(slip, in: Self.known) == meant)
      #expect(NearestName.hint(for: slip, in: Self.known) == "did you mean '\(meant)'?")
    }
  }

  @Test func `what is too far from everything`() {
    for name in ["", "x", "judge", "latency", "表"] {
      #expect(NearestName.of(name, in: Self.known) == nil, "\(name)")
      #expect(NearestName.hint(for: name, in: Self.known) == nil)
    }
    #expect(NearestName.of("anything", in: [String]()) == nil)
  }

  @Test func `of equally near names the first`() {
    #expect(NearestName.of("case", in: ["cases", "caser"]) == "cases")
    #expect(NearestName.of("case", in: ["caser", "cases"]) == "caser")
  }
}
