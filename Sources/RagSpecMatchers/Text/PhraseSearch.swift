/// Looks for a text inside others, byte by byte, but never inside a number.
///
/// A text that starts or ends with a digit is not found inside a longer number: `5` is not in `25`, `-5`, `5.1` or `1,5`.
/// An empty text is nowhere.
struct PhraseSearch: Sendable {
  private let phrase: String
  private let wholeWords: Bool

  /// - Parameter wholeWords: whether it must not begin or end inside a word.
  init(_ phrase: String, wholeWords: Bool) {
    self.phrase = phrase
    self.wholeWords = wholeWords
  }

  func isIn(_ text: String) -> Bool {
    withUTF8(text) { text, needle in
      var isFound = false
      visitPlaces(of: needle, in: text) { range in
        isFound = allows(range, in: text)
        return !isFound
      }
      return isFound
    }
  }

  /// Whether the text begins with it.
  func starts(_ text: String) -> Bool {
    withUTF8(text) { text, needle in text.starts(with: needle) && allows(0..<needle.count, in: text) }
  }

  /// Whether the text ends with it.
  func ends(_ text: String) -> Bool {
    withUTF8(text) { text, needle in
      let start = text.count - needle.count
      guard start >= 0, text[start...].elementsEqual(needle) else { return false }
      return allows(start..<text.count, in: text)
    }
  }

  /// Returns where it stands, as UTF-8 offsets; places may overlap.
  func ranges(in text: String, limit: Int = .max) -> [Range<Int>] {
    withUTF8(text) { text, needle in
      var found: [Range<Int>] = []
      visitPlaces(of: needle, in: text) { range in
        if allows(range, in: text) { found.append(range) }
        return found.count < limit
      }
      return found
    }
  }

  private func withUTF8<Result>(
    _ text: String, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var (text, phrase) = (text, phrase)
    return text.withUTF8 { text in phrase.withUTF8 { body(text, $0) } }
  }

  private func allows(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !range.isEmpty else { return false }
    return Boundary(text, range).allows(wholeWords: wholeWords)
  }
}

// MARK: - Places

extension PhraseSearch {
  private typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Phrases of so many bytes are compared at each place that begins like them.
  private static let shortLength = 32

  /// Visits the places of the bytes, from left to right, as long as the visitor wants more.
  ///
  /// - Complexity: O(length of the text), for long phrases after Knuth, Morris and Pratt, 1977.
  private func visitPlaces(of needle: Bytes, in text: Bytes, _ visit: (Range<Int>) -> Bool) {
    guard let first = needle.first, needle.count <= text.count else { return }
    guard needle.count <= Self.shortLength else { return visitPlaces(ofLong: needle, in: text, visit) }
    let last = text.count - needle.count
    var start = 0
    while start <= last {
      if text[start] == first {
        var matched = 1
        while matched < needle.count, text[start &+ matched] == needle[matched] { matched &+= 1 }
        if matched == needle.count, !visit(start..<start + matched) { return }
      }
      start &+= 1
    }
  }

  private func visitPlaces(ofLong needle: Bytes, in text: Bytes, _ visit: (Range<Int>) -> Bool) {
    let borders = Self.borders(of: needle)
    var matched = 0
    for index in text.indices {
      while matched > 0, text[index] != needle[matched] { matched = borders[matched - 1] }
      if text[index] == needle[matched] { matched += 1 }
      guard matched == needle.count else { continue }
      matched = borders[matched - 1]
      if !visit(index + 1 - needle.count..<index + 1) { return }
    }
  }

  /// For each prefix the length of its longest proper suffix that is a prefix as well.
  private static func borders(of needle: Bytes) -> [Int] {
    var borders = [Int](repeating: 0, count: needle.count)
    var matched = 0
    for index in needle.indices.dropFirst() {
      while matched > 0, needle[index] != needle[matched] { matched = borders[matched - 1] }
      if needle[index] == needle[matched] { matched += 1 }
      borders[index] = matched
    }
    return borders
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
    if startsNumber, continuesNumberBefore || isInsideRange { return false }
    if isDigit(scalar(before: range.upperBound)), continuesNumberAfter { return false }
    return !wholeWords || !(splitsWord(at: range.lowerBound) || splitsWord(at: range.upperBound))
  }

  private var startsNumber: Bool { isDigit(scalar(at: range.lowerBound)) || isSign(scalar(at: range.lowerBound)) }

  private var continuesNumberBefore: Bool {
    guard isDigit(scalar(at: range.lowerBound)), var before = scalar(before: range.lowerBound) else { return false }
    var start = range.lowerBound
    if isDigit(before) { return true }
    if before.isCurrencySign, let sign = scalar(before: start - UTF8.width(before)) {
      start -= UTF8.width(before)
      before = sign
    }
    let beyond = scalar(before: start - UTF8.width(before))
    if isSeparator(before) { return isDigit(beyond) }
    // A minus is a sign unless it follows a letter or a digit, as in a range or a model's name.
    return isSign(before) && !(beyond?.joinsWords ?? false)
  }

  /// "-5" is not in "3-5".
  private var isInsideRange: Bool {
    guard let sign = scalar(at: range.lowerBound), isSign(sign) else { return false }
    let startsNumber = isDigit(scalar(at: range.lowerBound + UTF8.width(sign)))
    return startsNumber && scalar(before: range.lowerBound)?.joinsWords ?? false
  }

  private var continuesNumberAfter: Bool {
    guard let after = scalar(at: range.upperBound) else { return false }
    return isDigit(after) || isSeparator(after) && isDigit(scalar(at: range.upperBound + UTF8.width(after)))
  }

  private func splitsWord(at position: Int) -> Bool {
    (scalar(before: position)?.joinsWords ?? false) && (scalar(at: position)?.joinsWords ?? false)
  }

  private func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar?.decimalDigit != nil }
  private func isSign(_ scalar: Unicode.Scalar?) -> Bool { scalar == "-" || scalar == "\u{2212}" }

  private func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    NumberText.isSeparator(scalar) && !NumberText.isSpace(scalar)
  }
}

// MARK: - Scalars

extension Boundary {
  private func scalar(at position: Int) -> Unicode.Scalar? {
    guard text.indices.contains(position) else { return nil }
    let end = min(position + 4, text.count)
    var decoder = UTF8()
    var bytes = text[position..<end].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
    return scalar
  }

  private func scalar(before position: Int) -> Unicode.Scalar? {
    guard position > 0, position <= text.count else { return nil }
    var start = position - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }
}
