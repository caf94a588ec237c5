/// Letters that no step changes, so that most text in their scripts needs no look at the Unicode data.
///
/// A mark after such a letter may still compose with it.
enum InertScalars {
  /// Ideographs, kana and Hangul syllables.
  static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3041...0x3096, 0x30A1...0x30FA, 0xAC00...0xD7A3: true
    default: false
    }
  }
}

/// Small letters that no step but the removal of diacritics changes.
enum InertLetters {
  /// Latin-1, Greek and Cyrillic, as far as they are composed and equal to their own case folding.
  static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xE0...0xFF, 0x3AC...0x3C1, 0x3C3...0x3CE, 0x430...0x45F: true
    default: false
    }
  }
}
