/// The one pipeline that makes texts comparable: an ordered set of steps, each of which can be switched off.
///
/// ```swift
/// Normalizer().normalize("The **total** isn’t $1,234.5")  // "the total isnt $1,234.5"
/// ```
/// The steps run in the order of ``NormalizationSteps/names``. The result depends on nothing but the text, the steps
/// and the linked Unicode data (``normalizationUnicodeVersion``), and normalizing it again does not change it.
package struct Normalizer: Hashable, Sendable {
  /// The steps that are applied.
  package let steps: NormalizationSteps

  /// The language whose articles are dropped when ``NormalizationSteps/articles`` is among the steps.
  package let articles: ArticleLanguage

  /// Creates a pipeline of the given steps; the default leaves diacritics and articles alone.
  package init(steps: NormalizationSteps = .default, articles: ArticleLanguage = .english) {
    self.steps = steps
    self.articles = articles
  }

  /// Returns the normalized text.
  ///
  /// Any text is accepted; one without visible content becomes the empty text.
  /// - Complexity: O(*n*), except that a run of *m* combining marks costs O(*m* log *m*). Plain ASCII takes one pass
  ///   over the bytes.
  package func normalize(_ text: String) -> String {
    PlainText.normalize(text, steps) ?? process(TextBuffer(text, keepsOffsets: false)).string
  }

  /// Returns the normalized text with a map of its UTF-8 offsets to those of the original.
  ///
  /// The text is the one that ``normalize(_:)`` returns. Texts of 4 GiB and more are not supported here.
  /// - Complexity: as ``normalize(_:)``, at several times the cost, and 8 bytes of memory for each byte of text.
  package func normalizeKeepingOffsets(_ text: String) -> NormalizedText {
    NormalizedText(process(TextBuffer(text, keepsOffsets: true)), original: text)
  }

  /// Returns the steps without which the condition would not hold, or nil when it does not hold even with all steps.
  ///
  /// Steps are left out one after the other, as long as the condition still holds, the far-reaching ones first: of two
  /// explanations the narrower one is given, Markdown rather than punctuation. What remains is enough.
  /// An empty set means that the texts need no normalization.
  /// - Complexity: nine calls of `holds` at most.
  package func neededSteps(_ holds: (Normalizer) -> Bool) -> NormalizationSteps? {
    guard holds(self) else { return nil }
    let farthestReachingFirst: [NormalizationSteps] = [
      .articles, .diacritics, .punctuation, .whiteSpace, .caseFolding, .compatibility, .typography, .markdown,
    ]
    var needed = steps
    for step in farthestReachingFirst where needed.contains(step) {
      let rest = needed.subtracting(step)
      if holds(Normalizer(steps: rest, articles: articles)) { needed = rest }
    }
    return needed
  }
}

extension Normalizer {
  /// A mark that one round strips can bring two others together. In texts that people or models write this takes one
  /// round; the limit keeps a text that is built for it from taking more than linear time.
  private static let mostRounds = 8

  private func process(_ input: TextBuffer) -> TextBuffer {
    var text = input
    for _ in 0..<Self.mostRounds {
      let before = text
      let (folded, hasAttachingMarks) = foldScalars(text)
      let isMarkdown = steps.contains(.markdown) && Markdown.mightOccur(in: folded)
      text = foldWords(isMarkdown ? Markdown.strip(folded) : folded)
      let mightChange = hasAttachingMarks || isMarkdown && Markdown.mightOccur(in: text)
      if !mightChange || text.bytes == before.bytes { break }
    }
    return text
  }

  private func foldScalars(_ input: TextBuffer) -> (text: TextBuffer, hasAttachingMarks: Bool) {
    let scalarSteps: NormalizationSteps = [.compatibility, .caseFolding, .typography, .diacritics]
    return steps.isDisjoint(with: scalarSteps) ? (input, false) : ScalarFolder.fold(input, steps)
  }

  private func foldWords(_ input: TextBuffer) -> TextBuffer {
    var text = input
    let words = steps.contains(.articles) ? Articles(articles) : nil
    if let words { text = words.stripElided(text) }
    if steps.contains(.punctuation) { text = Punctuation.strip(text) }
    if let words { text = words.strip(text) }
    return steps.contains(.whiteSpace) ? WhiteSpace.collapse(text) : text
  }
}
