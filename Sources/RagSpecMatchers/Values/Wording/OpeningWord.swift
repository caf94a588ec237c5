/// The word that an output opens with: "Yes, …", "Absolutely not.", "According to the handbook, no."
enum OpeningWord {
  private static let fillers = Set(
    words: """
      well so ok okay sure hmm um ah oh the a short simple final quick answer is it would be in i am afraid unfortunately \
      actually sadly regrettably
      """)
  private static let yes = Set(words: "yes yeah yep yup affirmative indeed absolutely definitely certainly")
  private static let no = Set(words: "no nope nah negative")
  /// They answer only with a pause behind: "True, …", not "True love …".
  private static let yesAlone = Set(words: "true correct y t")
  private static let noAlone = Set(words: "false incorrect wrong untrue never n f")

  static func reading(of clause: AnswerWords.Clause, isAll: Bool) -> BooleanAnswer.Reading? {
    let words = clause.words
    guard let start = words.indices.first(where: { !fillers.contains(words[$0].text) }) else { return nil }
    let word = words[start].text
    if word == "of", next(start, words)?.text == "course" { return ofCourse(start, clause) }
    if yes.contains(word) { return affirmative(start, clause) }
    if no.contains(word) { return negative(start, clause) }
    if word == "not" { return BooleanAnswer.Reading(negated: start, in: clause) }
    if let plain = plainAnswer(clause) { return plain }
    guard word.utf8.count > 1 || isAll && words.count == 1, hasPause(behind: start, words) else { return nil }
    if yesAlone.contains(word) { return answer(true, start..<start + 1, clause) }
    return noAlone.contains(word) ? answer(false, start..<start + 1, clause) : nil
  }

  /// A "yes" or "no" between commas: "According to the handbook, no."
  private static func plainAnswer(_ clause: AnswerWords.Clause) -> BooleanAnswer.Reading? {
    let words = clause.words
    let place = words.indices.first { index in
      ["yes", "no"].contains(words[index].text) && words[index].gap >= .comma && hasPause(behind: index, words)
    }
    return place.map { answer(words[$0].text == "yes", $0..<$0 + 1, clause) }
  }

  private static func ofCourse(_ start: Int, _ clause: AnswerWords.Clause) -> BooleanAnswer.Reading {
    answer(next(start + 1, clause.words)?.text != "not", start..<min(start + 3, clause.words.endIndex), clause)
  }

  private static func affirmative(_ start: Int, _ clause: AnswerWords.Clause) -> BooleanAnswer.Reading {
    let isNegated = next(start, clause.words)?.text == "not" && clause.words[start].text != "yes"
    return answer(!isNegated, start..<start + (isNegated ? 2 : 1), clause)
  }

  /// "No doubt" is a yes, "no information" neither.
  private static func negative(_ start: Int, _ clause: AnswerWords.Clause) -> BooleanAnswer.Reading? {
    if let next = next(start, clause.words), next.gap == .none {
      if ["doubt", "question"].contains(next.text) { return answer(true, start..<start + 2, clause) }
      // "The answer is no longer known."
      if nothings.contains(next.text) || start > clause.words.startIndex { return nil }
    }
    return answer(false, start..<start + 1, clause)
  }

  /// Behind "no" they say nothing of what was asked: "No one knows", "No information", "No se sabe".
  private static let nothings = Set(
    words: """
      information mention data answer details relevant specific such clear idea one body record evidence definitive consensus agreement se lo sé hay está es necesariamente siempre
      """)

  /// Yes or no, unless the words right behind take it back: "Yes and no", "Yes, probably".
  private static func answer(_ isYes: Bool, _ range: Range<Int>, _ clause: AnswerWords.Clause) -> BooleanAnswer.Reading
  {
    let behind = clause.words[range.upperBound...].prefix(3)
    let text = behind.map(\.text)
    let both = AnswerWords.Clause(
      words: clause.words[range.lowerBound..<min(range.upperBound + 2, clause.words.endIndex)])
    let opposite = isYes ? no : yes
    let isBoth = ["and", "or"].contains(text.first) && opposite.contains(text.dropFirst().first ?? "")
    // "Yes, no exceptions" says yes.
    let isOpposite = opposite.contains(text.first ?? "") && (behind.dropFirst().first.map { $0.gap >= .comma } ?? true)
    if isBoth || isOpposite { return .hedge("it says both yes and no", both.range) }
    let taken = ["depends", "probably", "maybe", "perhaps", "possibly", "likely", "presumably"]
    let second = text.dropFirst().first ?? ""
    let isPartial =
      ["in", "for", "under"].contains(text.first) && ["some", "certain", "many", "most"].contains(second)
    let isTaken = taken.contains(text.first ?? "") || text.first == "it" && second == "depends" || isPartial
    if isTaken { return .hedge("it leaves it open: '\(both.words.map(\.text).joined(separator: " "))'", both.range) }
    return BooleanAnswer.Reading(isYes: isYes, range, in: clause)
  }

  private static func next(_ index: Int, _ words: ArraySlice<AnswerWords.Word>) -> AnswerWords.Word? {
    index + 1 < words.endIndex ? words[index + 1] : nil
  }

  private static func hasPause(behind index: Int, _ words: ArraySlice<AnswerWords.Word>) -> Bool {
    next(index, words).map { $0.gap >= .comma } ?? true
  }
}

extension BooleanAnswer.Reading {
  /// "Not at all" and "Not eligible" say no, "Not necessarily" nothing.
  init(negated start: Int, in clause: AnswerWords.Clause) {
    let words = clause.words[start...].prefix(3)
    if let hedge = Hedges.firstMatch(in: words) {
      self = .hedge("it leaves it open: '\(hedge.text)'", hedge.range)
    } else {
      self.init(isYes: false, start..<words.endIndex, in: clause)
    }
  }
}
