/// A date as a text states it, with all that it may mean.
struct StatedDate: Sendable {
  /// Two for what may be day-first or month-first; none for what looks like a date and is in no calendar.
  let readings: [CalendarPeriod]
  /// As it is written.
  let text: String
  /// UTF-8 offsets in the text.
  let range: Range<Int>

  /// Reads a text that is one date and nothing else, but for the name of the day before it.
  init?(wholeOf text: String, order: DateOrder?) {
    let dates = DateReader.dates(in: text, order: order)
    guard let date = dates.first, dates.count == 1, Self.isAll(of: text, but: date) else { return nil }
    self = date
  }

  init(readings: [CalendarPeriod], text: String, range: Range<Int>) {
    (self.readings, self.text, self.range) = (readings, text, range)
  }

  private static func isAll(of text: String, but date: StatedDate) -> Bool {
    let tokens = DateTokens(text)
    return (0..<tokens.count).allSatisfy { index in
      let place = tokens.text.utf8Range(tokens.range(index..<index + 1))
      if date.range.contains(place.lowerBound) || tokens.isSpace(index) { return true }
      let isBefore = place.lowerBound < date.range.lowerBound
      return isBefore && (tokens.word(at: index).map(DateNames.isWeekday) ?? (tokens.sign(at: index) == ","))
    }
  }
}

/// Which number comes first in a date such as 03/04/2024.
enum DateOrder: String, CaseIterable, Sendable {
  case dayFirst = "day-first"
  case monthFirst = "month-first"
}
