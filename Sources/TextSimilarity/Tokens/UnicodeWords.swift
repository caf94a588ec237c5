/// Words in any script: runs of letters and digits, but single letters where a script puts no spaces between words.
///
/// Han, Hiragana, Katakana, Thai, Lao, Burmese and Khmer letters are words of one letter, and so are pictographs. Marks
/// and joiners belong to what they follow.
struct UnicodeWords {
  private let utf8: UnsafeBufferPointer<UInt8>
  private var words: [Token] = []
  /// The word that the next scalar may continue.
  private var open: (start: Int, kind: Kind)?

  /// Returns the words of a UTF-8 text.
  static func split(_ utf8: UnsafeBufferPointer<UInt8>) -> [Token] {
    var splitter = UnicodeWords(utf8: utf8)
    var index = 0
    while index < utf8.count {
      let place = index
      splitter.take(Kind(utf8.decodeScalar(at: &index)), at: place)
    }
    splitter.close(at: utf8.count)
    return splitter.words
  }

  private init(utf8: UnsafeBufferPointer<UInt8>) { self.utf8 = utf8 }

  private mutating func take(_ kind: Kind, at place: Int) {
    if kind == .attached || kind == .letter && open?.kind == .letter { return }
    close(at: place)
    if kind != .separator { open = (place, kind) }
  }

  private mutating func close(at end: Int) {
    if let open { words.append(Token(UnsafeBufferPointer(rebasing: utf8[open.start..<end]))) }
    open = nil
  }

  private enum Kind {
    /// Makes a word together with other letters.
    case letter
    /// Is a word of its own.
    case word
    /// Belongs to what it follows.
    case attached
    case separator

    init(_ value: UInt32) {
      guard let scalar = Unicode.Scalar(value) else {
        self = .separator
        return
      }
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark, .format, .modifierSymbol:
        self = value < 0x80 ? .separator : .attached
      case .otherSymbol: self = .word
      case .decimalNumber, .letterNumber, .otherNumber: self = .letter
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
        self = Self.isUnspaced(scalar) ? .word : .letter
      default: self = .separator
      }
    }

    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case ..<0x0E00: false
      case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: true
      case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: true
      default: scalar.properties.isIdeographic
      }
    }
  }
}
