import RagSpecTestSupport
import Testing
import TextSimilarity

@Suite struct SequenceMetricTests {
  private static let metrics: [any SequenceMetric.Type] = [
    Indel.self, Levenshtein.self, Jaro.self, JaroWinkler.self, LongestCommonSubsequence.self,
    OptimalStringAlignment.self, DamerauLevenshtein.self, Hamming.self, CommonPrefix.self, CommonSuffix.self,
  ]

  @Test(arguments: metrics) func `the four numbers fit together`(metric: any SequenceMetric.Type) {
    checkNumbers(metric)
  }

  private func checkNumbers<Metric: SequenceMetric>(_ metric: Metric.Type) {
    forRandomPairs { first, second in
      let similarity = Metric.similarity(first, second).asDouble
      let distance = Metric.distance(first, second).asDouble
      let largest = similarity + distance
      let shares = (Metric.normalizedSimilarity(first, second), Metric.normalizedDistance(first, second))
      #expect(similarity >= 0 && distance >= 0)
      #expect(shares.0 == (largest > 0 ? similarity / largest : 1))
      #expect(shares.1 == (largest > 0 ? distance / largest : 0))
      #expect(Metric.score(first, second) == shares.0)
      #expect(Metric.distance(second, first).asDouble == distance)
      #expect(Metric.pattern(first).distance(to: second).asDouble == distance)
      #expect(
        Metric.pattern(Array(first.unicodeScalars)).distance(to: Array(second.unicodeScalars)).asDouble == distance)
    }
  }

  @Test(arguments: metrics) func `a cut-off keeps what the number itself keeps`(metric: any SequenceMetric.Type) {
    checkCutoffs(metric)
  }

  private func checkCutoffs<Metric: SequenceMetric>(_ metric: Metric.Type) {
    forRandomPairs { first, second in
      let pattern = Metric.pattern(first)
      let (similarity, distance) = (Metric.similarity(first, second), Metric.distance(first, second))
      for cutoff in cutoffs(around: similarity.asDouble).map(Metric.Value.init(measured:)) {
        let kept = similarity >= cutoff ? similarity : nil
        #expect(Metric.similarity(first, second, cutoff: cutoff) == kept)
      }
      for cutoff in cutoffs(around: distance.asDouble).map(Metric.Value.init(measured:)) {
        let kept = distance <= cutoff ? distance : nil
        #expect(Metric.distance(first, second, cutoff: cutoff) == kept)
        #expect(pattern.distance(to: second, cutoff: cutoff) == kept)
      }
    }
  }

  @Test func `a cut-off of a share keeps what the share itself keeps`() {
    for metric in Self.metrics {
      forRandomPairs { first, second in
        let similarity = metric.normalizedSimilarity(first, second)
        for cutoff in cutoffs(around: similarity) {
          let kept = similarity >= cutoff ? similarity : nil
          #expect(metric.normalizedSimilarity(first, second, cutoff: cutoff) == kept)
        }
        let distance = metric.normalizedDistance(first, second)
        for cutoff in cutoffs(around: distance) {
          let kept = distance <= cutoff ? distance : nil
          #expect(metric.normalizedDistance(first, second, cutoff: cutoff) == kept)
        }
      }
    }
  }

  private func cutoffs(around value: Double) -> [Double] {
    [-1, 0, value / 2, value - 1, value.nextDown, value, value.nextUp, value + 1, 1, 1e9]
  }

  @Test func `a cut-off that is no number is never kept`() {
    for metric in Self.metrics {
      #expect(metric.normalizedSimilarity("a", "a", cutoff: .nan) == nil)
      #expect(metric.normalizedDistance("a", "a", cutoff: .nan) == nil)
      #expect(metric.normalizedSimilarity("a", "a", cutoff: .infinity) == nil)
      #expect(metric.normalizedDistance("a", "b", cutoff: .infinity) == metric.normalizedDistance("a", "b"))
      #expect(metric.normalizedSimilarity("", "", cutoff: -.infinity) == 1)
    }
    #expect(Jaro.distance("a", "a", cutoff: .nan) == nil)
    #expect(Jaro.similarity("a", "a", cutoff: .nan) == nil)
    #expect(Jaro.distance("a", "b", cutoff: .infinity) == 1)
    #expect(Levenshtein.distance("a", "b", cutoff: .max) == 1)
    #expect(Levenshtein.distance("a", "b", cutoff: .min) == nil)
    #expect(Levenshtein.similarity("a", "b", cutoff: .max) == nil)
    #expect(Levenshtein.similarity("a", "b", cutoff: .min) == 0)
  }

  @Test func `empty texts are equal, and unlike any other`() {
    for metric in Self.metrics {
      #expect(metric.normalizedSimilarity("", "") == 1)
      #expect(metric.normalizedDistance("", "") == 0)
      #expect(metric.normalizedSimilarity("", "a") == 0)
      #expect(metric.normalizedDistance("東", "") == 1)
    }
  }

  @Test func `texts are compared by Unicode scalars`() {
    #expect(Levenshtein.distance("\u{E9}", "e\u{301}") == 2)
    #expect(Levenshtein.distance("é", "e") == 1)
    #expect(Levenshtein.distance("\r\n", "\n") == 1)
    #expect(Levenshtein.distance("A", "a") == 1)
    #expect(Indel.distance("👩‍👩‍👧", "👩‍👧") == 2)
  }

  @Test func `sequences are compared by their elements`() {
    let (first, second) = ("the cat sat on the mat".split(separator: " "), "the cat on a mat".split(separator: " "))
    #expect(Levenshtein.distance(first, second) == 2)
    #expect(Levenshtein.distance(first, second, cutoff: 1) == nil)
    #expect(Indel.distance(first, second) == 3)
    #expect(Indel.similarity(first, second, cutoff: 8) == 8)
    #expect(Levenshtein.normalizedSimilarity(first, second) == 4.0 / 6)
    #expect(Levenshtein.normalizedDistance(first, second, cutoff: 0.5) == 2.0 / 6)
    #expect(Jaro.similarity(first, first) == 1)
    #expect(Levenshtein.distance([Int](), []) == 0)
    #expect(Levenshtein.distance(Array("\u{E9}t\u{E9}"), Array("e\u{301}te\u{301}")) == 0)
  }

  /// About the lengths that prepared masks are made for, in scripts on one page of symbols and on many.
  @Test(arguments: [1, 63, 64, 65, 127, 128, 129]) func `a prepared pattern gives the same numbers`(count: Int) {
    var source = TextSource(seed: SeededGenerator.seed)
    for alphabet in [0, 5, 6, 8] {
      let scalars = source.text(count, alphabet: alphabet).unicodeScalars.prefix(count)
      let pattern = String(String.UnicodeScalarView(scalars))
      for text in [source.text(150, alphabet: alphabet), source.text(40, alphabet: 0), pattern + "😀", "", "\u{10FFFF}"]
      {
        #expect(Levenshtein.pattern(pattern).distance(to: text) == Levenshtein.distance(pattern, text))
        #expect(Indel.pattern(pattern).distance(to: text) == Indel.distance(pattern, text))
        #expect(
          OptimalStringAlignment.pattern(pattern).distance(to: text) == OptimalStringAlignment.distance(pattern, text))
      }
    }
    #expect(Levenshtein.pattern(["a", "b"]).distance(to: ["c", "b", "d"]) == 2)
    #expect(Levenshtein.pattern([1, 2]).normalizedSimilarity(to: [3, 4]) == 0)
  }

  @Test func `sequences with many different elements are compared by them`() {
    let numbers = Array(0..<3_000)
    #expect(Levenshtein.distance(numbers, Array(numbers.dropFirst(10)) + [0]) == 11)
    #expect(Indel.distance(numbers, numbers.reversed()) == 2 * 2_999)
    let jaro = Jaro.similarity(numbers, numbers.dropLast(1_000))
    #expect(abs(jaro - 8.0 / 9) < 1e-12)
  }

  private func forRandomPairs(_ check: (String, String) -> Void) {
    var source = TextSource(seed: SeededGenerator.seed)
    let pairs = (0..<50).map { _ in source.pair(longest: 150) } + (0..<2).map { _ in source.pair(longest: 600) }
    for (first, second) in pairs { check(first, second) }
  }
}
