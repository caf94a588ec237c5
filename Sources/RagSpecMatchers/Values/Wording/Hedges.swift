/// Words that leave an answer open: "probably", "it depends", "not necessarily".
enum Hedges {
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
      in some|certain|most cases
      no one|body knows|can|is
      nobody|none|noone knows
      not * say yes|no
      would not say
      yes and|or no
      no and|or yes
      partly|partially|somewhat
      to some|a|certain * extent|degree
      cannot|can not * be * confirmed|determined|verified
      it varies
      """)

  static func firstMatch(in words: ArraySlice<AnswerWords.Word>) -> (text: String, range: Range<Int>)? {
    guard let match = patterns.firstMatch(in: words) else { return nil }
    let clause = AnswerWords.Clause(words: words[match])
    return (clause.words.map(\.text).joined(separator: " "), clause.range)
  }
}
