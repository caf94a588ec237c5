/// Finds numbers that are written as English words: "two", "twenty-one", "three hundred and five thousand", "a dozen".
///
/// They count only in an answer without numbers in digits of its own, and "one" only where it counts something: not in
/// "no one", "the one" and "one of". "Minus" or "negative" before one is its sign.
enum NumberWords {
  /// Returns the numbers in the order of the text.
  static func quantities(in text: String) -> [Quantity] {
    let scalars = ScalarText(text)
    let words = Self.words(of: scalars)
    var found: [Quantity] = []
    var index = 0
    while index < words.count {
      guard let number = Reading(words, at: index) else {
        index += 1
        continue
      }
      let isNegative = index > 0 && signs.contains(words[index - 1].text)
      let range = words[isNegative ? index - 1 : index].range.lowerBound..<words[number.end - 1].range.upperBound
      let suffix = QuantitySuffix(scalars, from: range.upperBound)
      found.append(
        Quantity(
          number: (isNegative ? -1 : 1) * number.value / number.scale, lastPlace: number.isFraction ? 0 : 1,
          scale: number.scale, unit: suffix.unit, isParenthesized: false,
          range: scalars.utf8Range(range.lowerBound..<(suffix.unit == nil ? range.upperBound : suffix.end))))
      index = number.end
    }
    return CompoundQuantity.joining(found, in: scalars)
  }

  fileprivate struct Word {
    let text: String
    let range: Range<Int>
  }

  private static func words(of text: ScalarText) -> [Word] {
    var words: [Word] = []
    var position = 0
    while position < text.count {
      let end = text.endOfWord(position)
      // No number's name is longer than "seventeen", so that only short words are made into strings.
      if end > position {
        words.append(Word(text: text[position..<min(end, position + 10)].lowercased(), range: position..<end))
      }
      position = max(end, position + 1)
    }
    return words
  }

  private static let signs: Set<String> = ["minus", "negative"]
}

// MARK: - One number

/// A number that starts at a word, as far as its words go.
private struct Reading {
  private(set) var value = 0.0
  private(set) var end: Int
  private let words: [NumberWords.Word]
  /// What stands before the next "thousand" or "million": 305 of "three hundred and five".
  private var group = 0
  private var lastScale = Double.infinity

  /// Whether it is exact, and not rounded to whole numbers.
  private(set) var isFraction = false

  /// The "million" that it ends with; 1 when it ends with another word.
  private(set) var scale = 1.0

  init?(_ words: [NumberWords.Word], at start: Int) {
    (self.words, end) = (words, start)
    if let (value, count) = Self.special(words, at: start) {
      self.value = value
      isFraction = value == 0.5
      end += count
      return
    }
    // "A hundred" is one of them.
    if ["a", "an"].contains(words[start].text), isJoined(start), Self.isScale(words[start + 1].text) {
      group = 1
      end += 1
    }
    while end < words.count, end == start || isJoined(end - 1), take(words[end].text) { skipAnd() }
    guard end > start, end > start + 1 || words[start].text != "one" || Self.countsOne(at: start, of: words) else {
      return nil
    }
    if group == 0, lastScale.isFinite { scale = lastScale }
    value += Double(group)
    takeFraction()
  }

  /// Reads on in "three quarters", "three and a half", "two and a half million" and "three point five".
  private mutating func takeFraction() {
    guard end < words.count, isJoined(end - 1) else { return }
    if let parts = Self.parts[words[end].text], (value == 1) != words[end].text.hasSuffix("s"), value < parts {
      (value, isFraction, end) = (value / parts, true, end + 1)
      return
    }
    if words[end].text == "point" { return takeDecimals() }
    let tail = words[end...].prefix(3).map(\.text)
    guard tail.count == 3, tail[0] == "and", tail[1] == "a", let parts = Self.parts[tail[2]], lastScale == .infinity
    else {
      return
    }
    (value, isFraction, end) = (value + 1 / parts, true, end + 3)
    takeScale()
  }

  private mutating func takeDecimals() {
    var (next, place) = (end + 1, 0.1)
    while next < words.count, isJoined(next - 1), let digit = Self.units.prefix(10).firstIndex(of: words[next].text) {
      value += Double(digit) * place
      (next, place) = (next + 1, place / 10)
    }
    guard next > end + 1 else { return }
    (isFraction, end) = (true, next)
    takeScale()
  }

  private mutating func takeScale() {
    guard end < words.count, isJoined(end - 1), let factor = Self.scales[words[end].text] else { return }
    (value, end) = (value * factor, end + 1)
  }

  private static let parts: [String: Double] = [
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixths": 6,
    "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
  ]

  /// Whether one space or hyphen parts a word from the next.
  private func isJoined(_ index: Int) -> Bool {
    index + 1 < words.count && words[index + 1].range.lowerBound == words[index].range.upperBound + 1
  }

  /// Adds a word to the number; says whether it could be.
  private mutating func take(_ word: String) -> Bool {
    guard let next = added(word) else { return false }
    group = next
    end += 1
    return true
  }

  private mutating func added(_ word: String) -> Int? {
    if let unit = Self.units.firstIndex(of: word) {
      let isFree = unit < 10 ? group % 10 == 0 && group % 100 != 10 : group % 100 == 0
      // Nothing goes on behind "zero", and it goes on behind nothing.
      return isFree && (unit > 0 || group == 0 && value == 0) ? group + unit : nil
    }
    if let tens = Self.tens.firstIndex(of: word) { return group % 100 == 0 ? group + 20 + 10 * tens : nil }
    if word == "hundred" { return (1..<100).contains(group) ? group * 100 : nil }
    guard let scale = Self.scales[word], group > 0, scale < lastScale else { return nil }
    value += Double(group) * scale
    lastScale = scale
    return 0
  }

  /// Passes over the "and" of "three hundred and five".
  private mutating func skipAnd() {
    let follows = end + 1 < words.count && words[end].text == "and" && isJoined(end - 1) && isJoined(end)
    guard follows, value > 0 || group >= 100, group % 100 == 0 else { return }
    let next = words[end + 1].text
    if Self.units.dropFirst().contains(next) || Self.tens.contains(next) { end += 1 }
  }

  /// "None", "half", "one half", and dozens.
  private static func special(_ words: [NumberWords.Word], at start: Int) -> (value: Double, count: Int)? {
    let (word, next) = (words[start].text, start + 1 < words.count ? words[start + 1].text : "")
    switch word {
    case "none": return (0, 1)
    case "half": return ["a", "an"].contains(next) ? nil : (0.5, 1)
    case "dozen": return (12, 1)
    case "a", "one": return next == "half" ? (0.5, 2) : next == "dozen" ? (12, 2) : nil
    default:
      guard next == "dozen", let unit = units.firstIndex(of: word), unit > 0 else { return nil }
      return (Double(12 * unit), 2)
    }
  }

  private static func countsOne(at index: Int, of words: [NumberWords.Word]) -> Bool {
    let before = index > 0 ? words[index - 1].text : ""
    let after = index + 1 < words.count ? words[index + 1].text : ""
    return after != "of"
      && !["no", "the", "this", "that", "which", "any", "every", "each", "some", "another"].contains(before)
  }

  private static func isScale(_ word: String) -> Bool { word == "hundred" || scales[word] != nil }

  private static let scales: [String: Double] = ["thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12]
  private static let units = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
}
