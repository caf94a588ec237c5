/// "That is correct", "It is not true that …", "This is not the case".
enum AnswerVerdict {
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
