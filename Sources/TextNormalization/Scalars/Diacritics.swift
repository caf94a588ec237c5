/// Letters without their accents.
enum Diacritics {
  /// Returns whether a mark of this combining class is an accent that can be left out of a word.
  ///
  /// Hebrew points, Arabic vowel marks and what stands above or below a Latin, Greek or Cyrillic letter. Not the nukta,
  /// virama and vowel signs of Indic and Southeast Asian scripts, nor the Japanese voicing marks: they change the
  /// sound.
  static func isAccent(combiningClass: Int) -> Bool {
    (10...36).contains(combiningClass) || (202...240).contains(combiningClass)
  }

  /// Returns the base letter of a Latin letter whose stroke or ligature Unicode does not decompose.
  static func baseLetters(of scalar: UInt32) -> [UInt32]? {
    guard scalar >= 0xC6, scalar <= 0x167 else { return nil }
    return bases[scalar]
  }

  private static let bases: [UInt32: [UInt32]] = [
    0xC6: [0x41, 0x45], 0xE6: [0x61, 0x65],  // Æ æ
    0xD8: [0x4F], 0xF8: [0x6F],  // Ø ø
    0x110: [0x44], 0x111: [0x64],  // Đ đ
    0x126: [0x48], 0x127: [0x68],  // Ħ ħ
    0x131: [0x69],  // ı
    0x141: [0x4C], 0x142: [0x6C],  // Ł ł
    0x152: [0x4F, 0x45], 0x153: [0x6F, 0x65],  // Œ œ
    0x166: [0x54], 0x167: [0x74],  // Ŧ ŧ
  ]
}
