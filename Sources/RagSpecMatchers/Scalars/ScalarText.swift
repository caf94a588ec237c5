/// A text as an array of Unicode scalars that remembers where each stands in UTF-8.
///
/// Positions outside the text hold nothing, so that a reader may look past both ends.
struct ScalarText {
  private let scalars: [Unicode.Scalar]
  /// The UTF-8 offset of each scalar, and of the end.
  private let offsets: [UInt32]

  init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [UInt32] = []
    scalars.reserveCapacity(text.utf8.count)
    offsets.reserveCapacity(text.utf8.count + 1)
    var offset: UInt32 = 0
    for scalar in text.unicodeScalars {
      scalars.append(scalar)
      offsets.append(offset)
      offset &+= UInt32(UTF8.width(scalar))
    }
    offsets.append(offset)
    (self.scalars, self.offsets) = (scalars, offsets)
  }

  var count: Int { scalars.count }

  subscript(position: Int) -> Unicode.Scalar? { scalars.indices.contains(position) ? scalars[position] : nil }

  subscript(range: Range<Int>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[range.clamped(to: scalars.indices)])
    return text
  }

  /// Returns a range of scalars as UTF-8 offsets.
  func utf8Range(_ range: Range<Int>) -> Range<Int> { Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound]) }
}

// MARK: - What stands at an offset

extension ScalarText {
  /// Returns the scalar that starts at a UTF-8 offset or behind the marks that follow there.
  func scalar(atUTF8 offset: Int, skipping marks: String) -> Unicode.Scalar? {
    var position = position(ofUTF8: offset)
    while let scalar = self[position], marks.unicodeScalars.contains(scalar) { position += 1 }
    return self[position]
  }

  /// Returns the scalar that ends at a UTF-8 offset or before the marks that end there.
  func scalar(beforeUTF8 offset: Int, skipping marks: String) -> Unicode.Scalar? {
    var position = position(ofUTF8: offset) - 1
    while let scalar = self[position], marks.unicodeScalars.contains(scalar) { position -= 1 }
    return self[position]
  }

  /// Returns the first position whose scalar starts at a UTF-8 offset or later.
  func position(ofUTF8 offset: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Int(offsets[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

// MARK: - What stands at a position

extension ScalarText {
  func isDigit(_ position: Int) -> Bool { self[position]?.decimalDigit != nil }
  func isWord(_ position: Int) -> Bool { self[position]?.joinsWords ?? false }
  func isLetter(_ position: Int) -> Bool { isWord(position) && !isDigit(position) }
  func isHorizontalSpace(_ position: Int) -> Bool { self[position]?.isHorizontalSpace ?? false }

  func holds(_ scalar: Unicode.Scalar, at position: Int) -> Bool { self[position] == scalar }

  /// Whether a text stands at a position, in whatever case.
  func holds(_ text: String, at position: Int) -> Bool {
    self[position..<min(count, position + text.unicodeScalars.count)].lowercased() == text
  }

  /// Whether Markdown's mark of strong emphasis stands there.
  func holdsStrongMark(at position: Int) -> Bool { holds("*", at: position) && holds("*", at: position + 1) }
}

// MARK: - Where runs end

extension ScalarText {
  func endOfDigits(_ start: Int) -> Int { end(of: isDigit, from: start) }
  func endOfWord(_ start: Int) -> Int { end(of: isWord, from: start) }
  func endOfLetters(_ start: Int) -> Int { end(of: isLetter, from: start) }

  func end(of isPart: (Int) -> Bool, from start: Int) -> Int {
    var end = start
    while isPart(end) { end += 1 }
    return end
  }

  /// Returns where the run of letters begins that ends before a position.
  func startOfLetters(before end: Int) -> Int {
    var start = end
    while isLetter(start - 1) { start -= 1 }
    return start
  }

  /// The digits of a range as ASCII.
  func asciiDigits(_ range: Range<Int>) -> String {
    var digits = ""
    for position in range {
      if let digit = self[position]?.decimalDigit { digits.unicodeScalars.append(Unicode.Scalar(UInt8(0x30 + digit))) }
    }
    return digits
  }

  /// The whole number that the digits of a range say, of which there are 15 at most.
  func smallNumber(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 * 10 + (self[$1]?.decimalDigit ?? 0) }
  }
}
