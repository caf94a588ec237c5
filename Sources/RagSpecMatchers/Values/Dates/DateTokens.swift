/// A text cut into digits, letters, spaces and signs, as dates are made of them.
///
/// "3rd" and "Q3" are two tokens each, so that one grammar reads "Q3 2024", "2024Q3" and "3 rd". Marks of emphasis are
/// left out, wherever they stand.
struct DateTokens {
  struct Token {
    let kind: Kind
    /// Scalars of the text.
    let range: Range<Int>
  }

  enum Kind: Equatable {
    /// A number of `count` digits; more than nine of them are no part of a date, and their value is 0.
    case digits(Int, count: Int)
    /// In lower case.
    case word(String, isCapitalized: Bool)
    case space
    case sign(Unicode.Scalar)
  }

  let text: ScalarText
  private var tokens: [Token] = []

  init(_ text: String) {
    self.text = ScalarText(text)
    var position = 0
    while position < self.text.count { position = appendToken(at: position) }
  }

  private mutating func appendToken(at start: Int) -> Int {
    guard let scalar = text[start] else { return start + 1 }
    if scalar == "*" || scalar == "_" || scalar == "`" { return start + 1 }
    if text.isDigit(start) {
      let end = text.endOfDigits(start)
      let value = end - start > 9 ? 0 : text.smallNumber(start..<end)
      return append(.digits(value, count: end - start), start..<end)
    }
    if text.isWord(start) {
      let end = text.endOfLetters(start)
      // No word of a date is longer than "seventeenth", so that only short words are made into strings.
      let word = text[start..<min(end, start + 12)]
      return append(.word(word.lowercased(), isCapitalized: word.first?.isUppercase ?? false), start..<end)
    }
    guard scalar.isHorizontalSpace else { return append(.sign(scalar), start..<start + 1) }
    return append(.space, start..<text.end(of: text.isHorizontalSpace, from: start))
  }

  private mutating func append(_ kind: Kind, _ range: Range<Int>) -> Int {
    tokens.append(Token(kind: kind, range: range))
    return range.upperBound
  }

  var count: Int { tokens.count }

  /// The kind of a token, `nil` beyond both ends.
  subscript(index: Int) -> Kind? { tokens.indices.contains(index) ? tokens[index].kind : nil }

  /// The scalars of a run of tokens; empty for no tokens.
  func range(_ run: Range<Int>) -> Range<Int> {
    guard !run.isEmpty else { return 0..<0 }
    return tokens[run.lowerBound].range.lowerBound..<tokens[run.upperBound - 1].range.upperBound
  }
}

// MARK: - What stands at a place

extension DateTokens {
  /// The number at a place that has so many digits.
  func number(at index: Int, digits: ClosedRange<Int>) -> Int? {
    guard case .digits(let value, let count) = self[index], digits.contains(count) else { return nil }
    return value
  }

  /// The word at a place, in lower case.
  func word(at index: Int) -> String? {
    if case .word(let word, _) = self[index] { word } else { nil }
  }

  func isCapitalized(_ index: Int) -> Bool {
    if case .word(_, let isCapitalized) = self[index] { isCapitalized } else { false }
  }

  func sign(at index: Int) -> Unicode.Scalar? {
    if case .sign(let sign) = self[index] { sign } else { nil }
  }

  func isSpace(_ index: Int) -> Bool { self[index] == .space }
  func isDigits(_ index: Int) -> Bool { number(at: index, digits: 1...Int.max) != nil }
  func isWordOrDigits(_ index: Int) -> Bool { isDigits(index) || word(at: index) != nil }

  /// Whether it is the first of a month as French and Italian write it: "1er mars", "1º maggio".
  func isFirstDay(_ index: Int) -> Bool {
    number(at: index, digits: 1...1) == 1
      && (word(at: index + 1) == "er" || sign(at: index + 1) == "º" || sign(at: index + 1) == "°"
        || word(at: index + 1) == "º")
  }

  func isDash(_ index: Int) -> Bool { sign(at: index).map(Joint.isDash) ?? false }

  /// Passes over spaces, and what else may stand between the parts of a date, at most five tokens.
  func skip(_ index: Int, signs: Set<Unicode.Scalar> = [], words: Set<String> = []) -> Int {
    var end = index
    while end < index + 5 {
      let isPassed =
        isSpace(end) || sign(at: end).map(signs.contains) ?? false || word(at: end).map(words.contains) ?? false
      guard isPassed else { break }
      end += 1
    }
    return end
  }
}
