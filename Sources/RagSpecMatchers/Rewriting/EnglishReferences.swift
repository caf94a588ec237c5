/// The open references of an English question.
struct EnglishReferences {
  private let words: QuestionWords

  init(_ words: QuestionWords) { self.words = words }

  var found: [ReferenceWords.OpenReference] {
    fragment + words.words.indices.compactMap(reference)
  }

  private func reference(at index: Int) -> ReferenceWords.OpenReference? {
    let word = words[index].split(separator: "'").first.map(String.init) ?? words[index]
    switch word {
    case "he", "she", "him", "his", "her", "hers", "himself", "herself":
      return hasName(before: index) ? nil : words.reference(at: index, "refers to somebody of the conversation")
    case "it", "its", "itself", "they", "them", "their", "theirs", "themselves":
      return isResolved(at: index, word) ? nil : words.reference(at: index, "refers to something of the conversation")
    case "this", "these", "that", "those":
      return isDemonstrative(at: index, word) ? words.reference(at: index, "points into the conversation") : nil
    case "there", "here":
      return isLocative(at: index) ? words.reference(at: index, "is a place of the conversation") : nil
    case "one", "ones", "former", "latter", "aforementioned":
      return isPronominal(at: index, word) ? words.reference(at: index, "stands for something of the conversation") : nil
    case "else":
      return words.reference(at: index, "leaves open beside what")
    default: return nil
    }
  }
}

// MARK: - Fragments

extension EnglishReferences {
  private static let openings: Set<String> = ["and", "but", "or", "also", "so", "then"]

  private static let functionWords: Set<String> = [
    "what", "why", "how", "when", "where", "who", "whom", "whose", "which", "is", "are", "was", "were", "do", "does",
    "did", "can", "could", "will", "would", "should", "may", "since", "until", "much", "many", "long", "often", "far",
    "so", "not", "a", "an", "the", "of", "in", "on", "at", "by", "to", "from", "for", "with", "about", "any", "more",
    "again", "exactly", "please", "really", "come", "too", "yes", "no", "ok", "okay", "i", "you", "we", "me", "my", "your",
    "our", "us", "be", "have", "has", "had", "if", "or", "and", "late", "early", "soon",
  ]

  /// The question as a whole leans on what came before.
  private var fragment: [ReferenceWords.OpenReference] {
    guard !words.words.isEmpty else { return [] }
    if Self.openings.contains(words[0]) {
      return [words.reference(at: 0, "continues an earlier question")]
    }
    if ["what", "how"].contains(words[0]), words[1] == "about" {
      return [words.reference(at: 1, "continues an earlier question")]
    }
    let hasContent = words.words.contains { !Self.functionWords.contains($0.text) && $0.text.count > 1 || $0.text.contains { $0.isNumber } }
    return hasContent ? [] : [words.reference(at: 0, "is a fragment of an earlier question")]
  }
}

// MARK: - Pronouns

extension EnglishReferences {
  private static let clauseOpeners: Set<String> = [
    "and", "but", "or", "if", "when", "while", "because", "before", "after", "since", "until", "once", "unless", "that",
    "which", "who", "whether", "so", "although", "though", "where", "as", "than",
  ]
  private static let determiners: Set<String> = [
    "the", "a", "an", "my", "our", "your", "each", "every", "any", "some", "all", "no", "which", "what",
  ]
  private static let auxiliaries: Set<String> = [
    "is", "was", "be", "does", "do", "did", "will", "would", "can", "could", "should", "may", "might", "must", "has",
    "'s", "isn't", "doesn't", "are", "were", "have", "had",
  ]
  /// What "is it …" may go on with when "it" refers to nothing.
  private static let impersonal: Set<String> = [
    "possible", "necessary", "allowed", "required", "true", "ok", "okay", "mandatory", "safe", "legal", "worth", "better",
    "best", "important", "common", "normal", "permitted", "forbidden", "advisable", "raining", "late", "enough", "hard",
    "easy", "difficult", "compulsory", "obligatory", "acceptable", "right", "fine", "recommended", "customary", "illegal",
  ]

  /// A name before the word, other than the first word of its sentence, which always has a capital.
  private func hasName(before index: Int) -> Bool {
    words.words[..<index].enumerated().contains { position, word in
      word.isCapitalized && word.text != "i"
        && (!word.startsSentence || isNameOpening(position)) && !Self.functionWords.contains(word.text)
    }
  }

  /// A sentence that opens with a name goes on with another capital or with "'s".
  private func isNameOpening(_ position: Int) -> Bool {
    let word = words.words[position].text
    return !Self.functionWords.contains(word) && !Self.auxiliaries.contains(word)
  }

  private func isResolved(at index: Int, _ word: String) -> Bool {
    if word == "it", isImpersonal(at: index) { return true }
    if ["its", "their", "theirs", "itself", "themselves"].contains(word), hasAntecedent(before: index) { return true }
    return hasAntecedentInEarlierClause(before: index)
  }

  private func isImpersonal(at index: Int) -> Bool {
    let (previous, next) = (words[index - 1], words[index + 1])
    // "How long does it take to", "is it possible that", "it is allowed to"
    if next == "take" || next == "takes" || next == "took" {
      return words.words[(index + 1)...].contains { $0.text == "to" || $0.text == "for" || $0.text == "until" }
    }
    if Self.auxiliaries.contains(previous), Self.impersonal.contains(next) { return opensClause(after: index + 1) }
    if Self.auxiliaries.contains(next), Self.impersonal.contains(words[index + 2]) { return opensClause(after: index + 2) }
    return false
  }

  private func opensClause(after index: Int) -> Bool {
    words.words.dropFirst(index + 1).contains { ["to", "that", "for", "if"].contains($0.text) }
  }

  /// A noun phrase or a name somewhere before.
  private func hasAntecedent(before index: Int) -> Bool {
    hasName(before: index)
      || (0..<max(index - 1, 0)).contains { position in
        Self.determiners.contains(words[position]) && !Self.functionWords.contains(words[position + 1])
      }
  }

  /// A noun phrase or a name, with the start of another clause in between.
  private func hasAntecedentInEarlierClause(before index: Int) -> Bool {
    let boundary = words.words[..<index].indices.last { position in
      position > 0 && (Self.clauseOpeners.contains(words[position]) || words.words[position].followsPause)
    }
    guard let boundary else { return false }
    return hasAntecedent(before: boundary) || hasPlainNoun(before: boundary)
  }

  /// "Do heat pumps freeze when they …": a subject without a determiner.
  private func hasPlainNoun(before index: Int) -> Bool {
    words.words[..<index].contains { !Self.functionWords.contains($0.text) && $0.text.count > 3 && !$0.startsSentence }
  }
}

// MARK: - Other words

extension EnglishReferences {
  private static let times: Set<String> = [
    "year", "month", "week", "weekend", "morning", "afternoon", "evening", "quarter", "summer", "winter", "spring",
    "autumn", "fall", "time", "days", "century", "season",
  ]
  private static let prepositions: Set<String> = [
    "about", "for", "of", "in", "on", "at", "by", "to", "from", "with", "after", "before", "like", "than", "under",
    "during", "without", "do", "does", "did", "is", "was", "are", "were", "why", "how", "has", "when",
  ]

  private func isDemonstrative(at index: Int, _ word: String) -> Bool {
    let (previous, next) = (words[index - 1], words[index + 1])
    if word == "those", ["who", "that", "with", "in", "of"].contains(next) { return false }
    guard word == "that" else { return !Self.times.contains(next) }
    if next.isEmpty || index == 0 { return true }
    if ["it", "sure", "true", "so", "such", "given", "provided", "required"].contains(previous) { return false }
    return Self.prepositions.contains(previous)
  }

  /// "How do I get there?", not "are there exceptions".
  private func isLocative(at index: Int) -> Bool {
    let (previous, next) = (words[index - 1], words[index + 1])
    let forms: Set<String> = ["is", "are", "was", "were", "be", "been", "will", "isn't", "aren't", "exist", "exists", "has", "have"]
    if words[index] == "there's" { return false }
    if words[index] == "there", forms.contains(previous) && !next.isEmpty || forms.contains(next) { return false }
    return true
  }

  private func isPronominal(at index: Int, _ word: String) -> Bool {
    switch word {
    case "former", "latter":
      // "the former manager" is a noun phrase, "the former" is not.
      return words[index - 1] == "the" && (words[index + 1].isEmpty || Self.functionWords.contains(words[index + 1]))
    case "one", "ones":
      guard words[index + 1] != "of", !Self.times.contains(words[index + 1]) else { return false }
      let before = [words[index - 1], words[index - 2]]
      let isNumber = word == "one" && Self.isCountable(words[index + 1])
      return !isNumber && before.contains { ["the", "this", "that", "which", "another", "other", "these", "those"].contains($0) }
    default: return true
    }
  }

  private static func isCountable(_ next: String) -> Bool {
    !next.isEmpty && !functionWords.contains(next) && !auxiliaries.contains(next) && !["cost", "costs", "weigh", "weighs", "need", "needs", "work", "works"].contains(next)
  }
}
