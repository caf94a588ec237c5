import RagSpecCore

/// A date to be stated, and how many days off it may be.
struct ExpectedDate: Sendable {
  let period: CalendarPeriod
  /// 0 or more; more only for what has days: a year is known and it is no fiscal one.
  let tolerance: Int

  init(_ node: ConfigNode, within tolerance: ConfigNode?, order: DateOrder?) throws(InvalidInput) {
    guard let date = StatedDate(wholeOf: node.text, order: order), let period = date.readings.first else {
      throw InvalidInput(
        "not-a-date", "'\(node.text)' is no date", at: node.location,
        hint: "write 2024-03-05, 5 March 2024, 2024-03, 2024, Q3 2024 or FY2024")
    }
    guard date.readings.count == 1 else { throw Self.ambiguous(date, node) }
    self.period = period
    self.tolerance = tolerance?.integer ?? 0
    guard self.tolerance == 0 || period.days != nil else {
      throw InvalidInput(
        "date-without-days", "\(period) has no days that could be counted from", at: tolerance?.location,
        hint: "'within' needs a date with its year, and no fiscal one")
    }
  }

  private static func ambiguous(_ date: StatedDate, _ node: ConfigNode) -> InvalidInput {
    InvalidInput(
      "ambiguous-date", "'\(node.text)' may be \(date.meanings)", at: node.location,
      hint: "write it as \(date.readings[0]), or say with 'order' which number comes first")
  }

  /// Whether a stated date is the expected one, in every way that it may be read.
  func accepts(_ date: StatedDate) -> Bool { !date.readings.isEmpty && date.readings.allSatisfy(accepts) }

  private func accepts(_ stated: CalendarPeriod) -> Bool {
    if period.contains(stated) { return true }
    guard tolerance > 0, !stated.isCoarser(than: period), let wanted = period.days, let days = stated.days else {
      return false
    }
    return days.lowerBound >= wanted.lowerBound - tolerance && days.upperBound <= wanted.upperBound + tolerance
  }

  /// Whether a date tells as much as the expected one, so that it could be it.
  func isComparable(_ date: StatedDate) -> Bool { !date.readings.contains { $0.isCoarser(than: period) } }

  var description: String {
    switch tolerance {
    case 0: "the date \(period)"
    case 1: "the date \(period) ± 1 day"
    default: "the date \(period) ± \(tolerance) days"
    }
  }
}

// MARK: - What is wrong with a date

extension ExpectedDate {
  /// Explains why a date is not accepted; `nil` for one that is.
  func remark(on date: StatedDate) -> String? {
    guard !accepts(date) else { return nil }
    guard let stated = date.readings.first else { return "'\(date.text)' is in no calendar" }
    guard date.readings.count == 1 else {
      return "'\(date.text)' may be \(date.meanings); 'order' says which number comes first"
    }
    if stated.isFiscal != period.isFiscal { return Self.remarkOnFiscal(stated) }
    if stated.isCoarser(than: period) { return "'\(date.text)' tells less than \(period)" }
    return distance(to: stated)
  }

  private static func remarkOnFiscal(_ stated: CalendarPeriod) -> String {
    stated.isFiscal ? "\(stated) is of a fiscal year" : "\(stated) is of a calendar year"
  }

  private func distance(to stated: CalendarPeriod) -> String? {
    guard let wanted = period.days, let days = stated.days else { return nil }
    if days.lowerBound > wanted.upperBound { return Self.text(days.lowerBound - wanted.upperBound, "too late") }
    return days.upperBound < wanted.lowerBound ? Self.text(wanted.lowerBound - days.upperBound, "too early") : nil
  }

  private static func text(_ days: Int, _ direction: String) -> String {
    days == 1 ? "1 day \(direction)" : "\(days) days \(direction)"
  }
}

extension StatedDate {
  /// Its readings in a sentence: "2024-04-03 or 2024-03-04".
  var meanings: String { readings.map(\.description).joined(separator: " or ") }
}
