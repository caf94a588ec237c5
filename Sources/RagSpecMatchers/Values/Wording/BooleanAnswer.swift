/// What an output answers to a question of yes or no.
///
/// Three kinds of words tell it: the word that the output opens with ("Yes, …", "Absolutely not."), a verdict on what was
/// asked ("That is not correct"), and an answer that is named as one ("… so the answer is no"). Where they disagree, or a
/// word such as "probably" stands before them, nothing is clear.
struct BooleanAnswer {
  enum Verdict: Equatable {
    case yes, no
    /// With the reason, for a person.
    case unclear(String)
  }

  let verdict: Verdict
  /// UTF-8 offsets of the words that tell it.
  let range: Range<Int>?

  /// A word or phrase that says yes or no.
  fileprivate struct Signal {
    let isYes: Bool
    let range: Range<Int>
  }

  /// - Parameter opening: what the output opens with in the user's own words, if it does.
  init(_ text: String, opening: (isYes: Bool, range: Range<Int>)? = nil) {
    let all = AnswerWords(text).sentences
    let sentences = all.contains { !$0.isQuestion } ? all.filter { !$0.isQuestion } : all
    let first = opening.map { Reading.signal(Signal(isYes: $0.isYes, range: $0.range)) }
    let readings = (first.map { [$0] } ?? Self.opening(sentences)) + sentences.compactMap(AnswerNames.reading)
    self.init(readings, sentences)
  }

  private init(_ readings: [Reading], _ sentences: [AnswerWords.Clause]) {
    if case .hedge(let reason, let range) = readings.first(where: \.isHedge) {
      (verdict, self.range) = (.unclear(reason), range)
      return
    }
    let signals = readings.compactMap(\.signal)
    let yes = signals.first(where: \.isYes)
    let no = signals.first { !$0.isYes }
    switch (yes, no) {
    case (let yes?, nil): (verdict, range) = (.yes, yes.range)
    case (nil, let no?): (verdict, range) = (.no, no.range)
    case (_?, let no?): (verdict, range) = (.unclear("it says both yes and no"), no.range)
    case (nil, nil): (verdict, range) = Self.silence(sentences)
    }
  }

  private static func silence(_ sentences: [AnswerWords.Clause]) -> (Verdict, Range<Int>?) {
    guard let first = sentences.first else { return (.unclear("it says nothing"), nil) }
    if let hedge = Hedges.firstMatch(in: first.words) {
      return (.unclear("it leaves it open: '\(hedge.text)'"), hedge.range)
    }
    return (.unclear("it says neither yes nor no"), first.range)
  }

  /// The first sentence's opening; the second one's verdict where the first tells nothing.
  private static func opening(_ sentences: [AnswerWords.Clause]) -> [Reading] {
    guard let first = sentences.first else { return [] }
    let readings = [OpeningWord.reading(of: first, isAll: sentences.count == 1), AnswerVerdict.reading(of: first)]
      .compactMap(\.self)
    guard readings.isEmpty, sentences.count > 1 else { return readings }
    return [AnswerVerdict.reading(of: sentences[1])].compactMap(\.self)
  }

  /// What a sentence tells.
  fileprivate enum Reading {
    case signal(Signal)
    case hedge(String, Range<Int>)

    var isHedge: Bool { if case .hedge = self { true } else { false } }
    var signal: Signal? { if case .signal(let signal) = self { signal } else { nil } }

    /// A signal, unless a word before it in its sentence leaves it open.
    init(isYes: Bool, _ words: Range<Int>, in clause: AnswerWords.Clause) {
      let before = clause.words[clause.words.startIndex..<words.lowerBound]
      if let hedge = Hedges.firstMatch(in: before) {
        self = .hedge("it leaves it open: '\(hedge.text)'", hedge.range)
      } else {
        self = .signal(Signal(isYes: isYes, range: AnswerWords.Clause(words: clause.words[words]).range))
      }
    }
  }
}

// MARK: - Hedges

private enum Hedges {
  private static let patterns = [WordPattern](
    lines: """
      depends|depend
      probably|maybe|perhaps|possibly|presumably|potentially|arguably|likely|unlikely|apparently
      i|we * think|believe|guess|suppose|assume|doubt
      not * sure|certain|clear|necessarily|always|exactly|entirely|quite|known|specified|mentioned|stated|applicable|available
      unclear|unknown|uncertain|undetermined
      may|might|could be|have|or
      i|we do not know
      i|we can not * * say|tell|determine|confirm|answer|find
      hard|difficult to say|tell
      in some cases
      it varies
      """)

  static func firstMatch(in words: ArraySlice<AnswerWords.Word>) -> (text: String, range: Range<Int>)? {
    guard let match = patterns.firstMatch(in: words) else { return nil }
    let clause = AnswerWords.Clause(words: words[match])
    return (clause.words.map(\.text).joined(separator: " "), clause.range)
  }
}

// MARK: - The opening

private enum OpeningWord {
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

  private static let nothings = Set(words: "information mention data answer details relevant specific such clear idea")

  /// Yes or no, unless the words right behind take it back: "Yes and no", "Yes, probably".
  private static func answer(_ isYes: Bool, _ range: Range<Int>, _ clause: AnswerWords.Clause) -> BooleanAnswer.Reading
  {
    let behind = clause.words[range.upperBound...].prefix(3)
    let text = behind.map(\.text)
    let both = AnswerWords.Clause(
      words: clause.words[range.lowerBound..<min(range.upperBound + 2, clause.words.endIndex)])
    let opposite = isYes ? no : yes
    let isBoth = ["and", "or"].contains(text.first) && opposite.contains(text.dropFirst().first ?? "")
    if isBoth || opposite.contains(text.first ?? "") { return .hedge("it says both yes and no", both.range) }
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
  fileprivate init(negated start: Int, in clause: AnswerWords.Clause) {
    let words = clause.words[start...].prefix(3)
    if let hedge = Hedges.firstMatch(in: words) {
      self = .hedge("it leaves it open: '\(hedge.text)'", hedge.range)
    } else {
      self.init(isYes: false, start..<words.endIndex, in: clause)
    }
  }
}

// MARK: - Verdicts on what was asked

/// "That is correct", "It is not true that …", "This is not the case".
private enum AnswerVerdict {
  private static let subjects = "that|this|it|you|they|statement|claim|assertion|assumption|premise"
  private static let opening = "yes|no|well|so|actually|and|but|however"
  private static let patterns = ["correct|right|true|accurate|case", "incorrect|false|untrue|wrong|inaccurate"].map {
    [WordPattern](
      lines: """
        ^ \(opening)? the|this|that|your? \(subjects) is|was|are|were|seems|appears|would * * * \($0)
        """)
  }

  static func reading(of clause: AnswerWords.Clause) -> BooleanAnswer.Reading? {
    for (index, patterns) in patterns.enumerated() {
      let match = starts(of: clause.words).lazy.compactMap { patterns.firstMatch(in: clause.words[$0...]) }.first
      guard let match, isPredicate(match.upperBound, clause.words) else { continue }
      let isNegated = clause.words[match].contains { ["not", "never", "hardly"].contains($0.text) }
      return BooleanAnswer.Reading(isYes: (index == 0) != isNegated, match, in: clause)
    }
    return nil
  }

  /// Where a verdict may start: at the start, or behind a comma as in "According to section 4, that is correct".
  private static func starts(of words: ArraySlice<AnswerWords.Word>) -> [Int] {
    words.indices.filter { $0 == words.startIndex || words[$0].gap >= .comma }
  }

  private static let followers = Set(words: "that because since as according and but in under for to per if based only")

  /// Whether the word before ends what is said: "is correct", not "is the correct form".
  private static func isPredicate(_ end: Int, _ words: ArraySlice<AnswerWords.Word>) -> Bool {
    guard end < words.endIndex else { return true }
    return words[end].gap >= .comma || followers.contains(words[end].text)
  }
}

// MARK: - Answers that are named

/// "The answer is no", "Final answer: yes", "so, no".
private enum AnswerNames {
  private static let words = ["yes|true|correct", "no|false|incorrect"]
  private static let patterns = words.map {
    [WordPattern](
      lines: """
        answer|verdict|conclusion is|was|would|must? be? * \($0)
        ^ so|therefore|thus|hence|overall|finally \($0)
        i would * say \($0)
        """)
  }

  static func reading(of clause: AnswerWords.Clause) -> BooleanAnswer.Reading? {
    for (index, patterns) in patterns.enumerated() {
      guard let match = patterns.firstMatch(in: clause.words), isWhole(match, clause.words) else { continue }
      let isNegated = clause.words[match].contains { $0.text == "not" }
      return BooleanAnswer.Reading(isYes: (index == 0) != isNegated, match, in: clause)
    }
    return nil
  }

  /// Whether the answer ends there: not in "the answer is no longer valid".
  private static func isWhole(_ match: Range<Int>, _ words: ArraySlice<AnswerWords.Word>) -> Bool {
    match.upperBound >= words.endIndex || words[match.upperBound].gap >= .comma
  }
}
