package import RagSpecCore

/// The output states this date.
package struct DateMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "date", summary: "the output states this date, in whatever way it is written",
    discussion: """
      Dates of ISO 8601, dates in numbers, names of months (English with ordinals and ordinal words, German, French, \
      Spanish, Italian, Portuguese and Dutch; full or abbreviated), `2024年5月3日`, halves, quarters (`H1 2024`, `third \
      quarter of 2024`), weeks (`2024-W12`, `week 12 of 2024`) and fiscal years (`FY24`) are read; 30 February and other \
      days that no calendar has are told as such. Weekdays and words such as "yesterday" are not read, nor are time zones. \
      A date that the output denies ("not 3 May") does not count.

      The expected date says how much must be told: 2024-03 is satisfied by 2024-03-05, and Q3 2024 by August 2024, but \
      2024-03-05 not by "March 2024" or "5 March"; `5 March` is satisfied by that day of any year. A fiscal year is \
      never a calendar year; FY2023/24 is FY2024. Two digits are a year from 1969 to 2068; \
      four digits alone from 1000 to 2999, unless a currency, a unit or what they count stands with them.

      03/04/2024 may be two dates: without `order` that is an error in the expected date, and in the output it counts \
      only when both are right. 31/12/2024 and, with points, 31.12.2024 need no `order`.

      Of several dates the last counts, unless `pick` says otherwise; dates that only repeat the question do not count, \
      nor do dates that tell less than the expected one beside others that tell as much.
      """,
    value: .text,
    options: [
      Field("within", .integer(0...3_650_000), default: "0", "how many days off it may be"),
      Field(
        "order", .choice(DateOrder.allCases.map(\.rawValue)), "which number comes first in dates such as 03/04/2024"),
      Field("pick", .choice(StatedChoice.allCases.map(\.rawValue)), default: "last", "which date of the output counts"),
    ],
    examples: [
      .pass("date: 2024-03-05", on: "It was signed on the 5th of March, 2024."),
      .fail("date: 2024-03-05", on: "It was signed in March 2024."),
      .pass("date: 2024-03", on: "It was signed on 5 March 2024."), .pass("date: Q3 2024", on: "in August 2024"),
      .fail("date: 2024-03-04", on: "03/04/2024"), .pass("date: 2024-03-04\norder: month-first", on: "03/04/2024"),
      .fail("date: 2024-02-29", on: "on 30 February 2024"), .fail("date: 2024", on: "in FY2024"),
      .pass("date: 2024-03-05\nwithin: 2", on: "around 7 March 2024"),
      .fail("date: 2024-05-03", on: "It is not 3 May 2024."), .pass("date: 2024-05-03", on: "am 3. Mai 2024"),
      .pass("date: 2024-05-03", on: "2024年5月3日"), .pass("date: H1 2024", on: "in the first half of 2024"),
      .pass("date: 2024-W12", on: "on 20 March 2024"),
    ])

  private let expected: ExpectedDate
  private let order: DateOrder?
  private let choice: StatedChoice

  package init(_ options: Options) throws(InvalidInput) {
    order = options.text("order").flatMap(DateOrder.init)
    expected = try ExpectedDate(options.value, within: options["within"], order: order)
    choice = options.text("pick").flatMap(StatedChoice.init) ?? .last
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    picked(stated(text, context)).contains(where: expected.accepts) ? 1 : 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let stated = stated(text, context)
    let picked = picked(stated)
    let nearest = picked.first(where: expected.accepts) ?? picked.last
    return Explanation(
      expected: expected.description, got: nearest.map { $0.readings.isEmpty ? $0.text : $0.meanings },
      span: nearest?.range, notes: notes(picked, stated.all))
  }

  private func stated(_ text: String, _ context: CaseContext) -> StatedDates {
    StatedDates(text, question: context.input.question, order: order)
  }

  private func picked(_ stated: StatedDates) -> [StatedDate] { stated.picked(choice, expecting: expected) }

  private func notes(_ picked: [StatedDate], _ all: [StatedDate]) -> [String] {
    guard picked.isEmpty else { return picked.prefix(3).compactMap(expected.remark) }
    return [all.isEmpty ? "the output states no date" : "the output states \(all.count) dates, not one alone"]
  }
}
