/// A question that opens as the continuation of another: "And for part-timers?", "What about the fan?".
enum EnglishOpenings: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    guard let place = opening(of: question) else { return [] }
    return [question.reference(at: place, "continues an earlier question")]
  }

  private static func opening(of question: EnglishQuestion) -> Int? {
    switch question[0] {
    case "and", "but", "or": return 0
    case "so", "then", "also": return question.hasAuxiliary ? nil : 0
    // "What about Smith was unusual?" asks something of its own.
    case "what", "how": return question[1] == "about" && !question.hasAuxiliary ? 1 : nil
    default: return nil
    }
  }
}
