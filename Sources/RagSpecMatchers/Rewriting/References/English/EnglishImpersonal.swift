/// An "it" that stands for nothing: "Is it possible to …", "How long does it take to …", "make it to the finals".
enum EnglishImpersonal {
  static func isImpersonal(at index: Int, in question: EnglishQuestion) -> Bool {
    isJudgment(at: index, in: question) || isOccurrence(at: index, in: question) || isIdiom(at: index, in: question)
      || isCleft(at: index, in: question)
  }

  /// "is it possible to", "it is true that", "it's raining".
  private static func isJudgment(at index: Int, in question: EnglishQuestion) -> Bool {
    let isStated = question.isAuxiliary(index + 1)
    guard isStated || question.isAuxiliary(index - 1) || question[index] == "it's" else { return false }
    var place = index + (isStated ? 2 : 1)
    if ["be", "been", "not", "still", "also", "really"].contains(question[place]) { place += 1 }
    if weather.contains(question[place]) { return true }
    return judgments.contains(question[place]) && opensClause(after: place, in: question)
  }

  /// "How long does it take to", "What does it mean when".
  private static func isOccurrence(at index: Int, in question: EnglishQuestion) -> Bool {
    occurrences.contains(question[index + 1]) && opensClause(after: index + 1, in: question)
  }

  /// "made it to the finals", "what is it like to", "like it when", "find it hard to", "what time is it".
  private static func isIdiom(at index: Int, in question: EnglishQuestion) -> Bool {
    let next = question[index + 1]
    if next == "like" { return !question[index + 2].isEmpty }
    switch question[index - 1] {
    case "make", "makes", "made", "making": return places.contains(next) || judgments.contains(next)
    case "like", "love", "hate", "enjoy": return next == "when"
    case "find", "finds", "found", "consider", "considered": return judgments.contains(next)
    default: return question.words.holds("time is", at: index - 2) && !question.isContent(index + 1)
    }
  }

  /// "What was it about Smith that", "Who was it that".
  private static func isCleft(at index: Int, in question: EnglishQuestion) -> Bool {
    guard index >= 2, ["is", "was"].contains(question[index - 1]) else { return false }
    return ["that", "about", "who"].contains(question[index + 1]) && !question[index + 2].isEmpty
  }

  private static func opensClause(after index: Int, in question: EnglishQuestion) -> Bool {
    question.indices.dropFirst(index + 1).contains { openers.contains(question[$0]) }
  }

  private static let openers = Set(words: "to that for if when until before")
  private static let places = Set(words: "to into through past onto as big out on")
  private static let weather = Set(words: "rain raining snow snowing sunny windy dark foggy")
  private static let occurrences = Set(
    words: "take takes took mean means feel feels become cost costs matter matters seem seems happen happens make makes"
  )
  private static let judgments = Set(
    words: """
      possible impossible necessary allowed required true ok okay mandatory safe legal illegal worth better best important
      common normal permitted forbidden advisable late enough hard easy easier difficult compulsory obligatory acceptable
      right fine recommended customary likely unlikely clear known said believed thought useful wise usual unusual rare time
      certain obvious sufficient reported expected dangerous cheaper
      """)
}
