/// "He", "she" and their forms, when nobody whom the question names can be meant.
enum EnglishPersons: EnglishRule {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference] {
    let antecedents = EnglishAntecedents(question)
    return question.references("refers to somebody of the conversation") { index in
      guard let form = Form(question, index) else { return false }
      return !isResolved(form, at: index, in: question, antecedents)
    }
  }

  private enum Form {
    case subject, possessive, object, reflexive

    init?(_ question: EnglishQuestion, _ index: Int) {
      switch question.word(index).stem {
      case "he", "she": self = .subject
      case "his", "hers": self = .possessive
      case "him": self = .object
      case "her": self = question.isContent(index + 1) ? .possessive : .object
      case "himself", "herself": self = .reflexive
      default: return nil
      }
    }
  }

  private static func isResolved(
    _ form: Form, at index: Int, in question: EnglishQuestion, _ antecedents: EnglishAntecedents
  ) -> Bool {
    switch form {
    case .subject, .possessive: antecedents.hasPerson(before: index)
    case .reflexive: antecedents.hasNounPhrase(before: index)
    case .object:
      // "take the children with him" may go back to the subject.
      antecedents.hasPersonInEarlierClause(before: index) || antecedents.hasOwner(before: index)
        || question[index - 1] == "with" && antecedents.hasPerson(before: index)
    }
  }
}
