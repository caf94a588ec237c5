/// Words that stand in for something of the conversation: "the second one", "the former", "the larger model", "the same form".
enum EnglishStandIns: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    question.indices.compactMap { index in
      guard !question.isMentioned(index), isStandIn(at: index, in: question) else { return nil }
      return question.reference(at: index, "stands for something of the conversation")
    }
  }

  private static func isStandIn(at index: Int, in question: EnglishQuestion) -> Bool {
    switch question[index] {
    case "one", "ones": isPronoun(at: index, in: question)
    // "the former manager" is a noun phrase, "the former" is not.
    case "former": question[index - 1] == "the" && !question.isContent(index + 1)
    case "latter":
      question[index - 1] == "the" && !["half", "part", "years", "days", "stages"].contains(question[index + 1])
    case "next", "afterwards", "instead": question[index + 1].isEmpty
    case "aforementioned": true
    case "same": isSame(at: index, in: question)
    case "step", "option", "item", "alternative", "choice": isCounted(at: index, in: question)
    default: comparatives.contains(question[index]) && isCompared(at: index, in: question)
    }
  }

  private static func isPronoun(at index: Int, in question: EnglishQuestion) -> Bool {
    let next = question[index + 1]
    guard next != "of", !EnglishWords.calendar.contains(next) else { return false }
    // "for one week" counts, "does the cheaper one weigh" does not.
    let counts = question[index] == "one" && EnglishWords.isContent(next) && !verbs.contains(next)
    let pointers: Set<String> = ["the", "this", "that", "which", "another", "other", "these", "those", "new"]
    return !counts && [question[index - 1], question[index - 2]].contains(where: pointers.contains)
  }

  private static let verbs: Set<String> = [
    "cost", "costs", "weigh", "weighs", "need", "needs", "work", "works", "waiting", "take", "takes", "fit", "fits",
    "use",
    "uses", "mean", "means", "have", "get", "come", "comes", "last", "lasts", "sell", "sold", "called", "made",
  ]

  /// "The same form" as what? Two things that are compared, or all of a kind, answer that.
  private static func isSame(at index: Int, in question: EnglishQuestion) -> Bool {
    guard question[index - 1] == "the", question.isContent(index + 1), question[index + 1] != "time"
    else { return false }
    return !question.words.contains { ["and", "as", "both", "all", "each", "every", "that", "two"].contains($0.text) }
  }

  /// "the second step", without what it is a step of.
  private static func isCounted(at index: Int, in question: EnglishQuestion) -> Bool {
    let ordinals: Set<String> = ["first", "second", "third", "fourth", "fifth", "last", "next", "other", "previous"]
    return question[index - 2] == "the" && ordinals.contains(question[index - 1])
      && !isExplained(after: index, in: question)
  }

  /// "the larger model", without what it is larger than.
  private static func isCompared(at index: Int, in question: EnglishQuestion) -> Bool {
    question[index - 1] == "the" && question.isContent(index + 1)
      && !isExplained(after: index, in: question) && !question.isName(index + 1)
  }

  private static func isExplained(after index: Int, in question: EnglishQuestion) -> Bool {
    question.words.dropFirst(index + 1).contains { ["of", "than", "in", "to", "when", "or"].contains($0.text) }
  }

  private static let comparatives: Set<String> = [
    "larger", "smaller", "bigger", "cheaper", "newer", "older", "longer", "shorter", "faster", "slower", "heavier",
    "lighter",
    "stronger", "taller", "wider",
  ]
}
