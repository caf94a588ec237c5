/// A word of a question that needs the conversation, and why.
struct OpenReference: Sendable, Equatable {
  let word: String
  /// UTF-8 offsets in the text.
  let range: Range<Int>
  let reason: String
}

/// One way in which a question can lean on the conversation.
///
/// Rules go by words and their order, not by understanding: a rule that would need more leaves the word alone.
protocol ReferenceRule {
  static func openReferences(in question: QuestionWords) -> [OpenReference]
}

/// The languages whose open references are known.
enum ReferenceLanguage: String, CaseIterable, Sendable {
  case en, de, fr

  /// Returns the open references of a text in their order; a fragment as a whole comes first.
  func openReferences(in text: String) -> [OpenReference] {
    let question = QuestionWords(text)
    guard !question.isEmpty else { return [] }
    let found = rules.flatMap { $0.openReferences(in: question) }
    var seen: Set<Int> = []
    return found.filter { seen.insert($0.range.lowerBound).inserted }.sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
  }

  private var rules: [any ReferenceRule.Type] {
    switch self {
    case .en:
      [
        EnglishOpenings.self, EnglishFragments.self, EnglishCorrections.self, EnglishPersons.self, EnglishThings.self,
        EnglishDemonstratives.self, EnglishPlaces.self, EnglishStandIns.self, EnglishRemainders.self,
      ]
    case .de: [GermanReferences.self]
    case .fr: [FrenchReferences.self]
    }
  }
}
