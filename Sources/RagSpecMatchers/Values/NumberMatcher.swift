package import RagSpecCore

/// The output states this number.
package struct NumberMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "number", summary: "the output states this number, in whatever way it is written",
    discussion: """
      Thousands separators, decimal commas, fractions, scale words (thousand, million, bn), percent signs and currencies \
      are read; a number in parentheses may be meant as negative or not. Of several numbers the last counts, unless \
      `pick` says otherwise; numbers that only repeat the question do not count. Dates, times, ranges and names such as \
      Q3 are no numbers. With `unit`, a unit or scale that the output names must agree (90 minutes are 1.5 hours) and a \
      bare number will do; without it, the number counts whatever stands behind it. `1.234` is one and a bit, `1,234` \
      a thousand and more.
      """,
    value: .anyNumber,
    options: [
      Field("unit", .text, "the number's unit, with its scale: USD million, %, weeks"),
      Field("tolerance", .text, default: "0", "how far off it may be: 0.5, or 0.5% of the number"),
      Field(
        "pick", .choice(StatedChoice.allCases.map(\.rawValue)), default: "last", "which number of the output counts"),
    ],
    examples: [
      .pass("number: 1234.5\nunit: USD million", on: "Services revenue was $1,234.5 million."),
      .pass("number: 1234.5\nunit: USD million", on: "1.2345 billion dollars"), .pass("number: -5", on: "It was −5."),
      .fail("number: 5", on: "-5"), .fail("number: 5", on: "25"), .fail("number: 12\nunit: EUR", on: "12 USD"),
      .pass("number: 200\ntolerance: 1%", on: "about 201"), .fail("number: 200\ntolerance: 1%", on: "about 203"),
    ])

  private let expected: ExpectedNumber
  private let choice: StatedChoice

  package init(_ options: Options) throws(InvalidInput) {
    expected = ExpectedNumber(
      options.value.number ?? 0, unit: options.text("unit").map { ExpectedUnit($0) },
      tolerance: try ExpectedNumber.Tolerance(options["tolerance"]))
    choice = options.text("pick").flatMap(StatedChoice.init) ?? .last
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    let stated = StatedNumbers(text, question: context.input.question)
    return stated.picked(choice, expecting: expected).contains(where: expected.accepts) ? 1 : 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let stated = StatedNumbers(text, question: context.input.question)
    let picked = stated.picked(choice, expecting: expected)
    let nearest = picked.first(where: expected.accepts) ?? picked.last
    return Explanation(
      expected: expected.description, span: nearest?.range, notes: notes(picked, all: stated.all.count))
  }

  private func notes(_ picked: [Quantity], all: Int) -> [String] {
    guard picked.isEmpty else { return picked.prefix(3).compactMap { expected.remark(on: $0) } }
    return [all == 0 ? "the output states no number" : "the output states \(all) numbers, not one alone"]
  }
}
