/// The words that dates are made of, English but for the names of months.
enum DateNames {
  /// Returns the month that a name or its abbreviation stands for, in lower case.
  static func month(_ word: String) -> Int? {
    monthOfName[word]
  }

  static func isFullMonth(_ word: String) -> Bool { fullMonths.contains(word) }

  /// All names and abbreviations, each with its month. Names that are common words of another language, "mars" and "set",
  /// need a day or a year beside them as all abbreviations do.
  private static let monthOfName: [String: Int] = {
    var table: [String: Int] = [:]
    for (index, name) in months.enumerated() {
      table[name] = index + 1
      table[String(name.prefix(3))] = index + 1
    }
    for names in foreignMonths + abbreviatedMonths {
      for (index, alternatives) in names.split(whereSeparator: \.isWhitespace).enumerated() {
        for name in alternatives.split(separator: "|") where table[String(name)] == nil {
          table[String(name)] = index + 1
        }
      }
    }
    return table
  }()

  private static let fullMonths = Set(months)

  /// German, French, Spanish, Italian, Portuguese and Dutch, from January to December.
  private static let foreignMonths = [
    "januar|jänner februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août|aout septembre octobre novembre décembre|decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
  ]
  /// Without those that are English words: "set", "out", "ago", "gen".
  private static let abbreviatedMonths = [
    "jan feb mär|mrz apr mai jun jul aug sep|sept okt nov dez",
    "janv févr|fév mar avr mai juin juil aoû sept oct nov déc",
    "ene feb mar abr may jun jul aug sep oct nov dic", "jan feb mar apr may giu lug aug sep ott nov dic",
    "jan fev mar abr mai jun jul aug sep oct nov dez", "jan feb mrt apr mei jun jul aug sep okt nov dec",
  ]

  /// Words between day, month and year: "5 de mayo de 2024", "5. März", "le 5 mars".
  static let links: Set<String> = ["day", "of", "de", "del", "do", "di"]

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
