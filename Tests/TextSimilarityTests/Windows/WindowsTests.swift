import RagSpecTestSupport
import Testing

@testable import TextSimilarity

/// Both ways to look at all windows, on needles short enough for a textbook.
@Suite struct WindowsTests {
  @Test func `combing and looking at few find the best window`() {
    var source = TextSource(seed: SeededGenerator.seed)
    for _ in 0..<400 {
      let needle = source.text(source.number(1...12), alphabet: 1)
      let text = source.text(needle.utf8.count + source.number(0...40), alphabet: 1)
      let longest = lengths(of: needle, in: text).max()
      #expect(best(of: needle, in: text, Combing.offerWindows) == longest, "\(needle) \(text)")
      #expect(best(of: needle, in: text, ShortNeedle<UInt8, UInt64>.offerWindows) == longest, "\(needle) \(text)")
      #expect(best(of: needle, in: text, ShortNeedle<UInt8, UInt128>.offerWindows) == longest, "\(needle) \(text)")
      guard needle.utf8.count < text.utf8.count else { continue }
      #expect(best(of: needle, in: text, LongNeedle<UInt8>.offerWindows) == longest, "\(needle) \(text)")
    }
  }

  /// Few windows are looked at one by one, in a band that a good one leaves; combing knows all of them.
  @Test(arguments: [0, 0.5, 0.9, 0.97]) func `one by one the windows are those of combing`(cutoff: Double) {
    var source = TextSource(seed: SeededGenerator.seed)
    for _ in 0..<60 {
      let needle = source.text(source.number(129...600), alphabet: source.number(0...1))
      var text =
        source.text(source.number(0...9), alphabet: 1) + needle + source.text(source.number(1...40), alphabet: 1)
      for _ in 0..<source.number(0...needle.utf8.count / 6) {
        text = text.replacing(at: source.number(0...text.utf8.count - 1))
      }
      let (one, all) = (
        window(needle, text, cutoff, LongNeedle<UInt8>.offerWindows), window(needle, text, cutoff, Combing.offerWindows)
      )
      #expect(one == all, "\(needle) \(text), seed \(SeededGenerator.seed)")
    }
  }

  /// Nearly equal long texts, whose best part may also be a start or an end that is shorter than the needle.
  @Test func `the best part of a long text is the best of all parts`() {
    var source = TextSource(seed: SeededGenerator.seed)
    for _ in 0..<40 {
      let whole = source.text(source.number(129...260), alphabet: 0)
      let kept = whole.dropFirst(source.number(0...40)).dropLast(source.number(0...9))
      func noise() -> String { source.text(source.number(0...14), alphabet: 1) }
      let half = source.number(0...120)
      let joined = noise() + kept.prefix(half) + noise() + kept.dropFirst(half) + noise()
      // The needle may be cut at either end of the text.
      let isReversed = source.number(0...1) == 1
      let (needle, text) = isReversed ? (String(whole.reversed()), String(joined.reversed())) : (whole, joined)
      let (scalars, count) = (Array(text), needle.utf8.count)
      let starts = (1..<max(2, min(count, scalars.count + 1))).map { 0..<$0 }
      let ends = starts.map { scalars.count - $0.count..<scalars.count }
      let full = scalars.count >= count ? (0...scalars.count - count).map { $0..<$0 + count } : []
      let best = (starts + ends + full).map { Ratio.score(needle, String(scalars[$0])) }.max()
      #expect(
        PartialRatio.alignment(of: needle, in: text).score == best, "\(needle) \(text), seed \(SeededGenerator.seed)")
    }
  }

  private func window(
    _ needle: String, _ text: String, _ cutoff: Double, _ offer: (EncodedPair<UInt8>, inout BestWindow) -> Void
  ) -> [Double]? {
    SymbolPair.with(needle, text) { pair in
      guard case .bytes(let bytes) = pair.storage else { return nil }
      var best = BestWindow(needleCount: pair.firstCount, cutoff: cutoff)
      bytes.withEncoded { offer($0, &best) }
      return best.window.map { [Double($0.range.lowerBound), Double($0.range.upperBound), $0.score] }
    }
  }

  /// The length of the common subsequence with each window.
  private func lengths(of needle: String, in text: String) -> [Int] {
    let (needle, text) = (Textbook.scalars(needle), Textbook.scalars(text))
    return (0...text.count - needle.count).map { start in
      let window = Array(text[start..<start + needle.count])
      return needle.count - Textbook.edits(needle, window, replacement: 2) / 2
    }
  }

  private func best(
    of needle: String, in text: String, _ offer: (EncodedPair<UInt8>, inout BestWindow) -> Void
  ) -> Int? {
    SymbolPair.with(needle, text) { pair in
      guard case .bytes(let bytes) = pair.storage else { return nil }
      var best = BestWindow(needleCount: pair.firstCount, cutoff: 0)
      bytes.withEncoded { offer($0, &best) }
      return best.window.map { Int(($0.score * Double(pair.firstCount)).rounded()) }
    }
  }
}

extension String {
  /// The text with another character in a place, of ASCII.
  fileprivate func replacing(at place: Int) -> String { String(prefix(place)) + "z" + String(dropFirst(place + 1)) }
}
