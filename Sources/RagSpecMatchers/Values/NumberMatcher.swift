package import RagSpecCore

/// The output states this number.
package struct NumberMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "number", summary: "the output states this number, in whatever way it is written",
    discussion: """
      Thousands separators, decimal commas, fractions, scale words (thousand, million, bn, lakh), percent signs and \
      currencies are read, and numbers in English words where there are none in digits; a number in parentheses may be \
      meant as negative or not. Dates, times and names such as Q3 are no numbers, nor are the ends of ranges (`5–7`, \
      "between 5 and 7"): those are for `{from: 5, to: 7}`.

      Of several numbers the last counts, unless `pick` says otherwise, or `label`: then it is the first one behind that \
      name in its sentence or line, with the expected unit if one has it, or else the last one before it. Numbers that \
      only repeat the question do not count, nor do references ("section 4", "[1]"), days and years ("31 December 2024", \
      "in 2024"), remarks in parentheses ("(up 3 %)"), margins ("± 1") and wholes (the 20 of "10 out of 20", of which 10 \
      is the number and, with `share`, 0.5 as well) beside others.

      A number that the output denies ("not 5", "5 is wrong") does not count. A limit ("at least 5", "up to 5", "5 or \
      more", "> 5") is not the number, unless `bound` says so: `any` takes every limit for it, `at-least` only such a one.

      With `unit`, a unit or scale that the output names must agree (90 minutes are 1.5 hours, and so is "1 hour and 30 \
      minutes"; "$5" is no USD million) and a bare number will do, but not one that counts something ("5 apples"); without it, the number counts whatever stands behind it. `1.234` is one and a bit and `1,234` a thousand and more, \
      unless `decimal-mark`, or another number of the output such as `12,5`, says that the comma parts the decimals. With \
      `decimals` a rounded number will do: `3.1` for 3.14 with `decimals: 1`, but not `3`. Numbers are told apart by 15 \
      digits, and by all of a whole number up to 9,007,199,254,740,992.
      """,
    value: .either([
      .anyNumber,
      .mapping([
        Field("from", .anyNumber, isRequired: true, "where the range starts"),
        Field("to", .anyNumber, isRequired: true, "where it ends"),
      ]),
    ]),
    options: [
      Field("unit", .text, "the number's unit, with its scale: USD million, %, weeks"), NumberTolerance.field,
      Field(
        "decimals", .integer(0...15), "how many decimals a number must keep that is rounded; none may be by default"),
      Field("share", .boolean, default: "false", "whether 25 % and 0.25 are the same"),
      Field(
        "decimal-mark", .choice(DecimalMark.allCases.map(\.rawValue)),
        "what stands before decimals; by default what the output's numbers tell"),
      Field("label", .text, "the name that the number stands with: Services"),
      Field(
        "bound", .choice(AcceptedBound.names), default: "none",
        "which limits count as the number: at-least takes \"at least 5\" for 5, and nothing else"),
      Field(
        "pick", .choice(StatedChoice.allCases.map(\.rawValue)), default: "last", "which number of the output counts"),
    ],
    examples: [
      .pass("number: 1234.5\nunit: USD million", on: "Services revenue was $1,234.5 million (up 3 %)."),
      .pass("number: 1234.5\nunit: USD million", on: "1.2345 billion dollars"), .pass("number: -5", on: "It was −5."),
      .fail("number: 5", on: "-5"), .fail("number: 5", on: "25"), .fail("number: 12\nunit: EUR", on: "12 USD"),
      .pass("number: 200\ntolerance: 1%", on: "about 201"), .fail("number: 200\ntolerance: 1%", on: "about 203"),
      .pass("number: 3.14\ndecimals: 1", on: "3.1"), .fail("number: 3.14\ndecimals: 1", on: "3.2"),
      .pass("number: 25\nunit: \"%\"\nshare: true", on: "0.25"),
      .pass("number: 1234\ndecimal-mark: comma", on: "1.234"),
      .pass("number: 57.1\nlabel: Services", on: "Services: 57.1; products: 131.4"),
      .fail("number: 131.4\nlabel: Services", on: "Services: 57.1; products: 131.4"),
      .pass("number: {from: 5, to: 7}\nunit: weeks", on: "It takes 5–7 weeks."),
      .fail("number: 7", on: "It takes between 5 and 7 weeks."),
      .fail("number: 42", on: "It is no longer 42."), .pass("number: 43", on: "It is 43, not 42."),
      .fail("number: 5", on: "at least 5 days"), .pass("number: 5\nbound: at-least", on: "5 days or more"),
      .pass("number: 90\nunit: min", on: "1 hour and 30 minutes"), .pass("number: 10", on: "10 out of 20"),
      .fail("number: 5\nunit: USD million", on: "$5"), .fail("number: 5\nunit: USD", on: "5 apples"),
    ])

  /// One number, or the two ends of a range.
  private enum Wanted: Sendable {
    case number(ExpectedNumber)
    case range(ExpectedNumber, ExpectedNumber)
  }

  private let wanted: Wanted
  private let choice: StatedChoice
  private let label: NumberLabel?
  private let mark: DecimalMark?

  package init(_ options: Options) throws(InvalidInput) {
    let unit = options.text("unit").map { ExpectedUnit($0) }
    let tolerance = try NumberTolerance(options["tolerance"], decimals: options.integer("decimals"))
    let takesShares = options.flag("share")
    let bound = options.text("bound").flatMap(AcceptedBound.init(named:)) ?? .none
    func expected(_ node: ConfigNode?) -> ExpectedNumber {
      ExpectedNumber(node?.number ?? 0, unit: unit, tolerance: tolerance, takesShares: takesShares, bound: bound)
    }
    wanted =
      options.value.kind == .mapping
      ? .range(expected(options.value["from"]), expected(options.value["to"])) : .number(expected(options.value))
    choice = options.text("pick").flatMap(StatedChoice.init) ?? .last
    label = try options["label"].map { node throws(InvalidInput) in try NumberLabel(node) }
    mark = options.text("decimal-mark").flatMap(DecimalMark.init)
    if case .range = wanted, let node = options["label"] {
      throw InvalidInput(
        "contradicting-options", "a range is looked for in the whole output", at: node.location,
        hint: "leave out 'label', or take a part of the output with 'on'")
    }
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    let stated = stated(text, context)
    switch wanted {
    case .number(let expected): return picked(stated, expected).contains(where: expected.accepts) ? 1 : 0
    case .range(let low, let high):
      return choice.picked(from: stated.ranges).contains { low.accepts($0.low) && high.accepts($0.high) } ? 1 : 0
    }
  }

  private func stated(_ text: String, _ context: CaseContext) -> StatedNumbers {
    StatedNumbers(text, question: context.input.question, mark: mark)
  }

  private func picked(_ stated: StatedNumbers, _ expected: ExpectedNumber) -> [Quantity] {
    guard let label else { return stated.picked(choice, expecting: expected) }
    return stated.picked(choice, of: label, expecting: expected)
  }
}

// MARK: - Explanation

extension NumberMatcher {
  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let stated = stated(text, context)
    switch wanted {
    case .number(let expected): return explanation(expected, stated, text)
    case .range(let low, let high):
      let nearest = choice.picked(from: stated.ranges).last
      return Explanation(
        expected: "the range \(low.description) to \(high.description)",
        got: nearest.map { "the range \($0.low.description) to \($0.high.description)" } ?? "no range",
        span: nearest?.range)
    }
  }

  private func explanation(_ expected: ExpectedNumber, _ stated: StatedNumbers, _ text: String) -> Explanation {
    let picked = picked(stated, expected)
    let nearest = picked.first(where: expected.accepts) ?? picked.last
    let name = label.map { " with '\($0.text)'" } ?? ""
    return Explanation(
      expected: expected.description + name, got: nearest?.description ?? "no number\(name)",
      span: nearest?.range ?? stated.ranges.last?.range, notes: notes(picked, expected, stated, text))
  }

  private func notes(
    _ picked: [Quantity], _ expected: ExpectedNumber, _ stated: StatedNumbers, _ text: String
  ) -> [String] {
    guard picked.isEmpty else { return picked.prefix(3).compactMap { expected.remark(on: $0) } }
    if let label, !label.isNamed(in: text) { return ["the output does not name '\(label.text)'"] }
    if let range = stated.ranges.last, stated.all.isEmpty {
      return ["the output states a range, \(range.low.description) to \(range.high.description)"]
    }
    if label != nil { return ["no number stands with the label"] }
    if stated.deniesAll { return ["the output denies the number that it names"] }
    let count = stated.all.count
    return [count == 0 ? "the output states no number" : "the output states \(count) numbers, not one alone"]
  }
}
