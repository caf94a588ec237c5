/// A normalized text cut at its white space.
struct TextWords: Sendable {
  let text: String
  /// One byte for each Unicode scalar outside of white space; different scalars may share one.
  private var symbols: [UInt8] = []
  private var words: [Word] = []

  private struct Word: Sendable {
    /// UTF-8 offsets in the text.
    var start: UInt32
    var end: UInt32
    /// Where its symbols start.
    var symbols: UInt32
    var holdsDigit = false
  }

  init(_ text: String) {
    self.text = text
    symbols.reserveCapacity(text.utf8.count)
    var (offset, isInside) = (UInt32(0), false)
    for scalar in text.unicodeScalars {
      let end = offset + UInt32(UTF8.width(scalar))
      if scalar.isWhiteSpace {
        isInside = false
      } else {
        if !isInside { words.append(Word(start: offset, end: end, symbols: UInt32(symbols.count))) }
        isInside = true
        symbols.append(scalar.isASCII ? UInt8(scalar.value) : 0x80 | UInt8(scalar.value & 0x7F))
        words[words.count - 1].end = end
        if scalar.decimalDigit != nil { words[words.count - 1].holdsDigit = true }
      }
      offset = end
    }
  }

  var isEmpty: Bool { words.isEmpty }
  var count: Int { words.count }
  /// How many scalars the words have with a space between each two.
  var length: Int { symbols.count + max(words.count - 1, 0) }

  func symbols(ofWord index: Int) -> ArraySlice<UInt8> {
    let end = index + 1 < words.count ? Int(words[index + 1].symbols) : symbols.count
    return symbols[Int(words[index].symbols)..<end]
  }

  /// Returns the place of a run of words, as UTF-8 offsets.
  func range(ofWords run: Range<Int>) -> Range<Int> {
    Int(words[run.lowerBound].start)..<Int(words[run.upperBound - 1].end)
  }

  func text(ofWords run: Range<Int>) -> String { text(in: range(ofWords: run)) }

  private func text(in range: Range<Int>) -> String {
    let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
    return String(text[start..<text.utf8.index(start, offsetBy: range.count)])
  }

  /// Returns the numbers of a run of words without what stands around them: "56%" holds "56".
  func numbers(in run: Range<Int>) -> Set<String> {
    Set(run.lazy.filter { words[$0].holdsDigit }.map { number(in: text(ofWords: $0..<$0 + 1)) })
  }

  private func number(in word: String) -> String {
    let scalars = word.unicodeScalars
    let isDigit = { (scalar: Unicode.Scalar) in scalar.decimalDigit != nil }
    guard let first = scalars.firstIndex(where: isDigit), let last = scalars.lastIndex(where: isDigit) else {
      return word
    }
    let isNegative = scalars[..<first].last == "-" && scalars[..<first].dropLast().last?.joinsWords != true
    return (isNegative ? "-" : "") + String(scalars[first...last])
  }
}
