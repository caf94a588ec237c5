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
    let place = behindAdverb(index + (isStated ? 2 : 1), in: question)
    if weather.contains(question[place]) { return true }
    return judgments.contains(question[place]) && opensClause(after: place, in: question)
  }

  /// "How long does it take to", "What does it mean when".
  private static func isOccurrence(at index: Int, in question: EnglishQuestion) -> Bool {
    let verb = behindAdverb(index + 1, in: question)
    return occurrences.contains(question[verb]) && opensClause(after: verb, in: question)
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

  /// "What was it about Smith that", "Who was it that", "Was it Smith who".
  private static func isCleft(at index: Int, in question: EnglishQuestion) -> Bool {
    guard ["is", "was"].contains(question[index - 1]), !question[index + 2].isEmpty else { return false }
    if question.words.isName(index + 1) { return opensClause(after: index + 1, in: question) }
    return index >= 2 && ["that", "about", "who"].contains(question[index + 1])
  }

  private static func behindAdverb(_ index: Int, in question: EnglishQuestion) -> Int {
    adverbs.contains(question[index]) ? index + 1 : index
  }

  private static func opensClause(after index: Int, in question: EnglishQuestion) -> Bool {
    question.indices.dropFirst(index + 1).contains { openers.contains(question[$0]) }
  }

  private static let openers = Set(words: "to that for if when until before who")
  private static let adverbs = Set(
    words: "be been not still also really usually normally typically generally actually often")
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
