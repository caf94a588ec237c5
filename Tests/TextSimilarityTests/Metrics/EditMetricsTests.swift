import RagSpecTestSupport
import Testing
import TextSimilarity

/// The edit metrics against their textbook twins, and by values that can be counted by hand.
@Suite struct EditMetricsTests {
  @Test func `exchanges of neighbors`() {
    #expect(OptimalStringAlignment.distance("the", "teh") == 1)
    #expect(OptimalStringAlignment.distance("ca", "abc") == 3)
    #expect(DamerauLevenshtein.distance("ca", "abc") == 2)
    #expect(DamerauLevenshtein.distance("ab", "bcccca") == 5)
    #expect(DamerauLevenshtein.distance("a cat", "an act") == 2)
    #expect(DamerauLevenshtein.distance(["b", "a"], ["a", "x", "b"], cutoff: 1) == nil)
    #expect(OptimalStringAlignment.distance("京東都", "東京都") == 1)
  }

  @Test func `places, beginnings and ends`() {
    #expect(Hamming.distance("karolin", "kathrin") == 3)
    #expect(Hamming.distance("abc", "abcde") == 2)
    #expect(Hamming.similarity("1011101", "1001001", cutoff: 6) == nil)
    #expect(CommonPrefix.similarity("flower", "flow") == 4)
    #expect(CommonSuffix.similarity("sitting", "hitting") == 6)
    #expect(CommonSuffix.normalizedSimilarity("é", "e\u{301}") == 0)
    #expect(LongestCommonSubsequence.similarity("kitten", "sitting") == 4)
    #expect(LongestCommonSubsequence.distance("kitten", "sitting") == 3)
  }

  @Test(arguments: [
    EditWeights(replacement: 2), EditWeights(insertion: 3, deletion: 3, replacement: 3),
    EditWeights(insertion: 2, deletion: 2, replacement: 5), EditWeights(insertion: 1, deletion: 2, replacement: 2),
    EditWeights(insertion: 5, deletion: 1, replacement: 4), EditWeights(insertion: 0, deletion: 1, replacement: 1),
    EditWeights(insertion: 1, deletion: 0, replacement: 3), EditWeights(insertion: 2, deletion: 2, replacement: 0),
    EditWeights(insertion: 0, deletion: 0, replacement: 0), EditWeights(insertion: 3, deletion: 3, replacement: 4),
  ]) func `weighted edits cost what the textbook says, with and without a bound`(weights: EditWeights) {
    var source = TextSource(seed: SeededGenerator.seed)
    for _ in 0..<40 {
      let (first, second) = source.pair(longest: 60)
      let expected = Textbook.cost(
        Textbook.scalars(first), Textbook.scalars(second), insertion: weights.insertion, deletion: weights.deletion,
        replacement: weights.replacement)
      let pattern = Levenshtein(weights).pattern(first)
      #expect(pattern.distance(to: second) == expected)
      for cutoff in [0, expected / 2, expected - 1, expected, expected + 1, 2 * expected] {
        #expect(pattern.distance(to: second, cutoff: cutoff) == (expected <= cutoff ? expected : nil))
      }
    }
  }

  @Test func `a weight out of range is taken for the nearest in it`() {
    let weights = EditWeights(insertion: -1, deletion: .min, replacement: .max)
    #expect(weights == EditWeights(insertion: 0, deletion: 0, replacement: 1_000_000))
    #expect(
      Levenshtein(EditWeights(insertion: .max, deletion: .max, replacement: .max)).pattern("a").distance(to: "b")
        == 1_000_000)
  }

  /// Of few letters in any order the best path often runs along the edge of the band that it is looked for in.
  @Test func `exchanges at the edge of the band are counted as in the textbook`() {
    var source = TextSource(seed: SeededGenerator.seed)
    for _ in 0..<6_000 {
      let (first, second) = (letters(source.number(0...11), &source), letters(source.number(0...11), &source))
      let expected = Textbook.damerauLevenshtein(Textbook.scalars(first), Textbook.scalars(second))
      let found = DamerauLevenshtein.distance(first, second)
      #expect(found == expected, "\(first) \(second)")
      #expect(DamerauLevenshtein.distance(first, second, cutoff: expected) == expected, "\(first) \(second)")
    }
  }

  private func letters(_ count: Int, _ source: inout TextSource) -> String {
    String((0..<count).map { _ in Array("abcde")[source.number(0...4)] })
  }

  /// All ways to end a block of sixteen, eight or one place, and blocks enough to fill a lane.
  @Test func `places are counted to the last one`() {
    var source = TextSource(seed: SeededGenerator.seed)
    for count in Array(0...70) + [1_023, 1_024, 1_025, 5_000] {
      let (first, second) = (source.text(count, alphabet: 1), source.text(count, alphabet: 1))
      let expected = zip(first.utf8, second.utf8).count { $0 != $1 }
      #expect(Hamming.distance(first, second) == expected && Hamming.distance(first + "b", second) == expected + 1)
      #expect(Hamming.distance("é" + first, "é" + second) == expected)
      #expect(Hamming.distance(first, first) == 0)
      let share = count == 0 ? 1 : Double(count - expected) / Double(count)
      #expect(Hamming.score(first, second, cutoff: 0) == share && Hamming.score(first, second, cutoff: share) == share)
      // One letter beyond ASCII, wherever it stands, makes two bytes one place.
      let place = source.number(0...count)
      let (one, other) = (first.inserting("é", at: place), second.inserting("é", at: place))
      #expect(Hamming.distance(one, other) == expected)
      #expect(Hamming.score(one, other, cutoff: 0) == Double(count + 1 - expected) / Double(count + 1))
    }
  }

  @Test func `exchanges are counted as in the textbook`() {
    RandomPairs.check(150, longest: 70) { first, second in
      let (one, other) = (Textbook.scalars(first), Textbook.scalars(second))
      return OptimalStringAlignment.distance(first, second) == Textbook.alignment(one, other)
    }
    RandomPairs.check(250, longest: 16) { first, second in
      let (one, other) = (Textbook.scalars(first), Textbook.scalars(second))
      return DamerauLevenshtein.distance(first, second) == Textbook.damerauLevenshtein(one, other)
        && LongestCommonSubsequence.similarity(first, second) == Textbook.commonLength(one, other)
    }
  }

  /// Two letters, shuffled: exchanges with edits in between, which the band and the values kept aside have to get right.
  @Test func `exchanges with edits between their halves are counted within any bound`() {
    var source = TextSource(seed: SeededGenerator.seed)
    for _ in 0..<250 {
      let (first, second) = (
        source.text(source.number(0...12), alphabet: 1), source.text(source.number(0...12), alphabet: 4)
      )
      let mixed = first + second
      let shuffled = String(String.UnicodeScalarView(mixed.unicodeScalars.reversed()))
      let expected = Textbook.damerauLevenshtein(Textbook.scalars(mixed), Textbook.scalars(shuffled))
      #expect(DamerauLevenshtein.distance(mixed, shuffled) == expected)
      for cutoff in max(0, expected - 2)...expected + 2 {
        #expect(DamerauLevenshtein.distance(mixed, shuffled, cutoff: cutoff) == (expected <= cutoff ? expected : nil))
      }
    }
  }
}

extension String {
  fileprivate func inserting(_ letter: String, at place: Int) -> String { prefix(place) + letter + dropFirst(place) }
}
