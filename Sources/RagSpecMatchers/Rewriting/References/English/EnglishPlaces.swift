/// "There" and "here" as places: "How do I get there?", but not "Are there exceptions?".
enum EnglishPlaces: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    question.indices.compactMap { index in
      guard !question.isMentioned(index), isPlace(at: index, in: question) else { return nil }
      return question.reference(at: index, "is a place of the conversation")
    }
  }

  private static func isPlace(at index: Int, in question: EnglishQuestion) -> Bool {
    let (previous, next) = (question[index - 1], question[index + 1])
    switch question[index] {
    case "here": return true
    case "there":
      if EnglishWords.auxiliaries.contains(next) || ["exist", "exists", "existed", "seem", "seems"].contains(next) {
        return false
      }
      return !EnglishWords.auxiliaries.contains(previous) || next.isEmpty
    default: return false
    }
  }
}
