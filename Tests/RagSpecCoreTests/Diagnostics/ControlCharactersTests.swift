import RagSpecCore
import Testing

@Suite struct ControlCharactersTests {
  @Test func `controls and marks of direction are escaped`() {
    let escaped = [
      ("\u{1B}[31mred", #"\u{1B}[31mred"#), ("a\u{0}b", #"a\u{0}b"#), ("\u{7}\u{8}\u{7F}", #"\u{7}\u{8}\u{7F}"#),
      ("\u{9B}31m", #"\u{9B}31m"#), ("\u{85}", #"\u{85}"#), ("\r\n", "\\u{D}\n"),
      ("\u{202E}evil\u{202C}", #"\u{202E}evil\u{202C}"#),
      ("\u{2066}x\u{2069}", #"\u{2066}x\u{2069}"#), ("\u{200E}\u{200F}\u{61C}", #"\u{200E}\u{200F}\u{61C}"#),
      ("\u{2028}\u{2029}\u{FEFF}", #"\u{2028}\u{2029}\u{FEFF}"#), ("e\u{202E}\u{301}", "e\\u{202E}\u{301}"),
    ]
    for (text, shown) in escaped { #expect(text.escapingControls == shown) }
  }

  @Test func `everything else stays as it is`() {
    let texts = ["", "plain", "tab\tand\nline end", "é e\u{301} 漢字 😀 👩‍👩‍👧 🏳️‍🌈", "\u{A0}\u{200D}\u{AD}", "\\u{1B}"]
    for text in texts { #expect(Array(text.escapingControls.utf8) == Array(text.utf8)) }
  }

  /// The sets of Unicode that this is about, spelled out once more.
  @Test func `no scalar of a dangerous kind is left`() {
    let properties = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
    for scalar in properties {
      let isControl = scalar.properties.generalCategory == .control && scalar != "\t" && scalar != "\n"
      let isBreak = [.lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
      let isDirectional = scalar.properties.generalCategory == .format && scalar.properties.isBidiControl
      if isControl || isBreak || isDirectional { #expect(scalar.isUnsafeToShow, "\(scalar.value)") }
    }
  }
}
