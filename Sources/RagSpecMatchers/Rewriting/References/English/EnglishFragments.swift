/// A question that is only a piece of one: "Since when?", "Which clamps?", "In Norway as well?", "How many were sold?".
enum EnglishFragments: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    if let place = omission(in: question) { return [question.reference(at: place, "leaves out what is counted")] }
    return isFragment(question) ? [question.reference(at: 0, "is a fragment of an earlier question")] : []
  }

  private static func isFragment(_ question: QuestionWords) -> Bool {
    if !question.words.contains(where: isContent) { return true }
    guard !question.words.contains(where: { EnglishWords.auxiliaries.contains($0.text) }) else { return false }
    if question.isPreposition(0) { return true }
    let asksKind = ["kind", "kinds", "type", "types", "sort", "sorts"].contains(question[1]) && question[2] == "of"
    let asksNumber = question[0] == "how" && ["many", "much"].contains(question[1])
    let longest = asksKind ? 5 : asksNumber ? 4 : 2
    return question.isKind(.question, 0) && question.words.count <= longest
  }

  private static func isContent(_ word: QuestionWords.Word) -> Bool {
    word.isNumber || word.text.count > 1 && EnglishWords.isContent(word.stem)
  }

  /// "How many did Smith win?" does not say of what.
  private static func omission(in question: EnglishQuestion) -> Int? {
    question.indices.first { index in
      question[index] == "how" && question[index + 1] == "many"
        && question.isAuxiliary(index + 2)
    }.map { $0 + 1 }
  }
}
