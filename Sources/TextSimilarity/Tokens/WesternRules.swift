/// The rules of `mteval-v13a` for languages in Latin script, which BLEU and TER share.
extension RewrittenText {
  /// Makes one line of the text, without a hyphen at the end of a line and a markup, and writes out what SGML had to
  /// escape.
  mutating func unescape(joining hyphen: String, andRemoving markup: String = "") {
    // Nearly always there is nothing to do, and one look at the text tells.
    guard symbols.contains(where: { $0 == 0x0A || $0 == 0x26 || $0 == 0x3C }) else { return }
    for (part, replacement) in [(markup, ""), (hyphen, ""), ("\n", " ")] + escapes {
      replace(part, with: replacement)
    }
  }

  /// Parts punctuation of ASCII from words, but for points and commas between digits, hyphens not behind a digit, and
  /// apostrophes.
  mutating func splitWestern() {
    isolate(Self.isASCIISymbol)
    splitNumbers()
  }

  /// Parts points and commas from words unless they stand between digits, and hyphens from digits before them.
  mutating func splitNumbers() {
    if symbols.contains(where: Self.isPointOrComma) {
      isolate(.second, of: { !Self.isDigit($0) }, Self.isPointOrComma)
      isolate(.first, of: Self.isPointOrComma, { !Self.isDigit($0) })
    }
    if symbols.contains(0x2D) { isolate(.second, of: Self.isDigit, { $0 == 0x2D }) }
  }

  /// The rules put spaces about spaces, too, to which nothing comes: they are left out here.
  @inline(__always)
  static func isASCIISymbol(_ symbol: Symbol) -> Bool {
    switch symbol {
    case 0x21...0x26, 0x28...0x2B, 0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  @inline(__always)
  private static func isPointOrComma(_ symbol: Symbol) -> Bool { symbol == 0x2E || symbol == 0x2C }

  @inline(__always)
  private static func isDigit(_ symbol: Symbol) -> Bool { (0x30...0x39).contains(symbol) }
}

private let escapes = [("&quot;", "\""), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")]
