/// A language whose articles the pipeline knows, by its ISO 639-1 code.
package enum ArticleLanguage: String, CaseIterable, Hashable, Sendable {
  case english = "en"
  case german = "de"
  case french = "fr"
  case spanish = "es"
  case italian = "it"

  /// The articles that stand alone, in lower case.
  package var words: [String] {
    switch self {
    case .english: ["a", "an", "the"]
    case .german:
      ["der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "eines", "einem", "einen"]
    case .french: ["le", "la", "les", "un", "une", "des"]
    case .spanish: ["el", "la", "los", "las", "un", "una", "unos", "unas"]
    case .italian: ["il", "lo", "la", "i", "gli", "le", "un", "uno", "una"]
    }
  }

  /// The articles that lose their vowel before another one and are joined to the next word by an apostrophe.
  package var elided: [String] {
    switch self {
    case .english, .german, .spanish: []
    case .french: ["l"]
    case .italian: ["l", "un", "gl"]
    }
  }
}
