import RagSpecTestSupport
import Testing

@testable import RagSpecMatchers

@Suite struct PhraseSearchTests {
  /// Phrases, and texts in which every place is marked where they stand.
  private static let places: [(phrase: String, text: String, wholeWords: Bool)] = [
    ("cat", "con【cat】enate 【cat】", false), ("cat", "concatenate 【cat】", true), ("cat", "【cat】’s (【cat】)", true),
    ("5", "【5】", false), ("5", "25", false), ("5", "-5", false), ("5", "\u{2212}5", false), ("5", "5.1", false),
    ("5", "1,5", false),
    ("5", "1'5", false), ("5", "-$5", false), ("5", "$【5】", false), ("5", "【5】!", false), ("5", "(【5】)", false),
    ("5", "【5】. 6", false),
    ("5", "【5】, 6", false), ("5", "x-【5】", false), ("5", "3-【5】", false), ("5", "【5】%", false), ("5", "【5】kg", false),
    ("5", "５", false),
    ("-5", "【-5】", false), ("-5", "3-5", false), ("-5", "x 【-5】", false), ("1,234", "【1,234】", false),
    ("234", "1,234", false),
    ("1,234", "1,234,567", false), ("20", "Kestrel 【20】", false), ("Kestrel 20", "Kestrel 20.5", false),
    ("5", "٣5", false),
    ("a5", "【a5】 a55", false), ("aa", "【aa】", false), ("é", "【é】cole", false), ("é", "école", true), ("", "abc", false),
    ("苹果", "答案是【苹果】。", true), ("42", "是【42】个", true), ("cat", "【cat】😀", true), ("x", "“【x】”", true),
    ("\u{0}", "a【\u{0}】b", false),
  ]

  @Test func `finds a phrase, but not inside a number`() {
    for (phrase, marked, wholeWords) in Self.places {
      let text = marked.filter { $0 != "【" && $0 != "】" }
      let ranges = PhraseSearch(phrase, wholeWords: wholeWords).ranges(in: text)
      #expect(ranges == Self.ranges(marked), "'\(phrase)' in '\(marked)'")
    }
  }

  private static func ranges(_ marked: String) -> [Range<Int>] {
    var (ranges, start, offset): ([Range<Int>], Int, Int) = ([], 0, 0)
    for character in marked {
      switch character {
      case "【": start = offset
      case "】": ranges.append(start..<offset)
      default: offset += character.utf8.count
      }
    }
    return ranges
  }

  @Test func `places may overlap`() {
    #expect(PhraseSearch("aa", wholeWords: false).ranges(in: "aaaa") == [0..<2, 1..<3, 2..<4])
    #expect(PhraseSearch("abab", wholeWords: false).ranges(in: "abababab") == [0..<4, 2..<6, 4..<8])
    #expect(PhraseSearch("aa", wholeWords: false).ranges(in: "aaaa", limit: 2) == [0..<2, 1..<3])
  }

  @Test func `starts and ends as it is found`() {
    let search = PhraseSearch("42", wholeWords: false)
    #expect(search.starts("42 is it") && !search.starts("it is 42") && !search.starts("421") && !search.starts("4"))
    #expect(
      search.ends("it is 42") && !search.ends("42 is") && !search.ends("142") && !search.ends("-42") && !search.ends("")
    )
    #expect(!PhraseSearch("", wholeWords: false).starts("x") && !PhraseSearch("", wholeWords: false).ends("x"))
    #expect(
      !PhraseSearch("no", wholeWords: true).starts("nobody") && PhraseSearch("no", wholeWords: true).starts("no, body"))
  }

  /// The textbook's way, beside the quick one.
  @Test func `finds what looking at every place finds`() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<3_000 {
      let text = Self.random("ab", 0...30, &generator)
      let phrase = Self.random("ab", 1...5, &generator)
      let (bytes, needle) = (Array(text.utf8), Array(phrase.utf8))
      let expected = (0..<max(bytes.count - needle.count + 1, 0)).filter {
        Array(bytes[$0..<$0 + needle.count]) == needle
      }
      #expect(
        PhraseSearch(phrase, wholeWords: false).ranges(in: text).map(\.lowerBound) == expected, "\(phrase) in \(text)")
    }
  }

  private static func random(_ letters: String, _ length: ClosedRange<Int>, _ generator: inout SeededGenerator)
    -> String
  {
    String((0..<Int.random(in: length, using: &generator)).compactMap { _ in letters.randomElement(using: &generator) })
  }

  @Test func `a text built to be slow is not`() {
    let text = String(repeating: "a", count: 200_000)
    let phrase = String(repeating: "a", count: 2_000) + "b"
    let started = ContinuousClock.now
    #expect(!PhraseSearch(phrase, wholeWords: false).isIn(text))
    #expect(ContinuousClock.now - started < .seconds(10))
  }
}
