import RagSpecCore
import TextNormalization

/// What the matchers share that look for phrases.
enum PhraseOptions {
  static let fields =
    [
      Field("whole-words", .boolean, default: "false", "whether it must not begin or end inside a word")
    ] + CommonOptions.normalization

  static func phrase(_ node: ConfigNode, _ options: Options) throws(InvalidInput) -> NormalizedPhrase {
    let phrase = NormalizedPhrase(
      node.text, try CommonOptions.normalizer(options), wholeWords: options.flag("whole-words"))
    guard !phrase.isEmpty else { throw nothingLeft(of: node) }
    return phrase
  }

  /// Reads a text of which letters or digits must be left, since the matcher has no option to keep anything else.
  static func plainPhrase(_ node: ConfigNode) throws(InvalidInput) -> String {
    guard !Normalizer().normalize(node.text).isEmpty else {
      throw InvalidInput(
        "empty-text", "'\(node.text)' has neither letters nor digits", at: node.location, hint: "write it in words")
    }
    return node.text
  }

  static func fuzzyPhrase(
    _ node: ConfigNode, _ normalizer: Normalizer, using metric: MentionMetric = .ratio
  ) throws(InvalidInput) -> FuzzyPhrase {
    let phrase = FuzzyPhrase(node.text, normalizer, using: metric)
    guard !phrase.isEmpty else { throw nothingLeft(of: node) }
    return phrase
  }

  private static func nothingLeft(of node: ConfigNode) -> InvalidInput {
    InvalidInput(
      "empty-text", "nothing is left of '\(node.text)' after normalization", at: node.location,
      hint: "set 'normalize: none' to look for punctuation itself")
  }

  static func phrases(_ list: ConfigNode, _ options: Options) throws(InvalidInput) -> PhraseList {
    guard !list.elements.isEmpty else {
      throw InvalidInput("empty-list", "the list of texts is empty", at: list.location)
    }
    var phrases: [NormalizedPhrase] = []
    for node in list.elements { phrases.append(try phrase(node, options)) }
    return PhraseList(phrases: phrases, normalizer: try CommonOptions.normalizer(options))
  }
}

/// Several phrases that are looked for in the same text, which is normalized once for all.
struct PhraseList: Sendable {
  let phrases: [NormalizedPhrase]
  let normalizer: Normalizer

  /// Says which steps of the normalization it takes for a condition to hold.
  func stepsNote(_ holds: (PhraseList) -> Bool) -> String? {
    normalizer.stepsNote { normalizer in
      holds(PhraseList(phrases: phrases.map { $0.normalized(by: normalizer) }, normalizer: normalizer))
    }
  }

  /// Returns the share of the phrases that a text holds.
  func share(in text: String) -> Double { Double(parted(by: text).found.count) / Double(phrases.count) }

  /// Returns the phrases that a text holds, and those that it does not.
  func parted(by text: String) -> (found: [NormalizedPhrase], missing: [NormalizedPhrase]) {
    let normalized = normalizer.normalize(text)
    return (phrases.filter { $0.isIn(normalized: normalized) }, phrases.filter { !$0.isIn(normalized: normalized) })
  }
}
