/// Finds small numbers that are written as English words: "two", "twenty-one".
///
/// They count only in an answer without numbers in digits of its own, and "one" only where it counts something: not in
/// "no one", "the one" and "one of".
enum NumberWords {
  /// Returns the numbers in the order of the text.
  static func quantities(in text: String) -> [Quantity] {
    let scalars = ScalarText(text)
    let words = Self.words(of: scalars)
    var found: [Quantity] = []
    var index = 0
    while index < words.count {
      guard let number = number(at: index, of: words) else {
        index += 1
        continue
      }
      let range = words[index].range.lowerBound..<words[index + number.count - 1].range.upperBound
      found.append(
        Quantity(
          number: Double(number.value), scale: 1, unit: QuantitySuffix(scalars, from: range.upperBound).unit,
          isParenthesized: false, range: scalars.utf8Range(range)))
      index += number.count
    }
    return found
  }

  private struct Word {
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

  private static func number(at index: Int, of words: [Word]) -> (value: Int, count: Int)? {
    let word = words[index].text
    if let tens = tens.firstIndex(of: word) {
      let unit =
        index + 1 < words.count && isNext(index, of: words) ? units.firstIndex(of: words[index + 1].text) ?? 0 : 0
      let joins = (1...9).contains(unit)
      return (20 + 10 * tens + (joins ? unit : 0), joins ? 2 : 1)
    }
    if word == "none" { return (0, 1) }
    guard let unit = units.firstIndex(of: word), word != "one" || countsOne(at: index, of: words) else { return nil }
    return (unit, 1)
  }

  /// Whether one space or hyphen parts a word from the next.
  private static func isNext(_ index: Int, of words: [Word]) -> Bool {
    words[index + 1].range.lowerBound == words[index].range.upperBound + 1
  }

  private static func countsOne(at index: Int, of words: [Word]) -> Bool {
    let before = index > 0 ? words[index - 1].text : ""
    let after = index + 1 < words.count ? words[index + 1].text : ""
    return after != "of"
      && !["no", "the", "this", "that", "which", "any", "every", "each", "some", "another"].contains(before)
  }

  private static let units = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
}
