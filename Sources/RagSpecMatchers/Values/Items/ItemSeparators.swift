/// What separates the items of a sentence.
struct ItemSeparators {
  struct Place {
    let range: Range<Int>
    let isSemicolon: Bool
    /// Whether it is a word for *and* or *or*.
    let isWord: Bool
  }

  private let text: ScalarText
  private let sentence: Range<Int>
  private(set) var places: [Place] = []

  /// - Parameters:
  ///   - sentence: scalars of the text.
  ///   - protected: UTF-8 offsets inside of which nothing separates, in their order.
  init(_ text: ScalarText, _ sentence: Range<Int>, protected: [Range<Int>]) {
    self.text = text
    self.sentence = sentence
    var slashes: [Place] = []
    var position = sentence.lowerBound
    while position < sentence.upperBound {
      if let end = endOfProtected(at: position, protected) ?? endOfEnclosed(at: position) {
        position = end
      } else if let place = place(at: position) {
        places.append(place)
        position = place.range.upperBound
      } else {
        if isBetweenWords(position) { slashes.append(sign(position)) }
        position = text.isWord(position) ? text.endOfWord(position) : position + 1
      }
    }
    // Beside commas a slash is part of an item: "trains, buses/trams, ferries".
    if !places.contains(where: { !$0.isWord }) { addSlashes(slashes) }
  }

  private mutating func addSlashes(_ slashes: [Place]) {
    guard !slashes.isEmpty else { return }
    places = (places + slashes).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Whether a slash stands between two words, "Berlin/Paris" and "Berlin / Paris", and not in "24/7" or "n/a".
  private func isBetweenWords(_ position: Int) -> Bool {
    guard text.holds("/", at: position) else { return false }
    let (before, after) = (text.isHorizontalSpace(position - 1), text.isHorizontalSpace(position + 1))
    guard before == after else { return false }
    let end = before ? position - 1 : position
    let start = after ? position + 2 : position + 1
    return end - text.startOfLetters(before: end) > 1 && text.endOfLetters(start) - start > 1
  }

  /// What stands between the separators, without white space at the ends; may be empty.
  var segments: [Range<Int>] {
    let hasSemicolons = places.contains(where: \.isSemicolon)
    var segments: [Range<Int>] = []
    var start = sentence.lowerBound
    for place in places where place.isSemicolon || !hasSemicolons {
      segments.append(start..<place.range.lowerBound)
      start = place.range.upperBound
    }
    segments.append(start..<sentence.upperBound)
    return segments.map { Self.trimmed($0, of: text) }.filter { !$0.isEmpty }
  }
}

// MARK: - Signs and words

extension ItemSeparators {
  private func place(at position: Int) -> Place? {
    guard let scalar = text[position] else { return nil }
    switch scalar {
    case ";", "；", "؛": return sign(position, isSemicolon: true)
    case "、", "，", "،", "|", "•", "·", "→": return sign(position)
    case ",": return isInNumber(position) ? nil : sign(position)
    default: return word(at: position)
    }
  }

  private func sign(_ position: Int, isSemicolon: Bool = false) -> Place {
    Place(range: position..<position + 1, isSemicolon: isSemicolon, isWord: false)
  }

  /// "1,234" and "1,5" are one number each, "1,2,3" are three.
  private func isInNumber(_ position: Int) -> Bool {
    guard text.isDigit(position - 1), text.isDigit(position + 1) else { return false }
    var (start, end) = (position, position)
    while position - start < Self.mostDigits, isDigitOrComma(start - 1) { start -= 1 }
    while end - position < Self.mostDigits, isDigitOrComma(end) { end += 1 }
    while text.holds(",", at: end - 1) { end -= 1 }
    return !text.holds(",", at: start) && NumberText(text, start..<end).value != nil
  }

  /// How far a number is looked for on both sides of a comma.
  private static let mostDigits = 32

  private func isDigitOrComma(_ position: Int) -> Bool { text.isDigit(position) || text.holds(",", at: position) }

  private static let conjunctions: Set<String> = [
    "and", "or", "und", "oder", "sowie", "et", "ou", "y", "e", "o", "u", "och", "&", "plus",
  ]
  /// Letters that are words only where they are small: "vitamins E and C".
  private static let letters: Set<String> = ["y", "e", "o", "u"]
  private static let phrases = ["as well as", "ainsi que", "así como", "bem como", "oltre a"]
  private static let mostLetters = 5

  private func word(at position: Int) -> Place? {
    if let end = endOfUnspaced(at: position) { return Place(range: position..<end, isSemicolon: false, isWord: true) }
    guard position == sentence.lowerBound || text[position - 1]?.isWhiteSpace ?? false else { return nil }
    let end = text.holds("&", at: position) ? position + 1 : text.endOfWord(position)
    guard end > position, end - position <= Self.mostLetters, text[end]?.isWhiteSpace ?? false else { return nil }
    let (written, word) = (text[position..<end], text[position..<end].lowercased())
    if word == "en" { return joinsNames(position..<end) ? place(position..<end) : nil }
    let isPlain = !Self.letters.contains(word) || written == word
    if Self.conjunctions.contains(word), isPlain { return place(position..<end) }
    return phrase(at: position)
  }

  private func place(_ range: Range<Int>) -> Place { Place(range: range, isSemicolon: false, isWord: true) }

  private func phrase(at position: Int) -> Place? {
    for phrase in Self.phrases where text.holds(phrase, at: position) {
      let end = position + phrase.unicodeScalars.count
      if !text.isWord(end) { return place(position..<end) }
    }
    return nil
  }

  /// Whether "en" stands between two words with capitals: Dutch "Parijs en Rome", not Spanish "están en Roma" and French "en France".
  private func joinsNames(_ word: Range<Int>) -> Bool {
    let before = text.startOfLetters(before: word.lowerBound - 1)
    guard before < word.lowerBound - 1 else { return false }
    return isCapital(before) && isCapital(word.upperBound + 1)
  }

  private func isCapital(_ position: Int) -> Bool { text[position]?.properties.isUppercase ?? false }

  /// "And" and "or" of Chinese and Japanese, between two letters of such a script.
  private static let unspaced = ["以及", "及び", "および", "並びに", "または", "或者", "和", "与", "與", "及", "と", "や", "或"]

  private func endOfUnspaced(at position: Int) -> Int? {
    guard let first = text[position], !first.isASCII, position > sentence.lowerBound else { return nil }
    guard let word = Self.unspaced.first(where: { text.begins(with: $0, at: position) }) else { return nil }
    let end = position + word.unicodeScalars.count
    // At an end it is a part of a verb: "…と".
    return end < sentence.upperBound && !(text[end]?.isWhiteSpace ?? true) ? end : nil
  }
}

// MARK: - What is left whole

extension ItemSeparators {
  private func endOfProtected(at position: Int, _ protected: [Range<Int>]) -> Int? {
    guard !protected.isEmpty else { return nil }
    let offset = text.utf8Range(position..<position).lowerBound
    guard let range = Self.range(startingAt: offset, in: protected) else { return nil }
    var end = position
    while end < sentence.upperBound, text.utf8Range(end..<end).lowerBound < range.upperBound { end += 1 }
    return end > position ? end : nil
  }

  private static func range(startingAt offset: Int, in ranges: [Range<Int>]) -> Range<Int>? {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound == offset ? ranges[low] : nil
  }

  /// How far a quote or parenthesis is looked for its end.
  private static let mostEnclosed = 200

  private func endOfEnclosed(at position: Int) -> Int? {
    let closing: Unicode.Scalar
    switch text[position] {
    case "(": closing = ")"
    case "[": closing = "]"
    case "\"": closing = "\""
    case "“": closing = "”"
    case "„": closing = "“"
    case "«": closing = "»"
    case "「": closing = "」"
    default: return nil
    }
    let end = min(sentence.upperBound, position + Self.mostEnclosed)
    guard position + 1 < end else { return nil }
    return (position + 1..<end).first { text[$0] == closing }.map { $0 + 1 }
  }
}

// MARK: - Ends

extension ItemSeparators {
  /// Drops white space, and a word for *and* or *or* that a semicolon left at an end.
  static func trimmed(_ range: Range<Int>, of text: ScalarText) -> Range<Int> {
    var range = TextLines.trimmed(range, of: text)
    let first = text.endOfWord(range.lowerBound)
    if first < range.upperBound, isConjunction(range.lowerBound..<first, text), text[first]?.isWhiteSpace ?? false {
      range = TextLines.trimmed(first..<range.upperBound, of: text)
    }
    let last = text.startOfLetters(before: range.upperBound)
    if last > range.lowerBound, isConjunction(last..<range.upperBound, text), text[last - 1]?.isWhiteSpace ?? false {
      range = TextLines.trimmed(range.lowerBound..<last, of: text)
    }
    return range
  }

  private static func isConjunction(_ word: Range<Int>, _ text: ScalarText) -> Bool {
    guard word.count <= mostLetters else { return false }
    let (written, plain) = (text[word], text[word].lowercased())
    return conjunctions.contains(plain) && (written == plain || !letters.contains(plain))
  }
}
