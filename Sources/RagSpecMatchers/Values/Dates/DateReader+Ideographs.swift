/// Dates as Chinese, Japanese and Korean write them.
extension DateReader {
  private static let marks: (year: Set<Unicode.Scalar>, month: Set<Unicode.Scalar>, day: Set<Unicode.Scalar>) = (
    ["年", "년"], ["月", "월"], ["日", "号", "號", "일"]
  )

  /// 2024年5月3日, 2024年5月, 2024年, 5月3日, 2024년 5월 3일.
  func markedDate(at index: Int) -> Reading? {
    if let year = fullYear(at: index), has(Self.marks.year, at: index + 1) {
      if let rest = monthAndDay(marked: tokens.skip(index + 2), year) { return rest }
      return CalendarPeriod(year: year, .whole).map { Reading($0, end: index + 2) }
    }
    guard let reading = monthAndDay(marked: index, nil), tokens.number(at: index, digits: 1...2) != nil else {
      return nil
    }
    return reading
  }

  private func monthAndDay(marked index: Int, _ year: Int?) -> Reading? {
    guard let month = tokens.number(at: index, digits: 1...2), has(Self.marks.month, at: index + 1) else { return nil }
    let start = tokens.skip(index + 2)
    if let day = tokens.number(at: start, digits: 1...2), has(Self.marks.day, at: start + 1) {
      return Reading(
        [[CalendarPeriod(year: year, .day(month: month, day: day))].compactMap(\.self)], end: start + 2)
    }
    return CalendarPeriod(year: year, .month(month)).map { Reading($0, end: index + 2) }
  }

  private func has(_ marks: Set<Unicode.Scalar>, at index: Int) -> Bool {
    tokens.sign(at: index).map(marks.contains) ?? false
  }
}
