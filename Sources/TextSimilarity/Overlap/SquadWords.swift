/// The words of an answer as the evaluation script of SQuAD counts them.
///
/// Lower case; without the 32 punctuation marks of ASCII, which leave no gap; without the words *a*, *an* and *the*;
/// parted by white space.
struct SquadWords {
  private let utf8: UnsafeMutableBufferPointer<UInt8>
  private var count = 0
  /// Where the run of letters and digits begins that the text so far ends with.
  private var runStart = 0

  /// Calls `body` with the words of a text.
  static func with<Result>(_ text: String, _ body: ([Token]) -> Result) -> Result {
    Lowercase.with(text) { lower in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: lower.count) { memory in
        var words = SquadWords(utf8: memory)
        words.take(lower)
        return body([Token](splitting: UnsafeBufferPointer(rebasing: memory[..<words.count])))
      }
    }
  }

  private init(utf8: UnsafeMutableBufferPointer<UInt8>) { self.utf8 = utf8 }

  private mutating func take(_ lower: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < lower.count {
      let start = index
      let scalar = lower.decodeScalar(at: &index)
      if Self.isPunctuation(scalar) { continue }
      let isWord = Self.isWordScalar(scalar)
      if !isWord { endRun() }
      for place in start..<index { append(lower[place]) }
      if !isWord { runStart = count }
    }
    endRun()
  }

  private mutating func append(_ byte: UInt8) {
    utf8.initializeElement(at: count, to: byte)
    count &+= 1
  }

  /// Puts a space where the text so far ends with an article.
  private mutating func endRun() {
    guard count > runStart, count &- runStart <= 3, isArticle(utf8[runStart..<count]) else { return }
    count = runStart
    append(0x20)
  }

  private func isArticle(_ run: Slice<UnsafeMutableBufferPointer<UInt8>>) -> Bool {
    run.elementsEqual("a".utf8) || run.elementsEqual("an".utf8) || run.elementsEqual("the".utf8)
  }

  private static func isPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// Whether a regular expression of Python takes the scalar, of text in lower case, for part of a word.
  @inline(__always)
  private static func isWordScalar(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x61...0x7A: true
    case ..<0x80: false
    default: isLetterOrNumber(value)
    }
  }

  private static func isLetterOrNumber(_ value: UInt32) -> Bool {
    guard let properties = Unicode.Scalar(value)?.properties else { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return properties.numericType != nil
    }
  }
}
