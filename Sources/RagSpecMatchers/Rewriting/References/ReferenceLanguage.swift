/// The languages whose open references are known.
enum ReferenceLanguage: String, CaseIterable, Sendable {
  case en, de, fr

  /// Returns the open references of a text in their order; a fragment as a whole comes first.
  func openReferences(in text: String) -> [OpenReference] {
    let question = QuestionWords(text)
    guard !question.isEmpty else { return [] }
    let found = references(in: question)
    var seen: Set<Int> = []
    let once = found.filter { seen.insert($0.range.lowerBound).inserted }
    return once.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func references(in question: QuestionWords) -> [OpenReference] {
    switch self {
    case .en: EnglishReferences.openReferences(in: question)
    case .de: GermanReferences.openReferences(in: question)
    case .fr: FrenchReferences.openReferences(in: question)
    }
  }
}
