package import RagSpecCore

/// The output states this number.
package struct NumberMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "number", summary: "the output states this number, in whatever way it is written",
    discussion: """
      Thousands separators, decimal commas, scale words (thousand, million, bn), percent signs, currencies and accounting \
      parentheses are read. Of several numbers the last counts, unless `pick` says otherwise; numbers that only repeat \
      the question do not count. Where the output names a unit or a scale, it must agree with `unit`; where it names \
      none, the bare number does.
      """,
    value: .anyNumber,
    options: [
      Field("unit", .text, "the number's unit, with its scale: USD million, %, weeks"),
      Field("tolerance", .text, default: "0", "how far off it may be: 0.5, or 0.5% of the number"),
      Field("pick", .choice(NumberChoice.allCases.map(\.rawValue)), default: "last", "which number of the output counts"),
    ],
    examples: [
      .pass("number: 1234.5\nunit: USD million", on: "Services revenue was $1,234.5 million."),
      .pass("number: 1234.5\nunit: USD million", on: "1.2345 billion dollars"), .pass("number: -5", on: "It was −5."),
      .fail("number: 5", on: "-5"), .fail("number: 5", on: "25"), .fail("number: 12\nunit: EUR", on: "12 USD"),
      .pass("number: 200\ntolerance: 1%", on: "about 201"), .fail("number: 200\ntolerance: 1%", on: "about 203"),
    ])

  private let expected: ExpectedNumber
  private let choice: NumberChoice

  package init(_ options: Options) throws(InvalidInput) {
    expected = try ExpectedNumber(
      options.value.number ?? 0, unit: options.text("unit"), tolerance: options["tolerance"])
    choice = options.text("pick").flatMap(NumberChoice.init) ?? .last
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    choice.picked(from: text, question: context.input.question).contains(where: expected.accepts) ? 1 : 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let picked = choice.picked(from: text, question: context.input.question)
    let notes = picked.compactMap { expected.remark(on: $0) } + (picked.isEmpty ? ["the output states no number"] : [])
    return Explanation(expected: expected.description, span: picked.last?.range, notes: notes)
  }
}

/// Which of an output's numbers counts.
enum NumberChoice: String, CaseIterable, Sendable {
  case last, first, any, only

  /// Returns the numbers that count; those of the question are passed over unless there is no other.
  func picked(from text: String, question: String) -> [Quantity] {
    let all = QuantityReader.quantities(in: text)
    let asked = Set(QuantityReader.quantities(in: question).map(\.value))
    let told = all.filter { !asked.contains($0.value) }
    let candidates = told.isEmpty ? all : told
    switch self {
    case .last: return candidates.suffix(1)
    case .first: return Array(candidates.prefix(1))
    case .any: return candidates
    case .only: return candidates.count == 1 ? candidates : []
    }
  }
}
