/// A remark that puts right what was said before: "No, I meant the 2023 version.", "Make that 500.", "Leave, not lease."
enum EnglishCorrections: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    guard let place = question.indices.first(where: { isCorrection($0, in: question) }) else { return [] }
    return [question.reference(at: place, "puts right what was said before")]
  }

  private static func isCorrection(_ index: Int, in question: EnglishQuestion) -> Bool {
    let word = question.word(index)
    switch word.text {
    case "i": return question[index + 1] == "meant" || question[index + 1] == "mean"
    case "make": return index == 0 && ["that", "it"].contains(question[1])
    case "no", "sorry", "oh", "actually": return index == 0 && question.count > 1 && question.word(1).followsPause
    case "not", "just", "rather": return index > 0 && word.followsPause
    default: return false
    }
  }
}
