/// Finds the open references of a language by lists alone.
struct ListedReferences {
  /// Words that lean on the conversation, unless a noun in an earlier clause explains them.
  let pronouns: Set<String>
  /// Words that own something: open unless a name stands before.
  var possessives: Set<String> = []
  /// Words that continue an earlier question when they open one.
  let openings: Set<String>
  /// Words that, with a pause behind them, put right what was said before.
  let refusals: Set<String>
  /// One or two words that together refer to nothing: "ist es möglich" holds "es möglich".
  let impersonal: Set<String>
  /// Pronouns that are a polite form when they have a capital: "Sie".
  var politeForms: Set<String> = []
  /// Whether every noun has a capital.
  var capitalizesNouns = false

  func openReferences(in question: QuestionWords) -> [OpenReference] {
    if openings.contains(question[0]) { return [question.reference(at: 0, "continues an earlier question")] }
    if refusals.contains(question[0]), question.words.count > 1, question.words[1].followsPause {
      return [question.reference(at: 0, "puts right what was said before")]
    }
    let isShort = question.words.count < 3 && !question.words.dropFirst().contains { $0.isCapitalized || $0.isNumber }
    if isShort { return [question.reference(at: 0, "is a fragment of an earlier question")] }
    return question.indices.filter { isOpen(at: $0, in: question) }
      .map { question.reference(at: $0, "refers to something of the conversation") }
  }

  private func isOpen(at index: Int, in question: QuestionWords) -> Bool {
    let word = question.words[index]
    guard !word.isQuoted, !(word.isCapitalized && !word.startsSentence && politeForms.contains(word.text)) else {
      return false
    }
    let pairs = ["\(word.text) \(question[index + 1])", "\(question[index - 1]) \(word.text)", word.text]
    guard !pairs.contains(where: impersonal.contains) else { return false }
    if possessives.contains(word.text) { return !(0..<index).contains(where: question.isName) }
    // "est-elle" is a verb with its pronoun.
    let last = word.text.split(separator: "-").last.map(String.init) ?? word.text
    guard pronouns.contains(word.text) || last != word.text && pronouns.contains(last) else { return false }
    // "Marie Curie a-t-elle" repeats its subject.
    if last != word.text, (0..<index).contains(where: question.isName) { return false }
    return !hasNounInEarlierClause(before: index, in: question)
  }

  private func hasNounInEarlierClause(before index: Int, in question: QuestionWords) -> Bool {
    let boundary = (1..<max(index + 1, 1)).last { question.words[$0].followsPause || question.words[$0].startsSentence }
    guard let boundary else { return false }
    return (0..<boundary).contains {
      capitalizesNouns ? question.words[$0].isCapitalized && $0 > 0 : question.isName($0)
    }
  }
}

/// The open references of a German question.
enum GermanReferences {
  private static let lists = ListedReferences(
    pronouns: [
      "er", "sie", "es", "ihn", "ihm", "ihnen", "dort", "dafür", "davon", "damit", "dazu", "dabei", "darüber",
      "dagegen",
      "dies", "dieser", "diese", "dieses", "diesen", "diesem", "jene", "jener", "jenes", "ersterer", "letzterer",
    ],
    openings: ["und", "aber", "oder"], refusals: ["nein", "nee", "doch"],
    impersonal: [
      "es möglich", "gibt es", "es gibt", "es erlaubt", "es nötig", "es notwendig", "dauert es", "es sich", "es dauert",
      "es wichtig", "es üblich", "es stimmt", "geht es", "diese woche", "dieses jahr", "diesem jahr", "diesen monat",
      "diesem monat", "dieses quartal", "diesem quartal", "diese nacht", "diesen sommer", "diesen winter",
    ],
    politeForms: ["sie", "ihnen"], capitalizesNouns: true)

  static func openReferences(in question: QuestionWords) -> [OpenReference] { lists.openReferences(in: question) }
}

/// The open references of a French question.
enum FrenchReferences {
  private static let lists = ListedReferences(
    pronouns: [
      "il", "elle", "ils", "elles", "lui", "y", "cela", "ça", "ceci", "celui-ci", "celle-ci", "celui-là", "celle-là",
      "ceux-ci", "celles-ci", "dedans", "là-bas",
    ],
    possessives: ["son", "sa", "ses", "leur", "leurs"], openings: ["et", "mais", "ou"], refusals: ["non", "si"],
    impersonal: [
      "y a", "il y", "y a-t-il", "a-t-il", "il possible", "il faut", "il est", "est-il possible", "faut-il",
      "s'agit-il",
      "il s'agit", "il nécessaire", "est-il nécessaire",
    ])

  static func openReferences(in question: QuestionWords) -> [OpenReference] { lists.openReferences(in: question) }
}
