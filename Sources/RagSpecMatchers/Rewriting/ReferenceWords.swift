/// Finds the words of a question that only an earlier turn explains.
enum ReferenceWords {
  enum Language: String, CaseIterable, Sendable { case en, de, fr }

  /// A word that needs the conversation, and why.
  struct OpenReference: Sendable, Equatable {
    let word: String
    /// UTF-8 offsets in the text.
    let range: Range<Int>
    let reason: String
  }

  /// Returns the open references in the order of the text, a fragment as a whole first.
  static func openReferences(in text: String, _ language: Language) -> [OpenReference] {
    let words = QuestionWords(text)
    switch language {
    case .en: return EnglishReferences(words).found
    case .de: return ListedReferences(words, language: .german).found
    case .fr: return ListedReferences(words, language: .french).found
    }
  }
}

/// A question cut into its words, with their places.
struct QuestionWords {
  struct Word {
    /// In lower case, with straight apostrophes.
    let text: String
    let range: Range<Int>
    let isCapitalized: Bool
    /// Whether a comma, semicolon or colon stands right before it.
    let followsPause: Bool
    let startsSentence: Bool
  }

  let words: [Word]

  init(_ text: String) {
    var words: [Word] = []
    var (start, offset) = (0, 0)
    var current = ""
    var (followsPause, startsSentence) = (false, true)
    func flush() {
      guard !current.isEmpty else { return }
      words.append(
        Word(
          text: current.lowercased(), range: start..<offset, isCapitalized: current.first?.isUppercase ?? false,
          followsPause: followsPause, startsSentence: startsSentence))
      current = ""
      (followsPause, startsSentence) = (false, false)
    }
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "'’-".unicodeScalars.contains(scalar)
        || scalar.properties.generalCategory == .nonspacingMark
      {
        if current.isEmpty { start = offset }
        current.unicodeScalars.append(scalar == "’" ? "'" : scalar)
      } else {
        flush()
        if ",;:".unicodeScalars.contains(scalar) { followsPause = true }
        if ".?!".unicodeScalars.contains(scalar) { startsSentence = true }
      }
      offset += UTF8.width(scalar)
    }
    flush()
    self.words = words
  }

  subscript(index: Int) -> String { words.indices.contains(index) ? words[index].text : "" }

  func reference(at index: Int, _ reason: String) -> ReferenceWords.OpenReference {
    ReferenceWords.OpenReference(word: words[index].text, range: words[index].range, reason: reason)
  }
}
