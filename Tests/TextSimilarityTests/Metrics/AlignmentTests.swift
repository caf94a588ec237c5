import RagSpecTestSupport
import Testing
import TextSimilarity

@Suite struct AlignmentTests {
  private static let metrics: [any AligningMetric.Type] = [
    Levenshtein.self, Indel.self, LongestCommonSubsequence.self, Hamming.self,
  ]

  @Test func `spans tell what becomes of each part`() {
    #expect(
      described(Levenshtein.alignment("kitten", "sitting"))
        == "r 0..<1 0..<1, e 1..<4 1..<4, r 4..<5 4..<5, e 5..<6 5..<6, i 6..<6 6..<7")
    #expect(described(Indel.alignment("ac", "abc")) == "e 0..<1 0..<1, i 1..<1 1..<2, e 1..<2 2..<3")
    #expect(described(Hamming.alignment("abcd", "axc")) == "e 0..<1 0..<1, r 1..<2 1..<2, e 2..<3 2..<3, d 3..<4 3..<3")
    #expect(
      described(Levenshtein.alignment("the cat sat".split(separator: " "), "cat sat".split(separator: " ")))
        == "d 0..<1 0..<0, e 1..<3 0..<2")
    #expect(Levenshtein.pattern("same").alignment(with: "same").map(\.kind) == [.equal])
    #expect(Levenshtein.alignment("", "").isEmpty)
    #expect(described(Indel.alignment("", "ab")) == "i 0..<0 0..<2")
  }

  @Test(arguments: metrics) func `spans are whole, true and as many edits as the distance`(
    metric: any AligningMetric.Type
  ) {
    check(metric, TextSource(seed: SeededGenerator.seed))
  }

  private func check<Metric: AligningMetric>(_ metric: Metric.Type, _ source: TextSource) {
    var source = source
    let pairs = (0..<120).map { _ in source.pair(longest: 150) } + (0..<3).map { _ in source.pair(longest: 700) }
    for (first, second) in pairs {
      let (one, other) = (Textbook.scalars(first), Textbook.scalars(second))
      let spans = Metric.alignment(first, second)
      let places = "\(first.debugDescription) \(second.debugDescription), seed \(SeededGenerator.seed)"
      #expect(
        spans.flatMap { one[$0.firstRange] } == one && spans.flatMap { other[$0.secondRange] } == other, "\(places)")
      #expect(
        spans.allSatisfy { ($0.kind == .equal) == one[$0.firstRange].elementsEqual(other[$0.secondRange]) }, "\(places)"
      )
      #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.kind != $1.kind }, "\(places)")
      let kept = spans.filter { $0.kind == .equal }.reduce(0) { $0 + $1.firstRange.count }
      let edits = spans.filter { $0.kind != .equal }.reduce(0) { $0 + max($1.firstRange.count, $1.secondRange.count) }
      let isSubsequence = metric is LongestCommonSubsequence.Type
      #expect(
        isSubsequence
          ? Metric.similarity(first, second).asDouble == Double(kept)
          : Metric.distance(first, second).asDouble == Double(edits), "\(places)")
    }
  }

  private func described(_ spans: [EditSpan]) -> String {
    spans.map { "\("\($0.kind)".prefix(1)) \($0.firstRange) \($0.secondRange)" }.joined(separator: ", ")
  }
}
