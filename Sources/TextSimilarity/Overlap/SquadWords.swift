/// The words of an answer as the evaluation script of SQuAD counts them.
///
/// Lower case; without the 32 punctuation marks of ASCII, which leave no gap; without the words *a*, *an* and *the*;
/// parted by white space.
struct SquadWords {
  private var utf8: [UInt8] = []
  /// Where the run of letters and digits begins that the text so far ends with.
  private var runStart = 0

  /// Calls `body` with the words of a text.
  static func with<Result>(_ text: String, _ body: ([Token]) -> Result) -> Result {
    let normalized = Lowercase.with(text) { SquadWords($0).utf8 }
    return normalized.withUnsafeBufferPointer { body([Token](splitting: $0)) }
  }

  private init(_ lower: UnsafeBufferPointer<UInt8>) {
    utf8.reserveCapacity(lower.count + 1)
    var index = 0
    while index < lower.count {
      let start = index
      let scalar = lower.decodeScalar(at: &index)
      if Self.isPunctuation(scalar) { continue }
      let isWord = Self.isWordScalar(scalar)
      if !isWord { endRun() }
      utf8.append(contentsOf: lower[start..<index])
      if !isWord { runStart = utf8.count }
    }
    endRun()
  }

  /// Puts a space where the text so far ends with an article.
  private mutating func endRun() {
    let run = utf8[runStart...]
    guard run.elementsEqual("a".utf8) || run.elementsEqual("an".utf8) || run.elementsEqual("the".utf8) else { return }
    utf8.replaceSubrange(runStart..., with: CollectionOfOne(0x20))
  }

  private static func isPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// Whether a regular expression of Python takes the scalar for part of a word.
  private static func isWordScalar(_ value: UInt32) -> Bool {
    if value < 0x80 { return value >= 0x61 && value <= 0x7A || value >= 0x30 && value <= 0x39 }
    guard let properties = Unicode.Scalar(value)?.properties else { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return properties.numericType != nil
    }
  }
}
