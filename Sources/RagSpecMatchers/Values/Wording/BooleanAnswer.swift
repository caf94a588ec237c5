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
  struct Signal {
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
    if let hedge = ForeignAnswers.hedge(in: first), case .hedge(let reason, let range) = Reading.open(hedge) {
      return (.unclear(reason), range)
    }
    return (.unclear("it says neither yes nor no"), first.range)
  }

  /// The first sentence's opening; the second one's verdict where the first tells nothing.
  private static func opening(_ sentences: [AnswerWords.Clause]) -> [Reading] {
    guard let first = sentences.first else { return [] }
    let readings = [OpeningWord.reading(of: first, isAll: sentences.count == 1), AnswerVerdict.reading(of: first)]
      .compactMap(\.self)
    if let foreign = ForeignAnswers.reading(of: first) { return readings + [foreign] }
    guard readings.isEmpty, sentences.count > 1 else { return readings }
    return [AnswerVerdict.reading(of: sentences[1])].compactMap(\.self)
  }

  /// What a sentence tells.
  enum Reading {
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
