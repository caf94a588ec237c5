import Testing
import TextSimilarity

/// A long text costs what the cut-off leaves to do; without one it takes O(*m* · *n*) steps.
@Suite struct LargeInputTests {
  private static let long = String(repeating: "the quick brown fox jumps over the lazy dog. ", count: 2_000)
  private static let short =
    "A quick brown fox jumps over 13 lazy dogs, but not over the moon; nobody knows what it did then."

  @Test func `a very long text against a hundred characters`() {
    let surplus = Self.long.utf8.count - Self.short.utf8.count
    let absent = Self.short.count { !Self.long.prefix(50).contains($0) }
    #expect(Indel.distance(Self.short, Self.long) == surplus + 2 * absent)
    #expect(Levenshtein.distance(Self.long, Self.short) == surplus + absent)
    #expect(PartialRatio.score(Self.short, Self.long, cutoff: 0.6) ?? 0 > 0.6)
    #expect(JaroWinkler.score(Self.short, Self.long) < 0.7)
  }

  @Test func `a cut-off that the lengths rule out looks at no symbol`() {
    let text = String(repeating: Self.long, count: 10)
    for _ in 0..<100 { #expect(Ratio.score(Self.short, text, cutoff: 0.5) == nil) }
  }

  @Test func `two very long texts with a narrow cut-off`() {
    let edited = String(Self.long.dropFirst(10).dropLast(20) + "§")
    #expect(Levenshtein.distance(Self.long, edited, cutoff: 40) == 30)
    #expect(Indel.distance(Self.long, edited, cutoff: 20) == nil)
  }
}
