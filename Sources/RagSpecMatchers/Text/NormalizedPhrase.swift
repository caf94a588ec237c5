import TextNormalization

/// A text to be found, with the normalization under which it is looked for.
struct NormalizedPhrase: Sendable {
  let original: String
  private let normalized: String
  private let normalizer: Normalizer
  private let wholeWords: Bool

  init(_ original: String, _ normalizer: Normalizer, wholeWords: Bool = false) {
    self.original = original
    self.normalizer = normalizer
    self.wholeWords = wholeWords
    normalized = normalizer.normalize(original)
  }

  /// Whether there is anything to look for after normalization.
  var isEmpty: Bool { normalized.isEmpty }

  func isIn(_ text: String) -> Bool { !PhraseSearch.ranges(of: normalized, in: normalizer.normalize(text), wholeWords: wholeWords, limit: 1).isEmpty }

  func starts(_ text: String) -> Bool {
    PhraseSearch.ranges(of: normalized, in: normalizer.normalize(text), wholeWords: wholeWords).first?.lowerBound == 0
  }

  func ends(_ text: String) -> Bool {
    let text = normalizer.normalize(text)
    return PhraseSearch.ranges(of: normalized, in: text, wholeWords: wholeWords).last?.upperBound == text.utf8.count
  }

  func equals(_ text: String) -> Bool { normalizer.normalize(text) == normalized }

  /// Says which steps of the normalization it takes to find the phrase.
  func stepsNote(_ holds: (NormalizedPhrase) -> Bool) -> String? {
    let needed = normalizer.neededSteps { holds(NormalizedPhrase(original, $0, wholeWords: wholeWords)) }
    guard let needed, !needed.isEmpty else { return nil }
    return "needed the normalization steps \(needed.names.joined(separator: ", "))"
  }
}

/// Looks for a text inside another, never inside a number.
enum PhraseSearch {
  /// Returns where a phrase stands, as UTF-8 offsets.
  ///
  /// A phrase that starts or ends with a digit is not found inside a longer number: `5` is not in `25`, `-5` or `5.1`.
  /// An empty phrase is nowhere.
  static func ranges(of phrase: String, in text: String, wholeWords: Bool, limit: Int = .max) -> [Range<Int>] {
    var (phrase, text) = (phrase, text)
    return phrase.withUTF8 { needle in
      text.withUTF8 { haystack in ranges(of: needle, in: haystack, wholeWords: wholeWords, limit: limit) }
    }
  }

  private static func ranges(
    of needle: UnsafeBufferPointer<UInt8>, in haystack: UnsafeBufferPointer<UInt8>, wholeWords: Bool, limit: Int
  ) -> [Range<Int>] {
    guard let first = needle.first, needle.count <= haystack.count else { return [] }
    var found: [Range<Int>] = []
    var start = 0
    while start <= haystack.count - needle.count, found.count < limit {
      let end = start + needle.count
      if haystack[start] == first, UnsafeBufferPointer(rebasing: haystack[start..<end]).elementsEqual(needle),
        Boundary(haystack, start..<end).allows(wholeWords: wholeWords)
      {
        found.append(start..<end)
      }
      start += 1
    }
    return found
  }
}

/// What stands on both sides of a place in a text.
private struct Boundary {
  private let text: UnsafeBufferPointer<UInt8>
  private let range: Range<Int>

  init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.text = text
    self.range = range
  }

  func allows(wholeWords: Bool) -> Bool {
    if isDigit(range.lowerBound), continuesNumberBefore { return false }
    if isDigit(range.upperBound - 1), continuesNumberAfter { return false }
    return !wholeWords || !(splitsWord(at: range.lowerBound) || splitsWord(at: range.upperBound))
  }

  private var continuesNumberBefore: Bool {
    let before = range.lowerBound - 1
    if isDigit(before) { return true }
    if isSeparator(before) { return isDigit(before - 1) }
    // A minus is a sign unless it follows a letter or a digit, as in a range or a model's name.
    return byte(before) == UInt8(ascii: "-") && !isWordByte(before - 1)
  }

  private var continuesNumberAfter: Bool {
    isDigit(range.upperBound) || (isSeparator(range.upperBound) && isDigit(range.upperBound + 1))
  }

  private func splitsWord(at position: Int) -> Bool { isWordByte(position - 1) && isWordByte(position) }

  private func byte(_ position: Int) -> UInt8? { text.indices.contains(position) ? text[position] : nil }
  private func isDigit(_ position: Int) -> Bool { byte(position).map { $0 &- 48 < 10 } ?? false }

  private func isSeparator(_ position: Int) -> Bool {
    byte(position) == UInt8(ascii: ".") || byte(position) == UInt8(ascii: ",")
  }

  private func isWordByte(_ position: Int) -> Bool {
    byte(position).map { $0 >= 0x80 || $0 &- 48 < 10 || ($0 | 0x20) &- 97 < 26 } ?? false
  }
}
