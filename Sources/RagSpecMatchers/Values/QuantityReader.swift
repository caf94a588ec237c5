/// Finds the numbers of a text, as people and models write them.
///
/// - Thousands separators, decimal commas and fractions are read (see ``NumberText``); `½` and `3/4` are numbers.
/// - Signs are `-`, `−`, `–` right before the number or its currency. Parentheses alone may be a minus or not, which
///   the quantity says.
/// - Currencies before or behind, scale words and units behind belong to the number: `$1.2bn`, `12 %`, `5 USD million`.
/// - Digits inside a name (`Q3`, `HX-300`, `3rd`), dates, times, ranges, versions and addresses (`2024-05-01`, `10:30`,
///   `5-7`, `2013–14`, `1.2.3`) are no numbers at all.
/// - Digits of all scripts count.
struct QuantityReader {
  private let text: ScalarText
  private let mark: DecimalMark?
  private var position = 0
  /// Where the quantity before ends.
  private var floor = 0
  private var found: [Quantity] = []

  private init(_ text: ScalarText, _ mark: DecimalMark?) { (self.text, self.mark) = (text, mark) }

  /// Returns all quantities in the order of the text.
  ///
  /// - Parameter mark: the decimal mark of all numbers, where somebody knows it.
  /// - Complexity: O(*n*) time and 8 bytes of memory for each scalar.
  static func quantities(in text: String, mark: DecimalMark? = nil) -> [Quantity] {
    quantities(in: ScalarText(text), mark: mark)
  }

  static func quantities(in text: ScalarText, mark: DecimalMark? = nil) -> [Quantity] {
    var reader = QuantityReader(text, mark)
    while reader.position < reader.text.count { reader.readNext() }
    return CompoundQuantity.joining(reader.found, in: text)
  }

  private mutating func readNext() {
    if startsNumber {
      readNumber()
    } else if text.isWord(position) {
      readName()
    } else {
      position += 1
    }
  }

  private var startsNumber: Bool {
    guard let scalar = text[position] else { return false }
    if scalar.decimalDigit != nil || scalar.vulgarFraction != nil { return true }
    // The point of ".5", but not that of "no.7" and the last one of "…5".
    return scalar == "." && text.isDigit(position + 1) && !text.isWord(position - 1)
      && !text.holds(".", at: position - 1)
  }

  private mutating func readNumber() {
    guard let numeral = Numeral(text, at: position, mark: mark) else {
      position = max(endOfCompound(position), position + 1)
      return
    }
    let prefix = QuantityPrefix(text, before: position, notBefore: floor)
    let opens = !prefix.isNegative && prefix.start > floor && text.holds("(", at: prefix.start - 1)
    let closesAtOnce = opens && text.holds(")", at: numeral.end)
    let suffix = QuantitySuffix(text, from: numeral.end + (closesAtOnce ? 1 : 0), currency: prefix.currency)
    let closesBehind = opens && !closesAtOnce && text.holds(")", at: suffix.end)
    let isParenthesized = closesAtOnce || closesBehind
    let range = prefix.start - (isParenthesized ? 1 : 0)..<suffix.end + (closesBehind ? 1 : 0)
    found.append(
      Quantity(
        number: prefix.isNegative ? -numeral.magnitude : numeral.magnitude, lastPlace: numeral.lastPlace,
        scale: suffix.scale ?? 1,
        unit: unit(prefix, suffix), isParenthesized: isParenthesized, range: text.utf8Range(range)))
    (position, floor) = (range.upperBound, range.upperBound)
  }

  /// A currency that is named behind the number is nearer to the point than a dollar sign before it.
  private func unit(_ prefix: QuantityPrefix, _ suffix: QuantitySuffix) -> MeasurementUnit? {
    // "$12$" is how formulas are set.
    if text.holds("$", at: prefix.start), suffix.scale == nil, text.holds("$", at: suffix.end - 1) { return nil }
    guard let before = prefix.currency else { return suffix.unit }
    return suffix.unit.flatMap { UnitNames.currency($0.name) } ?? before
  }
}

// MARK: - What is no number

extension QuantityReader {
  /// Passes over a word with all that hangs on it, but for a currency right before a number: "EUR12".
  private mutating func readName() {
    let letters = text.endOfLetters(position)
    if text.isDigit(letters), UnitNames.currency(text[position..<letters]) != nil {
      position = letters
      readNumber()
    } else {
      position = max(endOfName(position), position + 1)
    }
  }

  /// "T-Probe" goes on behind every hyphen, "Q3/2024" and "v1.2" behind other joints as well.
  private func endOfName(_ start: Int) -> Int {
    var end = text.endOfWord(start)
    var holdsDigit = (start..<end).contains(where: text.isDigit)
    while let joint = text[end], text.isWord(end + 1),
      Joint.isDash(joint) || holdsDigit && Joint.isPartOfNames(joint)
    {
      let next = text.endOfWord(end + 1)
      holdsDigit = holdsDigit || (end + 1..<next).contains(where: text.isDigit)
      end = next
    }
    return end
  }

  /// The end of a date, time, range or version.
  private func endOfCompound(_ start: Int) -> Int {
    var end = text.endOfWord(start)
    while Joint.isJoint(text[end]), text.isWord(end + 1) { end = text.endOfWord(end + 1) }
    return end
  }
}
