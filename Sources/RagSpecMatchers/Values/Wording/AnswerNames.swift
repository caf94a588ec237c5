/// "The answer is no", "Final answer: yes", "so, no".
enum AnswerNames {
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
      // "I would not say yes" says no "no" either.
      if isNegated, clause.words[match].contains(where: { $0.text == "say" }) {
        return .open(AnswerWords.Clause(words: clause.words[match]))
      }
      return BooleanAnswer.Reading(isYes: (index == 0) != isNegated, match, in: clause)
    }
    return nil
  }

  /// Whether the answer ends there: not in "the answer is no longer valid".
  private static func isWhole(_ match: Range<Int>, _ words: ArraySlice<AnswerWords.Word>) -> Bool {
    match.upperBound >= words.endIndex || words[match.upperBound].gap >= .comma
  }
}
