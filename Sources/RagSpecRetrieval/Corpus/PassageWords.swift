/// The words of a text as numbers: lower case, without punctuation; a character of a script without spaces is a word.
struct PassageWords {
  private(set) var hashes: [UInt64] = []

  init(_ text: String) {
    var word = FNV1a()
    for scalar in text.unicodeScalars {
      if Self.isWordOfItsOwn(scalar) {
        end(&word)
        add(scalar, to: &word)
        end(&word)
      } else if Self.isInWord(scalar) {
        add(scalar, to: &word)
      } else {
        end(&word)
      }
    }
    end(&word)
  }

  /// Whether words stand here one after the other as they stand in another text.
  func contains(_ other: PassageWords) -> Bool {
    guard let first = other.hashes.first, other.hashes.count <= hashes.count else { return false }
    return (0...hashes.count - other.hashes.count).contains { start in
      hashes[start] == first && hashes[start...].starts(with: other.hashes)
    }
  }

  /// The different runs of so many words, as numbers in ascending order; of a shorter text there is one.
  func shingles(of count: Int) -> [UInt64] {
    guard hashes.count > count else { return hashes.isEmpty ? [] : [Self.mixed(hashes[...])] }
    var runs = (0...hashes.count - count).map { Self.mixed(hashes[$0..<$0 + count]) }
    runs.sort()
    return runs.reduce(into: []) { different, run in
      if different.last != run { different.append(run) }
    }
  }

  // MARK: - Numbers

  private func add(_ scalar: Unicode.Scalar, to word: inout FNV1a) {
    word.add(UInt64(Self.lowercased(scalar.value)))
  }

  private mutating func end(_ word: inout FNV1a) {
    if word.value != FNV1a.seed { hashes.append(word.value) }
    word = FNV1a()
  }

  private static func mixed(_ words: ArraySlice<UInt64>) -> UInt64 {
    // The multiplication alone leaves the low bits of what comes last where they were.
    let sum = words.reduce(into: FNV1a()) { $0.add($1) }.value
    return (sum ^ sum >> 32) &* 0x9E37_79B9_7F4A_7C15
  }

  // MARK: - Characters

  private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return scalar.properties.isAlphabetic || scalar.properties.numericType != nil }
    return UInt8(truncatingIfNeeded: scalar.value) &- 0x30 < 10
      || UInt8(truncatingIfNeeded: scalar.value | 0x20) &- 0x61 < 26
  }

  /// Whether a character is of a script that is written without spaces: Han, kana, Thai and its neighbors.
  private static func isWordOfItsOwn(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      scalar.properties.isAlphabetic
    default: false
    }
  }

  /// Lower case in the alphabets whose cases stand side by side; elsewhere the character itself.
  private static func lowercased(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x410...0x42F: value + 0x20
    case 0x400...0x40F: value + 0x50
    default: value
    }
  }
}
