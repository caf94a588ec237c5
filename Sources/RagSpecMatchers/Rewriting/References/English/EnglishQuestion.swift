/// An English question with what each of its words does.
struct EnglishQuestion {
  let words: QuestionWords
  private let kinds: [EnglishWordKinds]
  /// The kinds of what stands before the apostrophe.
  private let stemKinds: [EnglishWordKinds]

  init(_ words: QuestionWords) {
    self.words = words
    kinds = words.words.map { EnglishWordKinds.of($0.text) }
    stemKinds = words.words.map {
      $0.stem.utf8.count == $0.text.utf8.count ? EnglishWordKinds.of($0.text) : EnglishWordKinds.of($0.stem)
    }
  }

  var indices: Range<Int> { words.indices }
  var count: Int { words.words.count }
  /// Whether there is an auxiliary, which nearly every question has that is no fragment.
  var hasAuxiliary: Bool { kinds.contains { $0.contains(.auxiliary) } }

  func word(_ index: Int) -> QuestionWords.Word { words.words[index] }

  /// The word at a place in lower case; empty outside the question.
  subscript(index: Int) -> String { words[index] }

  /// Whether the word at a place is of a kind; no word is of none.
  func isKind(_ kind: EnglishWordKinds, _ index: Int) -> Bool {
    kinds.indices.contains(index) && kinds[index].contains(kind)
  }

  func isAuxiliary(_ index: Int) -> Bool { isKind(.auxiliary, index) }
  func isPreposition(_ index: Int) -> Bool { isKind(.preposition, index) }

  /// Whether there is a word at a place, and one that names something or tells what is done.
  func isContent(_ index: Int) -> Bool { kinds.indices.contains(index) && !kinds[index].contains(.function) }

  /// Whether that holds for the word without what hangs on it behind an apostrophe.
  func isContentStem(_ index: Int) -> Bool { kinds.indices.contains(index) && !stemKinds[index].contains(.function) }

  /// Whether a word only stands in a title or a name, and so refers to nothing.
  func isMentioned(_ index: Int) -> Bool { words.isMentioned(index) }

  func reference(at index: Int, _ reason: String) -> OpenReference { words.reference(at: index, reason) }

  /// Returns a reference for every word that is one and not only mentioned.
  func references(_ reason: String, where isOpen: (Int) -> Bool) -> [OpenReference] {
    indices.filter { !isMentioned($0) && isOpen($0) }.map { reference(at: $0, reason) }
  }
}

/// One way in which an English question can lean on the conversation.
///
/// Rules go by words and their order, not by understanding: a rule that would need more leaves the word alone.
protocol EnglishRule: Sendable {
  static func openReferences(in question: EnglishQuestion) -> [OpenReference]
}

/// The open references of an English question.
enum EnglishReferences {
  private static let rules: [any EnglishRule.Type] = [
    EnglishOpenings.self, EnglishFragments.self, EnglishCorrections.self, EnglishPersons.self, EnglishThings.self,
    EnglishDemonstratives.self, EnglishPlaces.self, EnglishStandIns.self, EnglishRemainders.self,
  ]

  static func openReferences(in question: QuestionWords) -> [OpenReference] {
    let english = EnglishQuestion(question)
    return rules.flatMap { $0.openReferences(in: english) }
  }
}
