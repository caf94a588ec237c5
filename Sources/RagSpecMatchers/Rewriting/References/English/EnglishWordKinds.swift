/// What words of English do in a sentence.
struct EnglishWordKinds: OptionSet, Sendable {
  let rawValue: UInt16

  static let question = Self(rawValue: 1 << 0)
  static let auxiliary = Self(rawValue: 1 << 1)
  static let determiner = Self(rawValue: 1 << 2)
  static let preposition = Self(rawValue: 1 << 3)
  /// Words with which another clause begins.
  static let clauseOpener = Self(rawValue: 1 << 4)
  /// Verbs behind which a clause may begin without "that": "did they think it would".
  static let saying = Self(rawValue: 1 << 5)
  /// Words that name nothing: what a question is made of beside its content.
  static let function = Self(rawValue: 1 << 6)
  /// Parts of the calendar that "this" points to from today.
  static let calendar = Self(rawValue: 1 << 7)
  /// Stretches of time that a story tells of: "that season".
  static let time = Self(rawValue: 1 << 8)
  /// Things that a text calls itself by: "this article".
  static let document = Self(rawValue: 1 << 9)

  /// Returns the kinds of a word in lower case.
  static func of(_ word: String) -> EnglishWordKinds { all[word] ?? [] }

  private static let all: [String: EnglishWordKinds] = {
    var kinds: [String: EnglishWordKinds] = [:]
    for (kind, words) in lists {
      for word in words { kinds[word, default: []].insert(kind) }
    }
    for (word, kind) in kinds where !kind.isDisjoint(with: [.question, .auxiliary, .determiner, .preposition]) {
      kinds[word] = kind.union(.function)
    }
    return kinds
  }()
}

// MARK: - The words of each kind

extension EnglishWordKinds {
  private static let lists: [(EnglishWordKinds, Set<String>)] = [
    (.question, Set(words: "what why how when where who whom whose which")),
    (
      .auxiliary,
      Set(
        words: """
          is are was were am be been being do does did done can could will would shall should may might must has have had
          isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't shouldn't hasn't haven't hadn't
          """)
    ),
    (.determiner, Set(words: "the a an my our your each every any some all no both which")),
    (
      .preposition,
      Set(
        words: """
          about above after against among around at before behind below between by during for from in into like near of off
          on onto over since than through to toward towards under until with within without
          """)
    ),
    (
      .clauseOpener,
      Set(
        words: """
          and but or if when while because before after since until once unless that which who whom whose whether so
          although though where as than what why how
          """)
    ),
    (
      .saying,
      Set(
        words: """
          think thinks thought say says said know knows knew believe believes believed feel feels felt claim claims claimed
          mean means meant hope hoped decide decided realize realized announce announced state stated admit admitted
          suggest suggested report reported sure ensure show shows showed find found wish wished want wanted
          """)
    ),
    (
      .function,
      Set(
        words: """
          much many long often far so not more most again exactly please really come too also well yes no ok okay i you we
          me us he him his she her hers it its they them their theirs this that these those there here if or and but late
          early soon then now else one ones just only even still ever never as because while whether other others another
          such same few little anyone anybody anything everyone everybody everything someone somebody something nobody nothing
          """)
    ),
    (
      .calendar,
      Set(
        words: """
          year month week weekend morning afternoon evening quarter summer winter spring autumn fall century year's month's
          week's quarter's monday tuesday wednesday thursday friday saturday sunday
          """)
    ),
    (.time, Set(words: "time day days season period era night point date")),
    (.document, Set(words: "article page document text passage paragraph")),
  ]
}
