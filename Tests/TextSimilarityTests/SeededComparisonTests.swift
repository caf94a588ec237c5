import RagSpecTestSupport
import Testing
import TextSimilarity

/// Fast against textbook on random pairs: ASCII, accents composed and decomposed, Chinese and Japanese, Arabic, emoji
/// with joiners; empty, identical, edited, a needle in a haystack.
@Suite struct SeededComparisonTests {
  @Test func `edit distances are those of the textbook`() {
    RandomPairs.check(300, longest: 300) { first, second in
      let (one, other) = (Textbook.scalars(first), Textbook.scalars(second))
      return Levenshtein.distance(first, second) == Textbook.edits(one, other, replacement: 1)
        && Indel.distance(first, second) == Textbook.edits(one, other, replacement: 2)
        && Ratio.score(first, second) == Textbook.ratio(one, other)
    }
  }

  @Test func `edit distances of long texts are those of the textbook`() {
    var source = TextSource(seed: SeededGenerator.seed)
    for alphabet in [0, 5] {
      let first = source.text(source.number(1_000...3_000), alphabet: alphabet)
      let second = source.text(100, alphabet: alphabet) + first.dropFirst(200).dropLast(50)
      let (one, other) = (Textbook.scalars(first), Textbook.scalars(second))
      #expect(
        Levenshtein.distance(first, second) == Textbook.edits(one, other, replacement: 1), "\(SeededGenerator.seed)")
      #expect(Indel.distance(first, second) == Textbook.edits(one, other, replacement: 2), "\(SeededGenerator.seed)")
    }
  }

  /// Long patterns are given up between two stripes of rows: never one that could have kept the cut-off.
  @Test func `a cut-off on long texts decides as the distance does`() {
    var source = TextSource(seed: SeededGenerator.seed)
    for _ in 0..<60 {
      let alphabet = source.number(0...1)
      let first = source.text(source.number(129...700), alphabet: alphabet)
      // The last symbol differs, so that nothing in common is taken off the end before.
      let second = source.text(source.number(0...60), alphabet: alphabet) + first.dropFirst(source.number(0...60)) + "#"
      let distances = (Levenshtein.distance(first, second), OptimalStringAlignment.distance(first, second))
      for offset in [-60, -1, 0, 1, 60] {
        let cutoffs = (max(0, distances.0 + offset), max(0, distances.1 + offset))
        let found = Levenshtein.distance(first, second, cutoff: cutoffs.0)
        #expect(found == (cutoffs.0 >= distances.0 ? distances.0 : nil), "\(SeededGenerator.seed) \(offset)")
        let other = OptimalStringAlignment.distance(first, second, cutoff: cutoffs.1)
        #expect(other == (cutoffs.1 >= distances.1 ? distances.1 : nil), "\(SeededGenerator.seed) \(offset)")
      }
    }
  }

  @Test func `Jaro and Jaro–Winkler are those of the textbook`() {
    RandomPairs.check(600, longest: 300) { first, second in
      let (one, other) = (Textbook.scalars(first), Textbook.scalars(second))
      return abs(Jaro.similarity(first, second) - Textbook.jaro(one, other)) < 1e-12
        && abs(JaroWinkler.similarity(first, second) - Textbook.jaroWinkler(one, other)) < 1e-12
    }
  }

  @Test func `partial ratio is that of the textbook`() {
    RandomPairs.check(250, longest: 30) { first, second in
      PartialRatio.score(first, second) == Textbook.partialRatio(Textbook.scalars(first), Textbook.scalars(second))
    }
  }

  @Test func `the best part for a short needle is that of the textbook`() {
    var source = TextSource(seed: SeededGenerator.seed)
    for _ in 0..<300 {
      let (needle, text) = (
        source.text(source.number(3...9), alphabet: 1), source.text(source.number(10...80), alphabet: 1)
      )
      let best = Textbook.best(of: Textbook.scalars(needle), in: Textbook.scalars(text))
      #expect(PartialRatio.alignment(of: needle, in: text).score == best, "\(needle) \(text)")
    }
  }

  @Test func `the best part of a text is that of the textbook`() {
    RandomPairs.check(250, longest: 30) { needle, text in
      let best = Textbook.best(of: Textbook.scalars(needle), in: Textbook.scalars(text))
      return PartialRatio.alignment(of: needle, in: text).score == best
    }
  }

  @Test func `partial ratio of a needle of more than 128 scalars is that of the textbook`() {
    var source = TextSource(seed: SeededGenerator.seed)
    for alphabet in [0, 1, 5] {
      let needle = source.text(132, alphabet: alphabet)
      let text = source.text(12, alphabet: alphabet) + needle.dropFirst(9) + source.text(20, alphabet: alphabet)
      let expected = Textbook.partialRatio(Textbook.scalars(needle), Textbook.scalars(text))
      #expect(PartialRatio.score(needle, text) == expected, "\(needle) \(text), seed \(SeededGenerator.seed)")
    }
  }
}
