/// A question that is only a piece of one: "Since when?", "Which clamps?", "In Norway as well?", "How many were sold?".
enum EnglishFragments: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    if let place = omission(in: question) { return [question.reference(at: place, "leaves out what is counted")] }
    return isFragment(question) ? [question.reference(at: 0, "is a fragment of an earlier question")] : []
  }

  private static func isFragment(_ question: EnglishQuestion) -> Bool {
    if !question.indices.contains(where: { isContent($0, in: question) }) { return true }
    guard !question.hasAuxiliary else { return false }
    if question.isPreposition(0) { return true }
    return question.isKind(.question, 0) && question.count <= longestFragment(question)
  }

  private static func isContent(_ index: Int, in question: EnglishQuestion) -> Bool {
    let word = question.word(index)
    return word.isNumber || word.text.utf8.count > 1 && question.isContentStem(index)
  }

  /// How many words a question without a verb has at most: "What kind of heat pumps?", "How many new clamps?", "Who won?".
  private static func longestFragment(_ question: EnglishQuestion) -> Int {
    let kinds: Set<String> = ["kind", "kinds", "type", "types", "sort", "sorts"]
    if kinds.contains(question[1]), question[2] == "of" { return 5 }
    return question[0] == "how" && (question[1] == "many" || question[1] == "much") ? 4 : 2
  }

  /// "How many did Smith win?" does not say of what.
  private static func omission(in question: EnglishQuestion) -> Int? {
    question.indices.first { $0 > 0 && question.words.holds("how many", at: $0 - 1) && question.isAuxiliary($0 + 1) }
  }
}
