/// "It", "they" and their forms, when nothing that the question names can be meant.
enum EnglishThings: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    let antecedents = EnglishAntecedents(question)
    return question.references("refers to something of the conversation") { index in
      switch question.word(index).stem {
      case "it":
        !EnglishImpersonal.isImpersonal(at: index, in: question) && !isResolved(index, in: question, antecedents)
      case "they", "them": !isResolved(index, in: question, antecedents)
      case "its", "itself": !isOwned(index, isSingular: true, antecedents)
      case "their", "theirs", "themselves": !isOwned(index, isSingular: false, antecedents)
      default: false
      }
    }
  }

  private static func isOwned(_ index: Int, isSingular: Bool, _ antecedents: EnglishAntecedents) -> Bool {
    antecedents.hasNounPhrase(before: index, isSingular: isSingular)
      || antecedents.hasNounInEarlierClause(before: index)
  }

  private static func isResolved(
    _ index: Int, in question: EnglishQuestion, _ antecedents: EnglishAntecedents
  ) -> Bool {
    if antecedents.hasNounInEarlierClause(before: index) { return true }
    // "the songs they wrote": the songs cannot be meant, but a name before them can.
    let isRelative = question.isContent(index - 1) && !question[index + 1].isEmpty
    return isRelative && antecedents.hasName(before: index - 1)
  }
}
