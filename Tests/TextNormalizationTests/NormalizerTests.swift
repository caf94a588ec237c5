import Testing
import TextNormalization

@Suite("The default pipeline")
struct NormalizerTests {
  @Test(
    arguments: [
      ("", ""),
      ("   \n\t ", ""),
      ("The **total** isn’t $1,234.5!", "the total isnt $1,234.5"),
      ("STRASSE Straße straße", "strasse strasse strasse"),
      ("ﬁne ＡＢＣ e\u{301}=é", "fine abc é=é"),
      ("a\u{A0}\u{202F}b\u{2003}\u{2028}c\r\nd\re", "a b c d e"),
      ("zero\u{200B}width so\u{AD}ft \u{FEFF}bom \u{202E}bidi\0", "zerowidth soft bom bidi"),
      ("👩🏽\u{200D}⚕\u{FE0F} a\u{200D}b", "👩🏽\u{200D}⚕ ab"),
      ("🏴\u{E0067}\u{E0062}\u{E007F} hid\u{E0064}den", "🏴\u{E0067}\u{E0062}\u{E007F} hidden"),
      ("它是“粗体”，对吗？", "它是 粗体 对吗"),
      ("Į̈ naïve", "į\u{308} naïve"),
      ("ᾳ\u{301}=α\u{301}\u{345}", "άι=άι"),
      ("٣٫٥ и 3.5", "٣٫٥ и 3.5"),
      ("ｶﾞ=ガ 가=\u{1100}\u{1161}", "ガ=ガ 가=가"),
    ] as [(String, String)])
  func `examples`(text: String, expected: String) {
    #expect(scalars(Normalizer().normalize(text)) == scalars(expected))
    #expect(scalars(Normalizer().normalizeKeepingOffsets(text).text) == scalars(expected))
  }

  @Test(
    arguments: [
      ("1½ cups", "1 1/2 cups"), ("½5", "1/2 5"), ("10²", "10^2"), ("10²³", "10^23"), ("10⁻⁶", "10^-6"), ("m²", "m2"),
      ("5①", "5 1"), ("①②", "1 2"), ("５６", "56"), ("CO₂", "co2"), ("10₂", "10 2"), ("ﬁ5", "fi5"), ("21ˢᵗ", "21st"),
    ] as [(String, String)])
  func `compatibility never makes another number`(text: String, expected: String) {
    #expect(Normalizer().normalize(text) == expected)
  }

  @Test(
    arguments: [
      ("Crème Brûlée", "creme brulee"), ("Łódź Ærø Œuvre", "lodz aero oeuvre"), ("İstanbul ılık", "istanbul ilik"),
      ("ὑπέρ", "υπερ"),
      ("مُحَمَّد", "محمد"), ("שָׁלוֹם", "שלום"), ("が", "が"), ("हिन्दी", "हिन्दी"), ("น้ำ", Normalizer().normalize("น้ำ")), ("a≠b", "a≠b"),
    ] as [(String, String)])
  func `diacritics are accents, not vowel signs`(text: String, expected: String) {
    #expect(scalars(Normalizer(steps: .all).normalize(text)) == scalars(expected))
  }

  @Test func `steps are named, ordered and found by name`() {
    #expect(
      NormalizationSteps.all.names == [
        "compatibility", "case", "typography", "markdown", "diacritics", "punctuation", "articles", "white-space",
      ])
    for entry in NormalizationSteps.names { #expect(NormalizationSteps(named: entry.name) == entry.step) }
    #expect(NormalizationSteps(named: "Case") == nil)
    #expect(
      NormalizationSteps.default.names == [
        "compatibility", "case", "typography", "markdown", "punctuation", "white-space",
      ])
  }

  @Test func `no step, no change`() {
    let text = "The “X”\u{200B}\r\n e\u{301} *a*"
    #expect(scalars(Normalizer(steps: []).normalize(text)) == scalars(text))
  }

  @Test func `the Unicode version is a version`() {
    #expect(normalizationUnicodeVersion.split(separator: ".").compactMap { Int($0) }.count == 3)
  }
}

@Suite("Steps needed")
struct NeededStepsTests {
  @Test(
    arguments: [
      ("Paris", "Paris", []),
      ("paris", "Paris", .caseFolding),
      ("ﬁne", "fine", .compatibility),
      ("“Paris”", "\"Paris\"", .typography),
      ("a *b* c", "a b c", .markdown),
      ("a  b", "a b", .whiteSpace),
      ("don't", "dont", .punctuation),
      ("**PARIS**", "Paris", [.caseFolding, .markdown]),
    ] as [(String, String, NormalizationSteps)])
  func `what makes two texts equal`(one: String, other: String, expected: NormalizationSteps) {
    let needed = Normalizer().neededSteps { $0.normalize(one) == $0.normalize(other) }
    #expect(needed?.names == expected.names)
  }

  @Test func `nothing helps`() {
    #expect(Normalizer().neededSteps { $0.normalize("Paris") == $0.normalize("London") } == nil)
  }

  @Test func `opt-in steps are tried only when they are in`() {
    let condition = { (normalizer: Normalizer) in normalizer.normalize("the cafe") == normalizer.normalize("café") }
    #expect(Normalizer().neededSteps(condition) == nil)
    #expect(Normalizer(steps: .all).neededSteps(condition)?.names == ["diacritics", "articles", "white-space"])
  }
}

/// Swift's `==` takes composed and decomposed letters for equal; the tests must not.
func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
