/// A question that opens as the continuation of another: "And for part-timers?", "What about the fan?".
enum EnglishOpenings: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    if ["and", "but", "or"].contains(question[0]) {
      return [question.reference(at: 0, "continues an earlier question")]
    }
    let hasVerb = question.words.contains { EnglishWords.auxiliaries.contains($0.text) }
    if ["so", "then", "also"].contains(question[0]), !hasVerb {
      return [question.reference(at: 0, "continues an earlier question")]
    }
    // "What about Smith was unusual?" asks something of its own.
    if ["what", "how"].contains(question[0]), question[1] == "about", !hasVerb {
      return [question.reference(at: 1, "continues an earlier question")]
    }
    return []
  }
}
