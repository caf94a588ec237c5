/// What `sacrebleu` takes for a Chinese character.
///
/// Its list names blocks of Han, Bopomofo, punctuation and full-width forms. Two ranges beyond U+FFFF are written with
/// four digits and a fifth behind, which makes them U+2001 to U+2A6D and U+2F81 to U+2FA1.
enum ChineseScalars {
  @inline(__always)
  static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ..<0x2001: false
    case 0x2001...0x2A6D, 0x2E80...0x2EFF, 0x2F00...0x2FDF, 0x2FF0...0x2FFF: true
    case 0x3000...0x303F, 0x3100...0x312F, 0x31A0...0x31BF, 0x31C0...0x31EF, 0x3200...0x33FF: true
    case 0x3400...0x4DB5, 0x4E00...0x9FBB: true
    case 0xF900...0xFA2D, 0xFA30...0xFA6A, 0xFA70...0xFAD9: true
    case 0xFE10...0xFE1F, 0xFE30...0xFE4F, 0xFF00...0xFFEF: true
    default: false
    }
  }
}
