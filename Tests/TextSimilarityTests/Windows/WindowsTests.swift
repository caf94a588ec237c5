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
