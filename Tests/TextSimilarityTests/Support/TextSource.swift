import RagSpecTestSupport

/// Random texts, and pairs of texts that are related in all the ways that matter to a metric.
struct TextSource {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Alphabets as lists of pieces, so that accents stay with letters and joiners with emoji.
  private static let alphabets: [[String]] = [
    Array("etaoinshrdlucm  fwypvbgkqjxz.,-'\"!?019ETAOIN").map(String.init),
    ["a", "b"],
    ["the ", "a ", "an ", "cat ", "sat ", "mat", ".", "it's ", "The ", "13 ", "x-y ", "\t", "\n"],
    Array("éèàçüößñaeiou st ÉÀ").map(String.init),
    ["e\u{301}", "a\u{300}", "u\u{308}", "e", "a", " ", "n\u{303}", "ﬁ", "İ", "Σ", "σ", "ς "],
    Array("東京大阪今日天気株式会社の売上はがを三十 。、ニュースＡＢ1").map(String.init),
    Array("السلام عليكم ورحمة ١٢٣").map(String.init),
    ["👩‍👩‍👧", "👍🏽", "🇩🇪", "❤️", "😀", "a", " ", "ok "],
    ["a", "é", "東", "😀", " ", "\u{A0}", "\u{3000}", "\u{2009}", "\u{1C}", "\u{85}", "\u{200B}"],
  ]

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  /// A text of so many pieces of one alphabet.
  mutating func text(_ count: Int, alphabet: Int? = nil) -> String {
    let pieces = Self.alphabets[alphabet ?? number(0...Self.alphabets.count - 1)]
    return (0..<count).map { _ in pieces[number(0...pieces.count - 1)] }.joined()
  }

  /// A pair of texts, the longer one of `longest` pieces at most.
  mutating func pair(longest: Int) -> (String, String) {
    let alphabet = number(0...Self.alphabets.count - 1)
    let text = text(length(longest), alphabet: alphabet)
    switch number(0...9) {
    case 0: return (text, self.text(length(longest), alphabet: alphabet))
    case 1: return (text, self.text(length(longest)))
    case 2: return (text, text)
    case 3: return number(0...3) == 0 ? (text, "") : ("", text)
    case 4, 5: return (part(of: edited(text, alphabet)), text)
    case 6: return (text, self.text(number(0...30), alphabet: alphabet) + edited(text, alphabet))
    case 7: return (text, part(of: text) + self.text(number(0...9), alphabet: alphabet) + part(of: text))
    default: return (text, edited(text, alphabet))
    }
  }

  /// Short texts more often than long ones.
  private mutating func length(_ longest: Int) -> Int {
    let bound = [8, 40, 70, 140, longest][number(0...4)]
    return number(0...min(bound, longest))
  }

  private mutating func part(of text: String) -> String {
    let scalars = text.unicodeScalars
    guard !scalars.isEmpty else { return "" }
    let lower = number(0...scalars.count - 1)
    let count = number(0...scalars.count - lower)
    return String(String.UnicodeScalarView(scalars.dropFirst(lower).prefix(count)))
  }

  /// The text with up to 30 of 100 scalars deleted, replaced or doubled.
  private mutating func edited(_ text: String, _ alphabet: Int) -> String {
    let rate = number(0...30)
    var edited = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard number(0...99) < rate else {
        edited.append(scalar)
        continue
      }
      switch number(0...2) {
      case 0: break
      case 1: edited.append(contentsOf: self.text(1, alphabet: alphabet).unicodeScalars)
      default: edited.append(contentsOf: [scalar, scalar])
      }
    }
    return String(edited)
  }
}
