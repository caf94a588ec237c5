/// "It", "they" and their forms, when nothing that the question names can be meant.
enum EnglishThings: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    let antecedents = EnglishAntecedents(question)
    return question.indices.compactMap { index in
      guard !question.isMentioned(index), isOpen(at: index, in: question, antecedents) else { return nil }
      return question.reference(at: index, "refers to something of the conversation")
    }
  }

  private static func isOpen(at index: Int, in question: EnglishQuestion, _ antecedents: EnglishAntecedents) -> Bool {
    switch question.words[index].stem {
    case "it":
      !EnglishImpersonal.isImpersonal(at: index, in: question) && !isResolved(at: index, in: question, antecedents)
    case "they", "them": !isResolved(at: index, in: question, antecedents)
    case "its", "itself":
      !antecedents.hasNounPhrase(before: index, isSingular: true) && !antecedents.hasNounInEarlierClause(before: index)
    case "their", "theirs", "themselves":
      !antecedents.hasNounPhrase(before: index) && !antecedents.hasNounInEarlierClause(before: index)
    default: false
    }
  }

  private static func isResolved(at index: Int, in question: EnglishQuestion, _ antecedents: EnglishAntecedents) -> Bool {
    if antecedents.hasNounInEarlierClause(before: index) { return true }
    // "the songs they wrote": the songs cannot be meant, but a name before them can.
    let isRelative = question.isContent(index - 1) && !question[index + 1].isEmpty
    return isRelative && antecedents.hasName(before: index - 1)
  }
}

/// An "it" that stands for nothing: "Is it possible to …", "How long does it take to …", "make it to the finals".
enum EnglishImpersonal {
  static func isImpersonal(at index: Int, in question: EnglishQuestion) -> Bool {
    isJudgment(at: index, in: question) || isVerbOfOccurrence(at: index, in: question)
      || isIdiom(at: index, in: question)
      || isCleft(at: index, in: question)
  }

  /// "is it possible to", "it is true that", "it's raining".
  private static func isJudgment(at index: Int, in question: EnglishQuestion) -> Bool {
    let isInverted = question.isAuxiliary(index - 1)
    let isStated = question.isAuxiliary(index + 1)
    guard isInverted || isStated || question[index] == "it's" else { return false }
    var place = index + (isStated ? 2 : 1)
    if ["be", "been", "not", "still", "also", "really"].contains(question[place]) { place += 1 }
    if weather.contains(question[place]) { return true }
    return judgments.contains(question[place]) && opensClause(after: place, in: question)
  }

  /// "How long does it take to", "What does it mean when".
  private static func isVerbOfOccurrence(at index: Int, in question: EnglishQuestion) -> Bool {
    occurrences.contains(question[index + 1]) && opensClause(after: index + 1, in: question)
  }

  /// "made it to the finals", "what is it like to", "like it when", "find it hard to", "what time is it".
  private static func isIdiom(at index: Int, in question: EnglishQuestion) -> Bool {
    let (previous, next) = (question[index - 1], question[index + 1])
    if ["make", "makes", "made", "making"].contains(previous) {
      return ["to", "into", "through", "past", "onto", "as", "big", "out", "on"].contains(next)
        || judgments.contains(next)
    }
    if next == "like" { return !question[index + 2].isEmpty }
    if ["like", "love", "hate", "enjoy"].contains(previous) { return next == "when" }
    if ["find", "finds", "found", "consider", "considered"].contains(previous) { return judgments.contains(next) }
    return question.holds("time is", at: index - 2) && !EnglishWords.isContent(next)
  }

  /// "What was it about Smith that", "Who was it that".
  private static func isCleft(at index: Int, in question: EnglishQuestion) -> Bool {
    guard ["is", "was"].contains(question[index - 1]), index >= 2 else { return false }
    return ["that", "about", "who"].contains(question[index + 1]) && !question[index + 2].isEmpty
  }

  private static func opensClause(after index: Int, in question: EnglishQuestion) -> Bool {
    question.words.dropFirst(index + 1).contains {
      ["to", "that", "for", "if", "when", "until", "before"].contains($0.text)
    }
  }

  private static let weather: Set<String> = ["rain", "raining", "snow", "snowing", "sunny", "windy", "dark", "foggy"]

  private static let occurrences: Set<String> = [
    "take", "takes", "took", "mean", "means", "feel", "feels", "become", "cost", "costs", "matter", "matters", "seem",
    "seems", "happen", "happens", "make", "makes",
  ]

  private static let judgments: Set<String> = [
    "possible", "impossible", "necessary", "allowed", "required", "true", "ok", "okay", "mandatory", "safe", "legal",
    "illegal", "worth", "better", "best", "important", "common", "normal", "permitted", "forbidden", "advisable",
    "late",
    "enough", "hard", "easy", "easier", "difficult", "compulsory", "obligatory", "acceptable", "right", "fine",
    "recommended", "customary", "likely", "unlikely", "clear", "known", "said", "believed", "thought", "useful", "wise",
    "usual", "unusual", "rare", "time", "certain", "obvious", "sufficient", "reported", "expected", "dangerous",
    "cheaper",
  ]
}
