import RagSpecTestSupport
import Testing
import TextSimilarity

@Suite struct PartialRatioTests {
  @Test func `the score is that of the best part`() {
    #expect(PartialRatio.score("this is a test", "this is a test!") == 1)
    #expect(PartialRatio.score("certain", "a cetain string") == 6.0 / 7)
    #expect(PartialRatio.score("ab", "ba") == 2.0 / 3)
    #expect(PartialRatio.score("", "") == 1)
    #expect(PartialRatio.score("", "a") == 0)
    #expect(PartialRatio.score("a", "") == 0)
    #expect(PartialRatio.score("abc", "xyz") == 0)
    #expect(PartialRatio.score("a cat", "the bat", cutoff: 0.9) == nil)
  }

  @Test func `an alignment tells the part of either text`() {
    let alignment = PartialRatio.alignment("a certain string", "cetain")
    #expect(alignment == PartialRatio.alignment("a certain string", "cetain", cutoff: 0.8))
    #expect(alignment.score == 5.0 / 6)
    #expect(alignment.secondRange == 0..<6)
    #expect(Ratio.score(String(alignment.firstPart(of: "a certain string")), "cetain") == 5.0 / 6)
    #expect(PartialRatio.alignment("cetain", "a certain string").firstRange == 0..<6)
  }

  @Test func `the first exact occurrence is the alignment`() {
    let alignment = PartialRatio.alignment("cat", "a cat, a cat")
    #expect(alignment.score == 1)
    #expect(alignment.secondRange == 2..<5)
    #expect(PartialRatio.alignment("東京", "大阪と東京と東京").secondRange == 3..<5)
  }

  @Test func `texts with nothing in common are aligned from their start`() {
    let alignment = PartialRatio.alignment("abc", "xyz")
    #expect(alignment.score == 0 && alignment.firstRange == 0..<3 && alignment.secondRange == 0..<3)
    #expect(PartialRatio.alignment("vwxyz", "abc").firstRange == 0..<3)
    #expect(PartialRatio.alignment(of: "abc", in: "xy").secondRange == 0..<2)
  }

  @Test func `texts of equal length are tried both ways`() {
    #expect(PartialRatio.score("aaaa", "aaba") == 6.0 / 7)
    #expect(PartialRatio.score("aaba", "aaaa") == 6.0 / 7)
    #expect(PartialRatio.alignment("aaaa", "aaba").secondRange == 0..<4)
  }

  @Test func `a needle is never cut`() {
    #expect(PartialRatio.score("11", "1") == 1)
    #expect(PartialRatio.alignment(of: "11", in: "1").score == 2.0 / 3)
    #expect(PartialRatio.alignment(of: "1", in: "11").score == 1)
    #expect(PartialRatio.alignment(of: "the whole answer", in: "whole").score == 10.0 / 21)
    #expect(PartialRatio.alignment(of: "", in: "text").score == 0)
    #expect(PartialRatio.alignment(of: "", in: "").score == 1)
    #expect(PartialRatio.alignment(of: "a", in: "b").score == 0)
    #expect(PartialRatio.alignment(of: "abc", in: "abd", cutoff: 0.9) == nil)
  }

  @Test func `alignments hold what they say`() {
    var source = TextSource(seed: SeededGenerator.seed)
    for _ in 0..<300 {
      let (first, second) = source.pair(longest: 150)
      let alignment = PartialRatio.alignment(first, second)
      let parts = (alignment.firstPart(of: first), alignment.secondPart(of: second))
      let isWhole = parts.0.utf8.elementsEqual(first.utf8) || parts.1.utf8.elementsEqual(second.utf8)
      #expect(
        isWhole
          && (Ratio.score(String(parts.0), String(parts.1)) == alignment.score || first.isEmpty || second.isEmpty),
        "\(first.debugDescription) \(second.debugDescription), seed \(SeededGenerator.seed)")
    }
  }

  /// Needles at the seams of words and stripes, with one error, in haystacks at the seams of short and long strands.
  @Test(arguments: [1, 2, 63, 64, 65, 127, 128, 129, 255, 300])
  func `a needle with one error is found wherever it is`(count: Int) {
    var source = TextSource(seed: SeededGenerator.seed)
    let needle = source.text(count, alphabet: 0)
    let misspelt = needle.dropLast() + "§"
    for (before, behind) in [(0, 0), (0, 200), (200, 0), (150, 150)] {
      let text = source.text(before, alphabet: 5) + misspelt + source.text(behind, alphabet: 5)
      let alignment = PartialRatio.alignment(of: needle, in: text)
      #expect(alignment.score >= Ratio.score(needle, String(misspelt)))
      #expect(alignment.secondRange.overlaps(before..<before + count) || count == 1)
    }
  }

  @Test func `strands of more than 16 bits give the same as those of 16 bits`() {
    let needle = String(repeating: "abcdefghij", count: 15)
    let haystack = String(repeating: "kl", count: 500) + needle.dropFirst(2) + String(repeating: "mn", count: 500)
    let alignment = PartialRatio.alignment(of: needle, in: haystack)
    let padded = PartialRatio.alignment(of: needle, in: haystack + String(repeating: "-", count: 33_000))
    #expect(alignment == padded)
    #expect(alignment.score == 148.0 / 150)
  }

  @Test func `a part has the indices of its text`() {
    let text = "Le re\u{301}sume\u{301} 👩‍👩‍👧 fin"
    let alignment = PartialRatio.alignment(of: "re\u{301}sume\u{301}", in: text)
    let part = alignment.secondPart(of: text)
    #expect(part == "re\u{301}sume\u{301}")
    #expect(text[..<part.startIndex] == "Le ")
    #expect(alignment.firstPart(of: "re\u{301}sume\u{301}") == "re\u{301}sume\u{301}")
    #expect(alignment.secondPart(of: "Le re") == "re")
    #expect(alignment.secondPart(of: "").isEmpty)
  }
}
