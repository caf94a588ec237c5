import RagSpecTestSupport
import Testing
import TextSimilarity

/// Lengths about those at which one word, two words and stripes of words take over, and paths far from the diagonal.
@Suite struct SeamTests {
  private static let counts = [
    2, 3, 62, 63, 64, 65, 66, 126, 127, 128, 129, 130, 190, 191, 192, 193, 254, 255, 256, 257,
  ]

  @Test(arguments: [0, 1, 5]) func `any length gives the edits of the textbook`(alphabet: Int) {
    var source = TextSource(seed: SeededGenerator.seed)
    for count in Self.counts {
      // The last symbol is part of every longest common subsequence: it shows if a row gets lost.
      let first = "<" + source.text(count - 2, alphabet: alphabet) + "|"
      let second = ">" + source.text(count + 7, alphabet: alphabet) + "|>"
      let (one, other) = (Textbook.scalars(first), Textbook.scalars(second))
      #expect(Levenshtein.distance(first, second) == Textbook.edits(one, other, replacement: 1), "\(count)")
      #expect(Indel.distance(first, second) == Textbook.edits(one, other, replacement: 2), "\(count)")
      #expect(OptimalStringAlignment.distance(first, second) == Textbook.alignment(one, other), "\(count)")
    }
  }

  /// A block at the front of one text and at the end of the other takes the best path to the rim of the band.
  @Test(arguments: [1, 10, 60, 127, 200]) func `a cut-off as wide as the distance keeps a text out of step`(shift: Int)
  {
    var source = TextSource(seed: SeededGenerator.seed)
    let common = source.text(500, alphabet: 0)
    let (front, end) = (String(repeating: "<", count: shift), String(repeating: ">", count: shift))
    for (first, second) in [
      (front + common, common + end), (common + end, front + common), (front + common + end, common),
    ] {
      #expect(Levenshtein.distance(first, second, cutoff: 2 * shift) == 2 * shift)
      #expect(Indel.distance(first, second, cutoff: 2 * shift) == 2 * shift)
      #expect(Levenshtein.distance(first, second, cutoff: 2 * shift - 1) == nil)
      #expect(Indel.distance(first, second, cutoff: 2 * shift - 1) == nil)
    }
  }
}
