/// A remark that puts right what was said before: "No, I meant the 2023 version.", "Make that 500.", "Leave, not lease."
enum EnglishCorrections: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    let place = question.indices.first { index in
      question.holds("i meant", at: index) || question.holds("i mean", at: index)
        || index == 0 && (question.holds("make that", at: 0) || question.holds("make it", at: 0))
        || index == 0 && ["no", "sorry", "oh", "actually"].contains(question[0]) && question.words.count > 1
          && question.words[1].followsPause
        || index > 0 && question.words[index].followsPause && ["not", "just", "rather"].contains(question[index])
    }
    return place.map { [question.reference(at: $0, "puts right what was said before")] } ?? []
  }
}
