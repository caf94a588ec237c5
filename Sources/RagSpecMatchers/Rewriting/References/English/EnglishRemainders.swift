/// "Else" and "other" that leave open beside what: "What else did Smith do?", "Are there any other rules?".
enum EnglishRemainders: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    guard !question.indices.contains(where: { beside.contains(question[$0]) }) else { return [] }
    return question.references("leaves open beside what") { index in
      switch question[index] {
      case "else": true
      case "other", "others": openers.contains(question[index - 1]) && question[index + 1] != "day"
      default: false
      }
    }
  }

  private static let openers = Set(words: "any what which some the there")
  private static let beside = Set(words: "besides beside aside apart except excluding beyond than addition outside not")
}
