/// "This", "that", "these" and "those" that point into the conversation, and "then" and "so" that do.
enum EnglishDemonstratives: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    let antecedents = EnglishAntecedents(question)
    return question.indices.compactMap { index in
      guard !question.isMentioned(index), isDemonstrative(at: index, in: question) else { return nil }
      if antecedents.hasNounInEarlierClause(before: index), !isTime(question[index + 1]) { return nil }
      return question.reference(at: index, "points into the conversation")
    }
  }

  private static func isDemonstrative(at index: Int, in question: EnglishQuestion) -> Bool {
    let next = question[index + 1]
    switch question.words[index].stem {
    case "this": return !isDeictic(at: index, in: question)
    case "these": return next != "days" && !EnglishWords.document.contains(next)
    case "those": return !["who", "that", "with", "in", "of", "from", "whose", "which"].contains(next)
    case "that": return isDemonstrativeThat(at: index, in: question)
    case "then": return ["before", "since", "until", "by", "after", "back"].contains(question[index - 1])
    case "so": return next.isEmpty && ["do", "did", "done", "doing", "think"].contains(question[index - 1])
    default: return false
    }
  }

  /// "This year" goes from today and "this article" means itself, but "during this time" needs telling.
  private static func isDeictic(at index: Int, in question: EnglishQuestion) -> Bool {
    let next = question[index + 1]
    return EnglishWords.calendar.contains(next) || EnglishWords.document.contains(next)
  }

  /// "That" may also join clauses, "the form that confirms", or open one, "is it true that".
  private static func isDemonstrativeThat(at index: Int, in question: EnglishQuestion) -> Bool {
    let (previous, next) = (question[index - 1], question[index + 1])
    if next.isEmpty || index == 0 || isTime(next) || pointedAt.contains(next) { return true }
    let isRelative = ["do", "done", "did"].contains(previous) && EnglishWords.auxiliaries.contains(next)
    if isRelative || ["be", "been"].contains(previous) { return false }
    return EnglishWords.prepositions.contains(previous) || EnglishWords.auxiliaries.contains(previous)
      || EnglishWords.questionWords.contains(previous)
  }

  private static func isTime(_ word: String) -> Bool {
    EnglishWords.calendar.contains(word)
      || ["time", "day", "days", "season", "period", "era", "night", "point", "date"].contains(word)
  }

  /// Nouns that "that" points at and that no relative clause opens with.
  private static let pointedAt: Set<String> = [
    "album", "article", "award", "band", "battle", "book", "case", "city", "club", "company", "country", "device",
    "error",
    "event", "film", "game", "group", "incident", "job", "match", "meeting", "model", "movie", "option", "order",
    "person",
    "place", "plan", "policy", "position", "product", "project", "record", "role", "rule", "school", "series", "show",
    "song",
    "step", "story", "team", "tour", "trip", "version", "war", "way",
  ]
}
