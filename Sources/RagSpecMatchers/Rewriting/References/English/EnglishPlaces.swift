/// "There" and "here" as places: "How do I get there?", but not "Are there exceptions?".
enum EnglishPlaces: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    question.references("is a place of the conversation") { index in
      switch question[index] {
      case "here": true
      case "there": !existence.contains(question[index + 1]) && !isExistence(at: index, in: question)
      default: false
      }
    }
  }

  private static func isExistence(at index: Int, in question: EnglishQuestion) -> Bool {
    question.isAuxiliary(index + 1) || question.isAuxiliary(index - 1) && !question[index + 1].isEmpty
  }

  private static let existence = Set(words: "exist exists existed seem seems")
}
