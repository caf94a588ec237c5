/// What a pronoun of an English question can stand for within the question itself.
struct EnglishAntecedents {
  private let question: EnglishQuestion

  init(_ question: EnglishQuestion) { self.question = question }

  /// Whether there is a name before a place.
  func hasName(before index: Int) -> Bool { (0..<index).contains(where: isName) }

  /// Whether there is a name or another noun phrase before a place, of the right number where that shows.
  func hasNounPhrase(before index: Int, isSingular: Bool = false) -> Bool {
    hasName(before: index)
      || (0..<index).contains { position in
        guard let head = head(at: position, before: index) else { return false }
        return !(isSingular && isPlural(question[head]))
      }
  }

  /// Whether there is a name or a noun, with the start of another clause between it and a place.
  ///
  /// A pronoun that is the object of a clause never stands for the subject of the same clause: "Did Smith depose him?".
  func hasNounInEarlierClause(before index: Int) -> Bool {
    guard let boundary = boundary(before: index) else { return false }
    return hasNounPhrase(before: boundary) || hasPlainNoun(before: boundary)
  }

  /// The same for somebody.
  func hasPersonInEarlierClause(before index: Int) -> Bool {
    boundary(before: index).map { hasPerson(before: $0) } ?? false
  }

  /// Whether somebody is named or introduced before a place: "Kahlo", "a manager", but not "at Yale" and "the war".
  func hasPerson(before index: Int) -> Bool {
    (0..<index).contains { position in
      isName(position) && !isPlaceOrTime(position)
        || Self.indefinite.contains(question[position]) && position + 2 < index && question.isContent(position + 1)
          && clauseStart(before: index) ?? 0 > position
    }
  }

  private static let indefinite = Set(words: "a an any each every")

  /// A name behind "in" or "during" is nobody's.
  private func isPlaceOrTime(_ index: Int) -> Bool {
    var start = index
    while isName(start - 1) || question[start - 1] == "the" { start -= 1 }
    return Self.placing.contains(question[start - 1])
  }

  private static let placing = Set(words: "in at during near into on since until throughout")

  /// Whether a name owns the subject: "Did Smith's wife leave him?".
  func hasOwner(before index: Int) -> Bool {
    (0..<max(index - 1, 0)).contains { isName($0) && question.word($0).isPossessive }
  }

  private func isName(_ index: Int) -> Bool { question.words.isName(index) && !question.isKind(.function, index) }

  private func isPlural(_ noun: String) -> Bool {
    noun.hasSuffix("s") && !noun.hasSuffix("ss") && !noun.hasSuffix("us")
  }

  /// "Do heat pumps freeze when they …": a noun without a determiner.
  private func hasPlainNoun(before index: Int) -> Bool {
    (0..<index).contains { position in
      let word = question.word(position)
      guard question.isContentStem(position), word.text.utf8.count > 3, !word.startsSentence, !word.isNumber else {
        return false
      }
      // Behind "who" stands a verb: "Who pays if …".
      return question[position - 1] != "who" && question[position - 1] != "what"
    }
  }
}

// MARK: - Clauses

extension EnglishAntecedents {
  private func boundary(before index: Int) -> Int? {
    clauseStart(before: isObjectOfPreposition(index) ? index - 1 : index)
  }

  /// Where the clause begins that a place is in; `nil` in the first one.
  private func clauseStart(before index: Int) -> Int? {
    (1..<max(index + 1, 1)).last { position in
      let word = question.word(position)
      if word.followsPause || word.startsSentence { return true }
      if position == index { return opensStatedClause(index) }
      return question.isKind(.clauseOpener, position) || word.text == "to" && isVerb(position + 1, before: index)
    }
  }

  /// "did they think it would", but not "where did Smith find this".
  private func opensStatedClause(_ index: Int) -> Bool {
    guard question.isKind(.saying, index - 1) else { return false }
    return question.isContent(index + 1) || question.isAuxiliary(index + 1)
  }

  /// "before then" and "after this" open no clause, as "after it closed" does.
  private func isObjectOfPreposition(_ index: Int) -> Bool {
    guard question.isPreposition(index - 1) else { return false }
    let isSubject = Self.subjects.contains(question[index]) && !question[index + 1].isEmpty
    return !isSubject || question.isPreposition(index + 1)
  }

  private static let subjects = Set(words: "he she it they his her its their")

  /// Behind "to" a verb stands for a clause; a determiner or a name makes it a preposition.
  private func isVerb(_ position: Int, before index: Int) -> Bool {
    position < index && question.isContent(position) && !question.words.isName(position)
  }
}

// MARK: - Noun phrases

extension EnglishAntecedents {
  /// The head of the noun phrase that starts at a place and ends some words before another; `nil` when none starts there.
  private func head(at position: Int, before index: Int) -> Int? {
    let first = position + 1
    guard first + 1 < index, question.isContent(first), opensNounPhrase(position, before: index) else { return nil }
    var end = first
    while question.isContent(end + 1) { end += 1 }
    return end + 1 < index ? end : first
  }

  private func opensNounPhrase(_ position: Int, before index: Int) -> Bool {
    if question.isKind(.determiner, position) { return true }
    // "What team changed its name" holds a noun phrase, "What changed its name" does not.
    if question[position] == "what" { return index - position > 2 }
    return question.isAuxiliary(position)
  }
}
