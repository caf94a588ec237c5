import Testing

@testable import TextNormalization

@Suite("Any text, any steps")
struct NormalizerPropertyTests {
  private static let rounds = 6_000

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `normalizing twice is normalizing once`(seed: UInt64) {
    var texts = HostileTexts(seed: seed)
    for round in 0..<Self.rounds {
      let text = texts.next(
        from: round.isMultiple(of: 2) ? HostileTexts.ascii : HostileTexts.ascii + HostileTexts.unicode)
      let normalizer = Self.normalizer(&texts, round)
      let once = normalizer.normalize(text)
      let twice = normalizer.normalize(once)
      guard once != twice || !once.unicodeScalars.elementsEqual(twice.unicodeScalars) else { continue }
      Issue.record(
        "\(seed): \([text, once, twice].map(\.debugDescription)), \(normalizer.steps.names)"
      )
    }
  }

  @Test(arguments: [4, 5] as [UInt64])
  func `offsets lead to whole scalars of the original, and the text is the same`(seed: UInt64) {
    var texts = HostileTexts(seed: seed)
    for round in 0..<Self.rounds {
      let text = texts.next(from: HostileTexts.ascii + HostileTexts.unicode)
      let normalizer = Self.normalizer(&texts, round)
      let kept = normalizer.normalizeKeepingOffsets(text)
      #expect(kept.text.utf8.elementsEqual(normalizer.normalize(text).utf8), "seed \(seed): \(text.debugDescription)")
      let boundaries = Set(Self.boundaries(of: text))
      for _ in 0..<4 {
        let lower = texts.number(in: 0...kept.text.utf8.count)
        let range = kept.originalRange(ofUTF8: lower..<texts.number(in: lower...kept.text.utf8.count))
        #expect(boundaries.contains(range.lowerBound) && boundaries.contains(range.upperBound))
      }
    }
  }

  @Test func `the quick way for plain ASCII agrees with the general one`() {
    var texts = HostileTexts(seed: 6)
    var quick = 0
    for round in 0..<20_000 {
      let text = texts.next(from: HostileTexts.ascii, upTo: round.isMultiple(of: 2) ? 5 : 12)
      let steps: NormalizationSteps = round.isMultiple(of: 3) ? [.typography, .punctuation, .whiteSpace] : .default
      guard let plain = PlainText.normalize(text, steps) else { continue }
      quick += 1
      #expect(plain == Normalizer(steps: steps).normalizeKeepingOffsets(text).text, "\(text.debugDescription)")
    }
    #expect(quick > 1_000)
  }

  @Test func `scalars alone and after a letter and a digit`() {
    for scalar in Self.interestingScalars {
      for normalizer in [Normalizer(), Normalizer(steps: .all)] {
        let once = normalizer.normalize("e\(scalar)5\(scalar) \(scalar)\u{301}")
        let twice = normalizer.normalize(once)
        if !once.utf8.elementsEqual(twice.utf8) { Issue.record("U+\(String(scalar.value, radix: 16))") }
      }
    }
  }

  /// Every scalar but the large blocks of letters that decompose to nothing and fold to nothing.
  private static var interestingScalars: some Sequence<UnicodeScalar> {
    let blocks: [ClosedRange<UInt32>] = [
      0...0x590, 0x5F0...0x620, 0x900...0x9FF, 0x1000...0x11FF, 0x1C80...0x33FF, 0xA640...0xABFF, 0xF900...0x10000,
      0x1D100...0x1D7FF, 0x1F000...0x1FBFF, 0xE0000...0xE0200,
    ]
    return blocks.lazy.joined().compactMap(UnicodeScalar.init)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "[", "](", "[a](", "*a", "- ", "> ", "[a][](c)", "\u{301}\u{327}", "👩\u{200D}", "`~", "1. a\n", "|", "l'", "a ",
      "[x](y z ", "\0", "#\n", "a*",
    ])
  func `a long text takes linear time`(piece: String) {
    let text = String(repeating: piece, count: 30_000 / piece.utf8.count)
    #expect(
      Normalizer(steps: .all, articles: .french).normalizeKeepingOffsets(text).text.utf8.count <= text.utf8.count * 2)
  }

  private static func normalizer(_ texts: inout HostileTexts, _ round: Int) -> Normalizer {
    let languages = ArticleLanguage.allCases
    let steps: NormalizationSteps =
      switch round % 4 {
      case 0: .default
      case 1: .all
      default: NormalizationSteps(rawValue: UInt8(texts.number(in: 0...255)))
      }
    return Normalizer(steps: steps, articles: languages[texts.number(in: 0...(languages.count - 1))])
  }

  private static func boundaries(of text: String) -> [Int] {
    text.unicodeScalars.reduce(into: [0]) { $0.append($0[$0.count - 1] + UTF8.width($1)) }
  }
}
