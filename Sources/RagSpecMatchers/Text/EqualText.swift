import RagSpecCore
import TextNormalization

/// A text that others are compared with as a whole, after normalization.
struct EqualText: Sendable {
  let original: String
  private let normalized: String
  private let normalizer: Normalizer

  /// Punctuation counts in a text that is nothing else, or else "–" and "…" would be the same as no text at all.
  init(_ original: String, _ normalizer: Normalizer) {
    self.original = original
    let normalized = normalizer.normalize(original)
    let isLost = normalized.isEmpty && !original.trimmingSpaces.isEmpty
    self.normalizer =
      isLost
      ? Normalizer(steps: normalizer.steps.subtracting([.punctuation, .markdown]), articles: normalizer.articles)
      : normalizer
    self.normalized = isLost ? self.normalizer.normalize(original) : normalized
  }

  func equals(_ text: String) -> Bool { normalizer.normalize(text) == normalized }

  func equals(_ text: String, in context: CaseContext) -> Bool {
    context.normalized(text, by: normalizer) == normalized
  }

  /// Says which words of a text are others; `nil` for an equal one.
  func differenceNote(_ text: String) -> String? {
    WordDifference.note(expected: normalized, output: normalizer.normalize(text))
  }

  /// Says which steps of the normalization it takes for a text to be equal.
  func stepsNote(_ text: String) -> String? {
    normalizer.stepsNote { EqualText(original, $0).equals(text) }
  }
}
