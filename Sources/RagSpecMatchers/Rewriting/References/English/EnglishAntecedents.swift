/// What a pronoun of an English question can stand for within the question itself.
struct EnglishAntecedents {
  private let words: QuestionWords

  init(_ words: QuestionWords) { self.words = words }

  /// Whether there is a name before a place.
  func hasName(before index: Int) -> Bool { (0..<index).contains(where: isName) }

  /// Whether there is a name or another noun phrase before a place, of the right number where that shows.
  func hasNounPhrase(before index: Int, isSingular: Bool = false) -> Bool {
    hasName(before: index)
      || (0..<index).contains { position in
        guard let head = head(at: position, before: index) else { return false }
        return !(isSingular && isPlural(words[head]))
      }
  }

  /// Whether there is a name or a noun, with the start of another clause between it and a place.
  ///
  /// A pronoun that is the object of a clause never stands for the subject of the same clause: "Did Smith depose him?".
  func hasNounInEarlierClause(before index: Int) -> Bool {
    guard let boundary = clauseStart(before: isObjectOfPreposition(index) ? index - 1 : index) else { return false }
    return hasNounPhrase(before: boundary) || hasPlainNoun(before: boundary)
  }

  /// Whether a name owns the subject: "Did Smith's wife leave him?".
  func hasOwner(before index: Int) -> Bool {
    (0..<max(index - 1, 0)).contains { isName($0) && words.words[$0].isPossessive }
  }

  /// Where the clause begins that a place is in; `nil` in the first one.
  private func clauseStart(before index: Int) -> Int? {
    (1..<max(index + 1, 1)).last { position in
      let word = words.words[position]
      if word.followsPause || word.startsSentence { return true }
      if position < index, EnglishWords.clauseOpeners.contains(word.text) { return true }
      if position < index, word.text == "to", isVerbPlace(position + 1, index) { return true }
      return position == index && opensStatedClause(index)
    }
  }

  /// "did they think it would", but not "where did Smith find this".
  private func opensStatedClause(_ index: Int) -> Bool {
    guard words.isKind(.saying, index - 1) else { return false }
    return words.isContent(index + 1) || words.isAuxiliary(index + 1)
  }

  /// "before then" and "after this" open no clause, as "after it closed" does.
  private func isObjectOfPreposition(_ index: Int) -> Bool {
    guard words.isPreposition(index - 1) else { return false }
    return !["he", "she", "it", "they", "his", "her", "its", "their"].contains(words[index]) || words[index + 1].isEmpty
      || words.isPreposition(index + 1)
  }

  /// Behind "to" a verb stands in for a clause; a determiner or a name makes it a preposition.
  private func isVerbPlace(_ position: Int, _ index: Int) -> Bool {
    position < index && words.isContent(position) && !words.isName(position)
  }

  private func isName(_ index: Int) -> Bool {
    words.isName(index) && !EnglishWords.functionWords.contains(words[index])
  }

  /// The head of the noun phrase that starts at a place and ends some words before another; `nil` when none starts there.
  private func head(at position: Int, before index: Int) -> Int? {
    let first = position + 1
    guard first + 1 < index, words.isContent(first), opensNounPhrase(position, before: index) else {
      return nil
    }
    var end = first
    while words.isContent(end + 1) { end += 1 }
    return end + 1 < index ? end : first
  }

  private func opensNounPhrase(_ position: Int, before index: Int) -> Bool {
    if words.isKind(.determiner, position) { return true }
    // "What team changed its name" holds a noun phrase, "What changed its name" does not.
    if words[position] == "what" { return index - position > 2 }
    return words.isAuxiliary(position)
  }

  private func isPlural(_ noun: String) -> Bool {
    noun.hasSuffix("s") && !noun.hasSuffix("ss") && !noun.hasSuffix("us")
  }

  /// "Do heat pumps freeze when they …": a noun without a determiner.
  private func hasPlainNoun(before index: Int) -> Bool {
    (0..<index).contains { position in
      let word = words.words[position]
      // Behind "who" stands a verb: "Who pays if …".
      let isVerb = ["who", "what"].contains(words[position - 1])
      return EnglishWords.isContent(word.stem) && word.text.count > 3 && !word.startsSentence && !word.isNumber
        && !isVerb
    }
  }
}
