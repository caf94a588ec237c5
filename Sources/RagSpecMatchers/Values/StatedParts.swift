/// What the words between and around numbers make of them: ends of ranges, limits, margins, parts of a whole, denials.
struct StatedParts {
  /// Those that the text states, with what it says of them.
  private(set) var quantities: [Quantity] = []
  /// Where those start that are beside the point: wholes, and limits behind a comma.
  private(set) var asides: Set<Int> = []
  /// Whether a number is denied.
  private(set) var deniesSome = false

  /// - Complexity: O(number of quantities).
  init(_ found: [Quantity], of answer: String, _ text: ScalarText) {
    let isSingle = StatedRange.singles(among: found, of: answer)
    for (index, quantity) in found.enumerated() where isSingle[index] {
      let place = text.position(ofUTF8: quantity.range.lowerBound)..<text.position(ofUTF8: quantity.range.upperBound)
      if Denial.denies(place, in: text) {
        deniesSome = true
        continue
      }
      if index > 0, Self.isMargin(place.lowerBound, in: text) { continue }
      var stated = quantity
      stated.bound = StatedBound.of(place, in: text)
      if stated.bound != nil, index > 0, Self.isAfterComma(place.lowerBound, in: text) {
        asides.insert(quantity.range.lowerBound)
      }
      if let last = quantities.last, Self.isWhole(quantity, of: last, in: text) {
        quantities[quantities.count - 1].whole = quantity.value
        asides.insert(quantity.range.lowerBound)
      }
      quantities.append(stated)
    }
  }

  /// Whether a number tells how far another may be off: the 1 of "5 ± 1".
  private static func isMargin(_ start: Int, in text: ScalarText) -> Bool {
    var end = start
    while text.isHorizontalSpace(end - 1) { end -= 1 }
    if text.holds("±", at: end - 1) || text.holds("\u{2213}", at: end - 1) { return true }
    if text.holds("/", at: end - 1), text.holds("+", at: end - 2) { return true }
    if text[end - 1].map(Joint.isDash) ?? false, text.holds("/", at: end - 2), text.holds("+", at: end - 3) {
      return true
    }
    var words = NeighboringWords(before: end, in: text)
    let first = words.next()
    if first == "minus" { return words.next() == "or" }
    return first == "or" && words.next() == "plus"
  }

  /// Whether a limit stands behind a comma: "204.5, more than 5 % of the total".
  private static func isAfterComma(_ start: Int, in text: ScalarText) -> Bool {
    var words = NeighboringWords(before: start, in: text)
    var count = 0
    while words.next() != nil, count < 5 { count += 1 }
    return count < 5 && (text.holds(",", at: words.position - 1) || text.holds("(", at: words.position - 1))
  }

  private static let joints = Set(words: "of von sur de di van su out dei del dos delle degli")
  private static let fillers = Set(
    words:
      "of the a an its all their these those possible total den der les los las un un' total insgesamt i gli de os in")

  /// Whether a number is the whole of which the one before is a part: the 20 of "10 out of 20", "5 of the 20".
  private static func isWhole(_ whole: Quantity, of part: Quantity, in text: ScalarText) -> Bool {
    let start = text.position(ofUTF8: part.range.upperBound)
    let end = text.position(ofUTF8: whole.range.lowerBound)
    guard end - start <= mostBetween, part.scale == whole.scale || part.unit?.isShare ?? false,
      part.unit?.isShare ?? false || part.value <= whole.value && (part.unit == nil || part.unit == whole.unit)
    else { return false }
    var words = NeighboringWords(behind: start, in: text)
    var between: [String] = []
    var last = start
    while let word = words.next(), words.position <= end {
      between.append(word)
      last = words.position
    }
    // One noun may stand before: "10 points out of 20".
    guard let joint = between.prefix(2).firstIndex(where: joints.contains) else { return false }
    return text[last..<end].allSatisfy(\.isWhitespace) && between[(joint + 1)...].allSatisfy(fillers.contains)
  }

  private static let mostBetween = 36
}
