/// What a character is to the rules for punctuation and Markdown.
enum CharacterClass: UInt8 {
  /// No character: the text begins or ends here.
  case edge
  case space
  /// A letter or a mark that belongs to one.
  case letter
  case digit
  /// The hyphen-minus.
  case minus
  /// The full stop.
  case point
  case tilde
  case backslash
  case currency
  case punctuation
  /// The equals sign, which makes an operator of the mark before it.
  case equals
  /// Anything else that stays: mathematical and other symbols, emoji, private use.
  case symbol

  var isWord: Bool { self == .letter || self == .digit }
  var isOpen: Bool { self == .edge || self == .space }
}

extension CharacterClass {
  /// The class of an ASCII character. A switch over literals, so that the compiler makes one table of constants of it.
  init(ascii byte: UInt8) {
    self =
      switch byte {
      case 0x61...0x7A, 0x41...0x5A: .letter
      case 0x30...0x39: .digit
      case 0x20, 0x09...0x0D: .space
      case 0x2D: .minus
      case 0x2E: .point
      case 0x7E: .tilde
      case 0x5C: .backslash
      case 0x24: .currency
      case 0x3D: .equals
      case 0x2B, 0x3C, 0x3E, 0x00...0x08, 0x0E...0x1F, 0x7F...0xFF: .symbol  // + < >, control characters
      default: .punctuation
      }
  }
}

extension TextBuffer {
  /// Returns the class of the character that starts at `index`.
  func characterClass(at index: Int) -> CharacterClass {
    guard index < count else { return .edge }
    let byte = bytes[index]
    if byte < 0x80 { return CharacterClass(ascii: byte) }
    let scalar = scalar(at: index)
    return InertScalars.contains(scalar) ? .letter : ScalarProperties(scalar).characterClass
  }

  /// Returns the class of the character that ends before `index`.
  func characterClass(before index: Int) -> CharacterClass {
    guard index > 0 else { return .edge }
    return characterClass(at: start(ofScalarBefore: index))
  }

  /// Returns the offset of the first byte of the scalar that ends before `index`, which must not be 0.
  func start(ofScalarBefore index: Int) -> Int {
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// Returns the scalar value that starts at `index`; the bytes of a buffer are always valid UTF-8.
  func scalar(at index: Int) -> UInt32 {
    let lead = UInt32(bytes[index])
    if lead < 0x80 { return lead }
    if lead < 0xE0 { return (lead & 0x1F) << 6 | tail(index + 1) }
    if lead < 0xF0 { return (lead & 0x0F) << 12 | tail(index + 1) << 6 | tail(index + 2) }
    return (lead & 0x07) << 18 | tail(index + 1) << 12 | tail(index + 2) << 6 | tail(index + 3)
  }

  /// Returns the number of bytes of the scalar that starts at `index`.
  func width(at index: Int) -> Int {
    let lead = bytes[index]
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  private func tail(_ index: Int) -> UInt32 { UInt32(bytes[index] & 0x3F) }
}
