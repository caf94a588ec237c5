/// Whether an output answers, or says that it does not.
///
/// An output is cut into clauses: at the ends of sentences, at semicolons, dashes and parentheses, at words such as "but",
/// and at ", and" with a verb behind. It abstains when a clause says that there is no answer and all others are courtesies
/// or advice (see ``AbstentionWording``). One clause that tells something makes it an answer: "The policy does not mention pets, but
/// dogs are allowed".
enum Abstention {
  /// It answers, with the clause that does.
  case answers(Range<Int>)
  /// It abstains, with the words that say so.
  case abstains(Range<Int>)
  /// It is empty, or has nothing but courtesies and questions.
  case isSilent

  /// - Parameter ownPhrases: where the output holds phrases of the user's own that mean the same, as UTF-8 offsets.
  init(_ text: String, ownPhrases: [Range<Int>] = []) {
    let clauses = AbstentionClauses(AnswerWords(text), ownPhrases).clauses
    if let answer = clauses.first(where: { $0.kind == .telling }) {
      self = .answers(answer.range)
    } else if let refusal = clauses.first(where: { $0.kind == .refusing }) {
      self = .abstains(refusal.range)
    } else if let advice = clauses.first(where: { $0.kind == .advising }) {
      self = .answers(advice.range)
    } else {
      self = .isSilent
    }
  }
}

/// The clauses of an output with what each of them does.
private struct AbstentionClauses {
  struct Clause {
    enum Kind { case refusing, courteous, advising, telling }
    let kind: Kind
    let range: Range<Int>
  }

  private(set) var clauses: [Clause] = []
  private let ownPhrases: [Range<Int>]

  init(_ words: AnswerWords, _ ownPhrases: [Range<Int>]) {
    self.ownPhrases = ownPhrases
    for sentence in words.sentences {
      var refuses = false
      for part in Self.parts(of: sentence) {
        let clause = clause(part, isQuestion: sentence.isQuestion, behindRefusal: refuses)
        refuses = refuses || clause.kind == .refusing
        clauses.append(clause)
      }
    }
  }

  private func clause(_ part: ArraySlice<AnswerWords.Word>, isQuestion: Bool, behindRefusal: Bool) -> Clause {
    let whole = AnswerWords.Clause(words: part).range
    if let own = ownPhrases.first(where: whole.overlaps) { return Clause(kind: .refusing, range: own) }
    let words = part.drop { AbstentionWording.connectives.contains($0.text) }
    if let match = AbstentionWording.refusals.firstMatch(in: words) {
      return Clause(kind: .refusing, range: AnswerWords.Clause(words: words[match]).range)
    }
    if let match = ForeignAbstentions.firstRefusal(in: words) {
      return Clause(kind: .refusing, range: AnswerWords.Clause(words: words[match]).range)
    }
    let isFragment = behindRefusal && !words.contains { AbstentionWording.verbs.contains($0.text) }
    let isCourteous =
      words.isEmpty || isQuestion || isFragment || AbstentionWording.courtesies.firstMatch(in: words) != nil
      || ForeignAbstentions.isCourtesy(words)
    if isCourteous { return Clause(kind: .courteous, range: whole) }
    return Clause(kind: AbstentionWording.advice.firstMatch(in: words) == nil ? .telling : .advising, range: whole)
  }
}

// MARK: - Where clauses part

extension AbstentionClauses {
  private static func parts(of sentence: AnswerWords.Clause) -> [ArraySlice<AnswerWords.Word>] {
    let words = sentence.words
    let concedes = words.first.map { AbstentionWording.concessions.contains($0.text) } ?? false
    var parts: [ArraySlice<AnswerWords.Word>] = []
    var start = words.startIndex
    for index in words.indices.dropFirst() {
      let endsConcession = concedes && parts.isEmpty && words[index].gap == .comma
      guard endsConcession || isBoundary(index, words) else { continue }
      parts.append(words[start..<index])
      start = index
    }
    return parts + (start < words.endIndex ? [words[start...]] : [])
  }

  private static func isBoundary(_ index: Int, _ words: ArraySlice<AnswerWords.Word>) -> Bool {
    let word = words[index]
    if word.gap >= .pause || AbstentionWording.contrasts.contains(word.text) { return true }
    guard word.gap == .comma, ["and", "so"].contains(word.text) else { return false }
    return words[(index + 1)...].contains { AbstentionWording.verbs.contains($0.text) }
  }
}
