/// The steps of the normalization pipeline, in the order in which they are applied.
package struct NormalizationSteps: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Unicode compatibility composition (NFKC): ligatures, full-width forms, composed and decomposed accents become one.
  ///
  /// A number keeps its value where plain NFKC would not: `1½` becomes `1 1/2`, not `11/2`, and `10²` becomes `10^2`.
  package static let compatibility = Self(rawValue: 1 << 0)

  /// Full Unicode case folding: `STRASSE`, `Straße` and `straße` become one.
  package static let caseFolding = Self(rawValue: 1 << 1)

  /// Quotes, dashes and all Unicode spaces become their ASCII forms; invisible format and control characters vanish.
  package static let typography = Self(rawValue: 1 << 2)

  /// Markdown marks are stripped: emphasis, code, links to their text, headings, quotes, list marks, table pipes.
  package static let markdown = Self(rawValue: 1 << 3)

  /// Accents, Hebrew points and Arabic vowel marks are dropped: `café` becomes `cafe`. Vowel signs of Indic scripts
  /// stay.
  package static let diacritics = Self(rawValue: 1 << 4)

  /// Punctuation becomes a space, unless it is part of a number; apostrophes inside a word vanish.
  package static let punctuation = Self(rawValue: 1 << 5)

  /// Articles of one language are dropped: `the cat` becomes `cat`.
  package static let articles = Self(rawValue: 1 << 6)

  /// Runs of white space become one space; none is left at either end.
  package static let whiteSpace = Self(rawValue: 1 << 7)

  /// Every step but the two that can change a meaning, diacritics and articles.
  package static let `default`: Self = all.subtracting([.diacritics, .articles])

  /// Every step.
  package static let all = Self(rawValue: .max)

  /// Each step with the name that suites and reports give it, in pipeline order.
  package static let names: [(step: Self, name: String)] = [
    (.compatibility, "compatibility"),
    (.caseFolding, "case"),
    (.typography, "typography"),
    (.markdown, "markdown"),
    (.diacritics, "diacritics"),
    (.punctuation, "punctuation"),
    (.articles, "articles"),
    (.whiteSpace, "white-space"),
  ]

  /// Returns the single step of this name, or nil when there is none.
  package init?(named name: String) {
    guard let entry = Self.names.first(where: { $0.name == name }) else { return nil }
    self = entry.step
  }

  /// The names of the steps in this set, in pipeline order.
  package var names: [String] {
    Self.names.lazy.filter { contains($0.step) }.map(\.name)
  }
}
