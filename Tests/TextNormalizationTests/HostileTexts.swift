import RagSpecTestSupport

/// Texts made to break the pipeline: pieces that mean something to one of its steps, in random order.
struct HostileTexts {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  static let ascii = [
    "a", "b", "the", "The", "5", "12", ".", ",", "-", "'", "\"", "*", "**", "_", "`", "```", "~", "~~", "~~~", "#",
    "##", ">", "|",
    "|---|", "---", "===", "[", "]", "(", ")", "](", "![", "1.", "2.", "3)", "- ", "+ ", "* ", "> ", "# ", " ", " ",
    "  ", "\n", "\n",
    "\r\n", "\t", "%", "$", "^", "/", ":", "\\", "l'", "e", "!", "=", "+", "<", "1", "2",
  ]

  static let unicode = [
    "é", "e\u{301}", "\u{301}", "\u{327}", "\u{345}", "ß", "İ", "ﬁ", "½", "²", "⁻", "①", "ᾳ", "α", "–", "—", "−", "’",
    "“", "´", "…", "\u{A0}",
    "\u{202F}", "\u{2028}", "\u{85}", "\u{200B}", "\u{200D}", "\u{AD}", "\u{FEFF}", "\u{202E}", "\u{34F}", "\0",
    "\u{7F}", "👩", "👩🏽", "⚕️",
    "🏴", "\u{E0067}", "\u{E007F}", "가", "ᄀ", "ᅡ", "ᆨ", "か", "\u{3099}", "ｶ", "ﾞ", "漢", "。", "「", "ن", "\u{64B}", "٣",
    "٫", "हि", "ि", "्", "≠",
    "\u{338}", "€", "ø", "Æ", "\u{FFFD}", "\u{10FFFF}", "\u{E000}", "‼", "〰", "©", "\u{600}", "\u{3164}", "ก", "ำ", "้",
    "½", "\u{1F3F4}",
  ]

  mutating func next(from pieces: [String], upTo longest: Int = 12) -> String {
    (0..<Int.random(in: 0...longest, using: &generator)).map { _ in
      pieces[Int.random(in: pieces.indices, using: &generator)]
    }.joined()
  }

  mutating func number(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
}
