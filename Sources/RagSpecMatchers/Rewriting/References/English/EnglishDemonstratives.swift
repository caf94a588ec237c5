/// "This", "that", "these" and "those" that point into the conversation, and "then" and "so" that do.
enum EnglishDemonstratives: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    let antecedents = EnglishAntecedents(question)
    return question.references("points into the conversation") { index in
      guard isDemonstrative(at: index, in: question) else { return false }
      return isTime(index + 1, in: question) || !antecedents.hasNounInEarlierClause(before: index)
    }
  }

  private static func isDemonstrative(at index: Int, in question: EnglishQuestion) -> Bool {
    let next = question[index + 1]
    switch question.word(index).stem {
    // "This year" goes from today and "this article" means itself, but "during this time" needs telling.
    case "this": return !question.isKind(.calendar, index + 1) && !question.isKind(.document, index + 1)
    case "these": return next != "days" && !question.isKind(.document, index + 1)
    case "those": return !["who", "that", "with", "in", "of", "from", "whose", "which"].contains(next)
    case "that": return isDemonstrativeThat(at: index, in: question)
    case "then": return ["before", "since", "until", "by", "after", "back"].contains(question[index - 1])
    case "so": return next.isEmpty && ["do", "did", "done", "doing", "think"].contains(question[index - 1])
    default: return false
    }
  }

  /// "That" may also join clauses, "the form that confirms", or open one, "is it true that".
  private static func isDemonstrativeThat(at index: Int, in question: EnglishQuestion) -> Bool {
    if index == 0 || question[index + 1].isEmpty { return true }
    if isTime(index + 1, in: question) || pointedAt.contains(question[index + 1]) { return true }
    switch question[index - 1] {
    case "be", "been": return false
    // "What did Smith do that was new?"
    case "do", "done", "did": return !question.isAuxiliary(index + 1)
    default:
      return question.isPreposition(index - 1) || question.isAuxiliary(index - 1)
        || question.isKind(.question, index - 1)
    }
  }

  private static func isTime(_ index: Int, in question: EnglishQuestion) -> Bool {
    question.isKind(.calendar, index) || question.isKind(.time, index)
  }

  /// Nouns that "that" points at and that no relative clause opens with.
  private static let pointedAt = Set(
    words: """
      album article award band battle book case city club company country device error event film game group incident job
      match meeting model movie option order person place plan policy position product project record role rule school
      series show song step story team tour trip version war way
      """)
}
