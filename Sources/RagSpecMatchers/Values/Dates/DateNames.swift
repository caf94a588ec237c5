/// The English words that dates are made of.
enum DateNames {
  /// Returns the month that a name or its abbreviation stands for, in lower case.
  static func month(_ word: String) -> Int? {
    if let index = months.firstIndex(of: word) { return index + 1 }
    if word == "sept" { return 9 }
    guard word.utf8.count == 3 else { return nil }
    return months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
  }

  static func isFullMonth(_ word: String) -> Bool { months.contains(word) }

  static func isWeekday(_ word: String) -> Bool {
    weekdays.contains { $0 == word || (3...5).contains(word.utf8.count) && $0.hasPrefix(word) }
  }

  /// Returns the number that "third" stands for, up to "nineteenth", and of "twentieth" and "thirtieth".
  static func ordinal(_ word: String) -> Int? {
    if let index = ordinals.firstIndex(of: word) { return index + 1 }
    return word == "twentieth" ? 20 : word == "thirtieth" ? 30 : nil
  }

  /// Returns the 20 of "twenty-first" and the 30 of "thirty-first".
  static func tens(_ word: String) -> Int? { word == "twenty" ? 20 : word == "thirty" ? 30 : nil }

  /// What makes a digit an ordinal: 3rd.
  static let suffixes: Set<String> = ["st", "nd", "rd", "th"]

  /// Words before a month that stands alone: "in May" is a month, "it may" is none.
  static let beforeMonths: Set<String> = [
    "in", "of", "by", "since", "until", "till", "from", "to", "through", "during", "before", "after", "early", "mid",
    "late", "every", "each", "next", "last", "between", "and", "is", "was", "for",
  ]

  /// Words before a year, even with a noun behind: "in 2024 revenue rose", "the 2024 budget".
  static let beforeYears = Set(
    words: "in of by since until till from to through during before after early mid late year the and for between")

  /// Words behind a year that it cannot count.
  static let behindYears = Set(
    words: """
      in at on and or to by for with was is were are as but which when after before until the a from of has had have \
      under through it they he she we that this while because since so then will would must may can
      """)

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
  ]
}
