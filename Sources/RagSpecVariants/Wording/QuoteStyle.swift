/// The marks that a language quotes with.
enum QuoteStyle: String, CaseIterable, Sendable {
  case straight, english, german, french, swiss, polish, swedish, japanese

  /// What opens and closes a quotation; in French with spaces that no line ends at.
  var marks: (open: String, close: String) {
    switch self {
    case .straight: ("\"", "\"")
    case .english: ("\u{201C}", "\u{201D}")
    case .german: ("\u{201E}", "\u{201C}")
    case .french: ("\u{AB}\u{A0}", "\u{A0}\u{BB}")
    case .swiss: ("\u{AB}", "\u{BB}")
    case .polish: ("\u{201E}", "\u{201D}")
    case .swedish: ("\u{201D}", "\u{201D}")
    case .japanese: ("\u{300C}", "\u{300D}")
    }
  }

  var apostrophe: Character { self == .straight ? "'" : "\u{2019}" }

  /// Double quotation marks of any language.
  static let doubleMarks: Set<Character> = [
    "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{AB}", "\u{BB}", "\u{300C}", "\u{300D}", "\u{300E}",
    "\u{300F}", "\u{FF02}",
  ]
  static let apostrophes: Set<Character> = ["'", "\u{2019}", "\u{2BC}"]
}
