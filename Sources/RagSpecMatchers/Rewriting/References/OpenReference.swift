/// A word of a question that needs the conversation, and why.
struct OpenReference: Sendable, Equatable {
  let word: String
  /// UTF-8 offsets in the text.
  let range: Range<Int>
  let reason: String
}

/// The languages whose open references are known.
enum ReferenceLanguage: String, CaseIterable, Sendable {
  case en, de, fr

  /// Returns the open references of a text in their order; a fragment as a whole comes first.
  func openReferences(in text: String) -> [OpenReference] {
    let question = QuestionWords(text)
    guard !question.isEmpty else { return [] }
    let found = references(in: question)
    var seen: Set<Int> = []
    return found.filter { seen.insert($0.range.lowerBound).inserted }.sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
  }

  private func references(in question: QuestionWords) -> [OpenReference] {
    switch self {
    case .en: EnglishReferences.openReferences(in: question)
    case .de: GermanReferences.openReferences(in: question)
    case .fr: FrenchReferences.openReferences(in: question)
    }
  }
}
