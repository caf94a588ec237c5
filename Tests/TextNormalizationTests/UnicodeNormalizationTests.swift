import Foundation
import Testing
import TextNormalization

@Suite("NFKC and case folding")
struct UnicodeNormalizationTests {
  private let compatibility = Normalizer(steps: .compatibility)

  @Test func `every assigned scalar has its compatibility form`() {
    var differing: [String] = []
    for value in UInt32(0)..<0x30000 {
      guard let scalar = UnicodeScalar(value), isOldEnough(scalar) else { continue }
      let text = String(scalar)
      if scalars(compatibility.normalize(text)) != scalars(text.precomposedStringWithCompatibilityMapping) {
        differing.append(String(value, radix: 16))
      }
    }
    #expect(differing == [])
  }

  /// NFKC of a sequence is what is composed and canonically equal, as Swift's `==` decides it, to its scalars' own
  /// forms.
  @Test func `sequences of letters and marks are reordered and composed`() {
    let pieces: [String] = [
      "a", "e", "q", "\u{300}", "\u{301}", "\u{308}", "\u{323}", "\u{327}", "\u{345}", "\u{34F}", "α", "ᾳ", "가", "ᄀ",
      "ᅡ", "ᆨ",
      "か", "\u{3099}", "ｶ", "ﾞ", "क", "\u{93C}", "\u{9C7}", "\u{9BE}", "\u{1161}", "ﬁ", "ﷺ", "ﾡ", "ￂ", "\u{95C}",
      "\u{2ADC}",
      "\u{1D15F}", "≠", "\u{338}", "=", "\u{FB2C}",
    ]
    var texts = HostileTexts(seed: 7)
    for _ in 0..<20_000 {
      let text = texts.next(from: pieces, upTo: 8)
      let ours = compatibility.normalize(text)
      let parts = text.unicodeScalars.map { String($0).precomposedStringWithCompatibilityMapping }.joined()
      let isComposed = scalars(ours) == scalars(ours.precomposedStringWithCanonicalMapping)
      if ours != parts || !isComposed { Issue.record("\(hexadecimal(text)): \(hexadecimal(ours))") }
    }
  }

  @Test(
    arguments: [
      ("ẞß", "ssss"), ("ŐΣΑΣς", "őσασσ"), ("İI", "i\u{307}i"), ("ǅ", "ǆ"), ("Ꭰ\u{AB70}", "ᎠᎠ"), ("ŉ", "ʼn"),
      ("ﬀ", "ff"), ("ᾳ", "αι"), ("Ⅷ", "ⅷ"),
    ] as [(String, String)])
  func `folding alone follows the full mappings`(text: String, expected: String) {
    #expect(scalars(Normalizer(steps: .caseFolding).normalize(text)) == scalars(expected))
  }

  private func hexadecimal(_ text: String) -> [String] { scalars(text).map { String($0, radix: 16) } }

  /// Foundation may know more characters than utf8proc and the other way round; both know those of Unicode 15.
  private func isOldEnough(_ scalar: UnicodeScalar) -> Bool {
    guard let age = scalar.properties.age else { return false }
    return age.major < 15 || age.major == 15 && age.minor == 0
  }
}
