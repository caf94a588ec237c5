/// One quantity that is told in two units: "1 hour and 30 minutes", "5 ft 3 in", "1h30", "5 dollars and 20 cents".
enum CompoundQuantity {
  /// Joins quantities that belong together, as many in a row as there are: "1 h 2 min 3 s".
  static func joining(_ quantities: [Quantity], in text: ScalarText) -> [Quantity] {
    guard quantities.count > 1, hasPair(quantities) else { return quantities }
    var joined: [Quantity] = []
    var isJoined = false
    for quantity in quantities {
      if let last = joined.last, isJoined || PlainNumber.isWhole(last.number), let both = both(last, quantity, in: text)
      {
        joined[joined.count - 1] = both
        isJoined = true
      } else {
        joined.append(quantity)
        isJoined = false
      }
    }
    return joined
  }

  private static func hasPair(_ quantities: [Quantity]) -> Bool {
    zip(quantities, quantities.dropFirst()).contains {
      $0.unit.map(isParted) ?? false && $1.range.lowerBound - $0.range.upperBound <= 6
    }
  }

  /// What is told in more than one unit: times, lengths, weights and money, but no shares.
  private static func isParted(_ unit: MeasurementUnit) -> Bool {
    ["s", "month", "m", "g"].contains(unit.dimension) || UnitNames.currency(unit.name) != nil
  }

  private static let words: Set<String> = ["", "and", "und", "et", "y", "e", "en", "&"]

  private static func both(_ first: Quantity, _ second: Quantity, in text: ScalarText) -> Quantity? {
    guard let unit = first.unit, isParted(unit), first.scale == 1, second.scale == 1, second.number >= 0,
      !first.isParenthesized, !second.isParenthesized
    else { return nil }
    let place = text.position(ofUTF8: first.range.upperBound)..<text.position(ofUTF8: second.range.lowerBound)
    guard place.count <= 5 else { return nil }
    let between = text[place].lowercased().trimmingSpaces
    let isTime = unit.dimension == "s" || unit.dimension == "month"
    guard words.contains(between) || isTime && [",", ", and"].contains(between) else { return nil }
    guard let rest = rest(second, behind: unit, isAttached: between.isEmpty, in: text) else { return nil }
    // "1 hour and 90 minutes" are two times; the second part is less than one of the first.
    let share = second.number * rest.factor / unit.factor
    guard rest.factor < unit.factor, share < 1 else { return nil }
    return Quantity(
      number: first.number < 0 ? first.number - share : first.number + share,
      lastPlace: second.lastPlace * rest.factor / unit.factor, scale: 1, unit: unit, isParenthesized: false,
      range: first.range.lowerBound..<rest.end)
  }

  /// How many of the first unit's dimension one of the second unit is, and where that ends.
  private static func rest(
    _ second: Quantity, behind unit: MeasurementUnit, isAttached: Bool, in text: ScalarText
  ) -> (factor: Double, end: Int)? {
    let end = second.range.upperBound
    if let own = second.unit {
      // The "m" behind hours is a minute.
      if unit.dimension == "s", unit.factor > 60, own.name == "m" { return (60, end) }
      return own.factor(to: unit).map { ($0 * unit.factor, end) }
    }
    if unit.name == "h", isAttached, second.range.count == 2 { return (60, end) }
    guard unit.name == "ft", isAttached else { return nil }
    let start = text.position(ofUTF8: end)
    let word = text.isHorizontalSpace(start) ? start + 1 : start
    guard text[word..<text.endOfWord(word)] == "in" else { return nil }
    return (0.0254, text.utf8Range(word..<word + 2).upperBound)
  }
}
