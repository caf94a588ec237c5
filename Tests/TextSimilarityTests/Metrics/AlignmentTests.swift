import RagSpecTestSupport
import Testing
import TextSimilarity

@Suite struct AlignmentTests {
  private static let metrics: [any AligningMetric.Type] = [
    Levenshtein.self, Indel.self, LongestCommonSubsequence.self, Hamming.self, OptimalStringAlignment.self,
    DamerauLevenshtein.self,
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
    #expect(
      described(OptimalStringAlignment.alignment("xabab", "xbaba")) == "e 0..<1 0..<1, x 1..<3 1..<3, x 3..<5 3..<5")
    #expect(described(DamerauLevenshtein.alignment("ca", "abc")) == "x 0..<2 0..<3")
    #expect(described(OptimalStringAlignment.alignment("", "ab")) == "i 0..<0 0..<2")
    #expect(described(DamerauLevenshtein.alignment("東京都", "")) == "d 0..<3 0..<0")
    #expect(Levenshtein.alignment("", "").isEmpty && DamerauLevenshtein.alignment("", "").isEmpty)
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
      #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.kind != $1.kind || $0.kind == .exchange }, "\(places)")
      let kept = spans.filter { $0.kind == .equal }.reduce(0) { $0 + $1.firstRange.count }
      let edits = spans.reduce(0) { $0 + cost(of: $1, EditWeights()) }
      #expect(spans.filter { $0.kind == .exchange }.allSatisfy { isExchange($0, one, other) }, "\(places)")
      let isSubsequence = metric is LongestCommonSubsequence.Type
      #expect(
        isSubsequence
          ? Metric.similarity(first, second).asDouble == Double(kept)
          : Metric.distance(first, second).asDouble == Double(edits), "\(places)")
    }
  }

  @Test(arguments: [
    EditWeights(replacement: 2), EditWeights(insertion: 3, deletion: 3, replacement: 3),
    EditWeights(insertion: 1, deletion: 2, replacement: 2), EditWeights(insertion: 5, deletion: 1, replacement: 4),
    EditWeights(insertion: 0, deletion: 1, replacement: 1), EditWeights(insertion: 2, deletion: 2, replacement: 0),
    EditWeights(insertion: 0, deletion: 0, replacement: 0), EditWeights(insertion: 3, deletion: 3, replacement: 4),
  ]) func `weighted spans cost what the distance says`(weights: EditWeights) {
    var source = TextSource(seed: SeededGenerator.seed)
    for _ in 0..<80 {
      let (first, second) = source.pair(longest: 90)
      let (one, other) = (Textbook.scalars(first), Textbook.scalars(second))
      let pattern = Levenshtein(weights).pattern(first)
      let spans = pattern.alignment(with: second)
      let places = "\(first.debugDescription) \(second.debugDescription), seed \(SeededGenerator.seed)"
      #expect(
        spans.flatMap { one[$0.firstRange] } == one && spans.flatMap { other[$0.secondRange] } == other, "\(places)")
      #expect(
        spans.allSatisfy { ($0.kind == .equal) == one[$0.firstRange].elementsEqual(other[$0.secondRange]) }, "\(places)"
      )
      #expect(spans.reduce(0) { $0 + cost(of: $1, weights) } == pattern.distance(to: second), "\(places)")
    }
  }

  @Test func `replacements that cost more than to delete and to insert are not made`() {
    let weights = EditWeights(insertion: 1, deletion: 1, replacement: 3)
    #expect(described(Levenshtein(weights).pattern("ab").alignment(with: "ac")).hasPrefix("e 0..<1 0..<1, "))
    #expect(!Levenshtein(weights).pattern("ab").alignment(with: "ac").contains { $0.kind == .replacement })
  }

  private func cost(of span: EditSpan, _ weights: EditWeights) -> Int {
    switch span.kind {
    case .equal: 0
    case .insertion: weights.insertion * span.secondRange.count
    case .deletion: weights.deletion * span.firstRange.count
    case .replacement: weights.replacement * max(span.firstRange.count, span.secondRange.count)
    case .exchange: span.firstRange.count + span.secondRange.count - 3
    }
  }

  /// Whether the first and the last symbol change places.
  private func isExchange(_ span: EditSpan, _ one: [UInt32], _ other: [UInt32]) -> Bool {
    let (first, second) = (one[span.firstRange], other[span.secondRange])
    return first.count > 1 && second.count > 1 && first.first == second.last && first.last == second.first
  }

  private func described(_ spans: [EditSpan]) -> String {
    spans.map { "\($0.kind == .exchange ? "x" : "\($0.kind)".prefix(1)) \($0.firstRange) \($0.secondRange)" }.joined(
      separator: ", ")
  }
}
