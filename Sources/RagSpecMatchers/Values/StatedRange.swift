/// A range that a text states by its two ends: "5–7 weeks", "between 5 and 7", "$5 to 7 million".
struct StatedRange: Sendable {
  let low: Quantity
  let high: Quantity
  /// UTF-8 offsets in the text.
  var range: Range<Int> { low.range.lowerBound..<high.range.upperBound }

  /// What one end leaves out is that of the other: the scale and unit of "5 to 7 million dollars".
  private init(_ low: Quantity, _ high: Quantity) {
    let scale = low.scale == 1 ? high.scale : low.scale
    self.low = low.with(scale: scale, unit: low.unit ?? high.unit)
    self.high = high.with(scale: high.scale, unit: high.unit ?? low.unit)
  }

  /// Returns the ranges of a text in its order.
  static func ranges(in text: String, mark: DecimalMark? = nil) -> [StatedRange] {
    let parted = parted(text)
    let quantities = QuantityReader.quantities(in: parted, mark: mark)
    let found = ranges(among: quantities, in: parted, joinedBy: signs.union(words))
    guard found.isEmpty, quantities.isEmpty else { return found }
    return ranges(among: NumberWords.quantities(in: text), in: text, joinedBy: words)
  }

  private static func ranges(
    among quantities: [Quantity], in text: String, joinedBy joints: Set<String>
  ) -> [StatedRange] {
    let pairs = Set(pairs(of: quantities, in: text, joinedBy: joints))
    // Three numbers that are joined are a date or the like.
    return pairs.filter { !pairs.contains($0 - 1) && !pairs.contains($0 + 1) }.sorted().map {
      StatedRange(quantities[$0], quantities[$0 + 1])
    }
  }

  /// Says of each number of a text whether it stands for itself, and is neither an end of a range in words nor one of two
  /// between which the text leaves it open: "5 or 7".
  ///
  /// "Rose 5 to 7" and "rose from 5 to 7" end with a number of its own, as do unlike numbers: "grew 5 % to 7 million".
  static func singles(among quantities: [Quantity], of text: String) -> [Bool] {
    var isSingle = [Bool](repeating: true, count: quantities.count)
    for first in pairs(of: quantities, in: text, joinedBy: words.union(alternatives)) {
      let (low, high) = (quantities[first], quantities[first + 1])
      let isAlike = low.unit == nil && low.scale == 1 || low.unit == high.unit
      guard isAlike, !isChange(before: low.range.lowerBound, in: text) else { continue }
      (isSingle[first], isSingle[first + 1]) = (false, false)
    }
    return isSingle
  }
}

// MARK: - Reading

extension StatedRange {
  private static let signs: Set<String> = [";", "；", "-", "–", "—", "−", "..", "...", "…"]
  private static let words: Set<String> = ["to", "through", "bis", "à", "tot", "até", "until", "至", "到", "~", "〜", "～"]
  private static let alternatives: Set<String> = ["or", "oder", "ou", "または", "或", "还是"]
  /// The words between the ends of a range that starts with another word.
  private static let circumfixes = [
    "between": ["and"], "zwischen": ["und"], "entre": ["et", "y", "e"], "tra": ["e"], "fra": ["e"], "tussen": ["en"],
    "de": ["a"], "da": ["a"], "entro": ["e"],
  ]
  /// Words behind which "5 to 7" tells a change, of which the second number is the result.
  private static let changes = Set(
    words: """
      by rose rise rises grew grow grows increased increase increases fell fall falls dropped drop drops declined \
      decreased decrease up down went go goes move moved change changes changed rounded growth jump jumped climb climbed surge surged improve \
      improved widened narrowed revised raised raise cut lowered adjusted reduced reduction expanded shrank doubled slipped \
      fallen risen gestiegen sank stieg fiel passé passant augmenté subió bajó
      """)

  /// How many words before "from" are looked at.
  private static let mostWords = 6

  /// Whether "5 to 7" tells a change there: behind "rose", and behind "rose from" and "growth in sales from".
  private static func isChange(before offset: Int, in text: String) -> Bool {
    let nearest = word(before: offset, in: text)
    if changes.contains(nearest) { return true }
    guard ["from", "von", "de"].contains(nearest) else { return false }
    let window = String(decoding: Array(text.utf8.prefix(offset).suffix(64)), as: UTF8.self)
    let scalars = ScalarText(window)
    return NeighboringWords(before: scalars.count, in: scalars).prefix(mostWords).contains(where: changes.contains)
  }

  /// Returns the index of the first of each two neighbors that words or signs join to a range.
  private static func pairs(of quantities: [Quantity], in text: String, joinedBy joints: Set<String>) -> [Int] {
    quantities.indices.dropLast().filter { index in
      let (end, start) = (quantities[index].range.upperBound, quantities[index + 1].range.lowerBound)
      guard end <= start, start - end <= 12, let between = text.text(inUTF8: end..<start) else { return false }
      let joint = between.trimmingSpaces.lowercased()
      return joints.contains(joint)
        || circumfixes[word(before: quantities[index].range.lowerBound, in: text)]?.contains(joint) ?? false
    }
  }

  private static func word(before offset: Int, in text: String) -> String {
    let before = Array(text.utf8.prefix(offset).suffix(24))[...]
    return (before.last == UInt8(ascii: " ") ? before.dropLast() : before).trailingLetters
  }

  /// A text of the same length in which dashes join no digits to one name: "5–7" are two numbers.
  private static func parted(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var parted = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      let joinsNumbers = next.decimalDigit != nil || next.isCurrencySign
      guard Joint.isDash(scalar), joinsNumbers, index > 0, !scalars[index - 1].isWhiteSpace else {
        parted.append(scalar)
        continue
      }
      parted.append(scalar.isASCII ? ";" : "；")
    }
    return String(parted)
  }
}

extension Quantity {
  fileprivate func with(scale: Double, unit: MeasurementUnit?) -> Quantity {
    Quantity(
      number: number, lastPlace: lastPlace, scale: scale, unit: unit, isParenthesized: isParenthesized, range: range)
  }
}
