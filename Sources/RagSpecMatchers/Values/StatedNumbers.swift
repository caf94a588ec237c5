/// The numbers that an answer states, told apart from those that it denies, or only repeats or refers by.
struct StatedNumbers {
  /// All but the ends of ranges, margins ("± 1") and what is denied ("not 5").
  let all: [Quantity]
  private let answer: String
  private let mark: DecimalMark?
  /// Where those numbers start that are beside the point.
  private let isAside: Set<Int>
  private let asked: [Quantity]
  /// Numbers written as words, where the answer tells no others.
  private let words: [Quantity]
  private let text: ScalarText
  private let question: String
  /// Whether the answer denies a number, and tells no other.
  let deniesAll: Bool

  /// - Parameter mark: the decimal mark; `nil` to take the one that the answer's own numbers tell.
  init(_ answer: String, question: String, mark: DecimalMark? = nil) {
    self.answer = answer
    let text = ScalarText(answer)
    let mark = mark ?? DecimalMark.detected(in: text)
    self.mark = mark
    let quantities = QuantityReader.quantities(in: text, mark: mark)
    let digits = StatedParts(quantities, of: answer, text)
    all = digits.quantities
    asked = all.isEmpty ? [] : QuantityReader.quantities(in: question, mark: mark)
    let values = Set(asked.map(\.value))
    let spelled = all.allSatisfy { values.contains($0.value) } ? NumberWords.quantities(in: answer) : []
    let spelledParts = spelled.isEmpty ? nil : StatedParts(spelled, of: answer, text)
    words = spelledParts?.quantities ?? []
    isAside = Self.asides(among: all, of: answer).union(digits.asides).union(spelledParts?.asides ?? [])
    deniesAll = (digits.deniesSome || spelledParts?.deniesSome ?? false) && all.isEmpty && words.isEmpty
    self.text = text
    self.question = question
  }

  /// The ranges that the answer states.
  var ranges: [StatedRange] { StatedRange.ranges(in: answer, mark: mark) }

  /// Returns where those numbers start that are beside the point.
  private static func asides(among numbers: [Quantity], of answer: String) -> Set<Int> {
    guard numbers.count > 1 else { return [] }
    let asides = NumberAsides(answer)
    return Set(numbers.lazy.filter(asides.contains).map(\.range.lowerBound))
  }

  /// Returns the numbers that count, and so must be the expected one.
  ///
  /// Numbers of the question are passed over, unless the answer states no others or the expected number is one of them.
  /// So are those with another unit than the expected, and what is beside the point: the 5 % in "204.5 (up 5 %)".
  func picked(_ choice: StatedChoice, expecting expected: ExpectedNumber) -> [Quantity] {
    let told = told(expecting: expected)
    guard choice != .any else { return told }
    return choice.picked(from: telling(told, expected), preferring: expected.isComparable)
  }

  /// Leaves out asides, unless there is nothing else, or only they have the expected unit; and bare years beside numbers
  /// that have it.
  private func telling(_ told: [Quantity], _ expected: ExpectedNumber) -> [Quantity] {
    let telling = withoutAsides(told, expected)
    guard telling.contains(where: expected.hasItsUnit) else { return telling }
    return telling.filter { !$0.isLikeYear }
  }

  private func withoutAsides(_ told: [Quantity], _ expected: ExpectedNumber) -> [Quantity] {
    guard !isAside.isEmpty else { return told }
    let telling = told.filter { !isAside.contains($0.range.lowerBound) }
    guard !telling.isEmpty, telling.count < told.count else { return told }
    if telling.contains(where: expected.hasItsUnit) { return telling }
    let named = told.filter(expected.hasItsUnit)
    return named.isEmpty ? telling : named
  }

  /// Returns the numbers that count of those that belong to a label, one for each place of the label.
  func picked(_ choice: StatedChoice, of label: NumberLabel, expecting expected: ExpectedNumber) -> [Quantity] {
    let numbers = counting(all.isEmpty ? words : all, expected)
    return choice.picked(from: label.numbers(among: numbers, in: answer, preferring: expected.isComparable))
  }

  private func told(expecting expected: ExpectedNumber) -> [Quantity] { counting(toldAtAll(expected), expected) }

  private func toldAtAll(_ expected: ExpectedNumber) -> [Quantity] {
    if asked.contains(where: expected.accepts) { return all }
    let values = Set(asked.map(\.value))
    let told = all.filter { !values.contains($0.value) }
    if !told.isEmpty { return told }
    return words.isEmpty ? all : words
  }

  /// Gives numbers that count things these for a unit, where a unit of measurement is expected: "5 apples" are no dollars.
  private func counting(_ quantities: [Quantity], _ expected: ExpectedNumber) -> [Quantity] {
    guard expected.isMeasured else { return quantities }
    let isScaleAsked = expected.scale != 1 && asksForScale(expected.scale)
    return quantities.map { quantity in
      var quantity = quantity
      quantity.isScaleAsked = isScaleAsked
      guard quantity.unit == nil, let noun = CountedThings.noun(behind: quantity.range.upperBound, in: text) else {
        return quantity
      }
      quantity.unit = MeasurementUnit(dimension: noun, factor: 1, name: noun)
      return quantity
    }
  }

  /// Whether the question asks for a number in a scale: "in USD million".
  private func asksForScale(_ scale: Double) -> Bool {
    question.split { !$0.isLetter }.contains {
      ScaleNames.factor(String($0), beside: UnitNames.currency("USD")) == scale
    }
  }
}
