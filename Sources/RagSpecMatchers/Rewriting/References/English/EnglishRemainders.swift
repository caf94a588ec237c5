/// "Else" and "other" that leave open beside what: "What else did Smith do?", "Are there any other rules?".
enum EnglishRemainders: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    guard !saysBesideWhat(question) else { return [] }
    return question.indices.compactMap { index in
      guard !question.isMentioned(index), isRemainder(at: index, in: question) else { return nil }
      return question.reference(at: index, "leaves open beside what")
    }
  }

  private static func isRemainder(at index: Int, in question: EnglishQuestion) -> Bool {
    switch question[index] {
    case "else": true
    case "other", "others":
      ["any", "what", "which", "some", "the", "there"].contains(question[index - 1]) && question[index + 1] != "day"
    default: false
    }
  }

  private static func saysBesideWhat(_ question: QuestionWords) -> Bool {
    let words: Set<String> = [
      "besides", "beside", "aside", "apart", "except", "excluding", "beyond", "than", "addition", "outside", "not",
    ]
    return question.words.contains { words.contains($0.text) }
  }
}
