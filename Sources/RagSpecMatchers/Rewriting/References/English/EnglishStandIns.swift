/// Words that stand in for something of the conversation: "the second one", "the former", "the larger model".
enum EnglishStandIns: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    let antecedents = EnglishAntecedents(question)
    return question.references("stands for something of the conversation") { index in
      isStandIn(at: index, in: question) && !antecedents.hasNounInEarlierClause(before: index)
    }
  }

  private static func isStandIn(at index: Int, in question: EnglishQuestion) -> Bool {
    switch question[index] {
    case "one", "ones": isPronoun(at: index, in: question)
    // "the former manager" is a noun phrase, "the former" is not.
    case "former": question[index - 1] == "the" && !question.isContent(index + 1)
    case "latter": question[index - 1] == "the" && !halves.contains(question[index + 1])
    case "next", "afterwards", "instead": question[index + 1].isEmpty
    case "aforementioned": true
    case "same": isSame(at: index, in: question)
    case "step", "option", "item", "alternative", "choice": isCounted(at: index, in: question)
    default: comparatives.contains(question[index]) && isCompared(at: index, in: question)
    }
  }

  private static let halves = Set(words: "half part years days stages")
}

// MARK: - One

extension EnglishStandIns {
  /// "for one week" counts, "does the cheaper one weigh" does not.
  private static func isPronoun(at index: Int, in question: EnglishQuestion) -> Bool {
    guard question[index + 1] != "of", !question.isKind(.calendar, index + 1) else { return false }
    if question[index + 1].isEmpty, needs.contains(question[index - 1]) { return true }
    let counts = question[index] == "one" && question.isContent(index + 1) && !verbs.contains(question[index + 1])
    return !counts && (pointers.contains(question[index - 1]) || pointers.contains(question[index - 2]))
  }

  private static let needs = Set(words: "need get have buy order want use take find book rent request choose pick")
  private static let pointers = Set(words: "the this that which another other these those new")
  private static let verbs = Set(
    words: """
      cost costs weigh weighs need needs work works waiting take takes fit fits use uses mean means have get come comes last
      lasts sell sold called made
      """)
}

// MARK: - Comparisons

extension EnglishStandIns {
  /// "The same form" as what? Two things that are compared, or all of a kind, answer that.
  private static func isSame(at index: Int, in question: EnglishQuestion) -> Bool {
    guard question[index - 1] == "the", question.isContent(index + 1), question[index + 1] != "time" else {
      return false
    }
    return !question.indices.contains { compared.contains(question[$0]) }
  }

  /// "the second step", without what it is a step of.
  private static func isCounted(at index: Int, in question: EnglishQuestion) -> Bool {
    question[index - 2] == "the" && ordinals.contains(question[index - 1]) && !isExplained(after: index, in: question)
  }

  /// "the larger model", without what it is larger than.
  private static func isCompared(at index: Int, in question: EnglishQuestion) -> Bool {
    question[index - 1] == "the" && question.isContent(index + 1) && !question.words.isName(index + 1)
      && !isExplained(after: index, in: question)
  }

  private static func isExplained(after index: Int, in question: EnglishQuestion) -> Bool {
    question.indices.dropFirst(index + 1).contains { explaining.contains(question[$0]) }
  }

  private static let compared = Set(words: "and as both all each every that two")
  private static let ordinals = Set(words: "first second third fourth fifth last next other previous")
  private static let explaining = Set(words: "of than in to when or")
  private static let comparatives = Set(
    words:
      "larger smaller bigger cheaper newer older longer shorter faster slower heavier lighter stronger taller wider")
}
