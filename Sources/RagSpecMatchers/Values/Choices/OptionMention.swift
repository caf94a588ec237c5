/// A place where an output names an option, by label, by text, or by both.
struct OptionMention: Equatable {
  let option: Int
  /// Words of the output.
  var words: Range<Int>
  /// Whether its text stands there, not only its label.
  var hasText: Bool
}

/// Finds the options that an output names.
///
/// A label of one letter counts where it is marked, "(b)", "B)", "option b", or stands alone; without a mark only as a
/// capital that is no word of English, as "A" and "I" are.
struct OptionMentions {
  let words: [AnswerWords.Word]
  private let text: ScalarText
  private(set) var all: [OptionMention] = []

  init(_ output: String, of declared: DeclaredOptions, normalized: MentionedTexts) {
    words = AnswerWords(output).words
    text = ScalarText(output)
    let texts = Self.texts(normalized.places, words)
    let labels = labels(declared).filter { label in !texts.contains { Self.holds($0, label) } }
    all = Self.merged((texts + labels).sorted { $0.words.lowerBound < $1.words.lowerBound })
  }

  /// Drops texts that lie in longer ones: "York" in "New York".
  private static func texts(_ places: [(option: Int, range: Range<Int>)], _ words: [AnswerWords.Word])
    -> [OptionMention]
  {
    let mentions = places.compactMap { place -> OptionMention? in
      let start = words.partition { $0.range.upperBound > place.range.lowerBound }
      let end = words.partition { $0.range.lowerBound >= place.range.upperBound }
      return start < end ? OptionMention(option: place.option, words: start..<end, hasText: true) : nil
    }
    let longestFirst = mentions.sorted {
      ($0.words.lowerBound, -$0.words.count) < ($1.words.lowerBound, -$1.words.count)
    }
    var kept: [OptionMention] = []
    for mention in longestFirst where !(kept.last.map { holds($0, mention) } ?? false) { kept.append(mention) }
    return kept
  }

  private static func holds(_ outer: OptionMention, _ inner: OptionMention) -> Bool {
    outer.words.lowerBound <= inner.words.lowerBound && inner.words.upperBound <= outer.words.upperBound
  }

  /// A label and its text side by side are one mention: "B) Paris", "Paris (B)".
  private static func merged(_ mentions: [OptionMention]) -> [OptionMention] {
    var merged: [OptionMention] = []
    for mention in mentions {
      if let last = merged.last, last.option == mention.option, last.words.upperBound >= mention.words.lowerBound {
        merged[merged.count - 1].words = last.words.lowerBound..<max(last.words.upperBound, mention.words.upperBound)
        merged[merged.count - 1].hasText = last.hasText || mention.hasText
      } else {
        merged.append(mention)
      }
    }
    return merged
  }
}

extension [AnswerWords.Word] {
  /// Returns the first index for which a condition holds that then holds for all.
  fileprivate func partition(where condition: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

// MARK: - Labels

extension OptionMentions {
  private func labels(_ declared: DeclaredOptions) -> [OptionMention] {
    var indices: [String: Int] = [:]
    for (index, option) in declared.options.enumerated() {
      if let label = option.label { indices[label.lowercased()] = index }
    }
    // "A B" names both, where "A" beside other words is an article.
    let isRow = words.count > 1 && words.allSatisfy { $0.isCapital && indices[$0.text] != nil }
    return words.indices.compactMap { index in
      guard let option = indices[words[index].text], isRow || isLabel(index) || isBesideLabel(index, indices) else {
        return nil
      }
      return OptionMention(option: option, words: index..<index + 1, hasText: false)
    }
  }

  private func isLabel(_ index: Int) -> Bool {
    guard !goesOn(behind: index), !isPartOfName(index) else { return false }
    if isMarked(index) || isAnnounced(index) || words.count == 1 { return true }
    let label = words[index].text
    // A digit alone is too often a number.
    if label.unicodeScalars.allSatisfy({ $0.decimalDigit != nil }) { return false }
    guard label.unicodeScalars.count == 1 else { return true }
    return words[index].isCapital && (label != "a" && label != "i" || isNoWord(index))
  }

  /// Words that make a name of a letter behind them.
  private static let names = Set(
    words: """
      vitamin hepatitis plan group team class type section appendix exhibit schedule part series grade level block \
      building room gate zone terminal platform line wing unit phase tier influenza
      """)

  /// "Vitamin B", "Appendix C".
  private func isPartOfName(_ index: Int) -> Bool {
    index > 0 && words[index].gap == .none && Self.names.contains(words[index - 1].text)
  }

  /// Whether a label is but the start of a name: "C++", "C#", "B-side".
  private func goesOn(behind index: Int) -> Bool {
    switch scalar(startingAt: words[index].range.upperBound) {
    case "+", "#", "-", "'", "\u{2019}": true
    default: false
    }
  }

  private static let followers = Set(words: "is was are were seems looks would because since can could must but")

  /// Whether "A" or "I" cannot be an article or a pronoun: "It is A.", "A is wrong".
  private func isNoWord(_ index: Int) -> Bool {
    guard index + 1 < words.count else { return words.count > 1 || words[index].text == "a" }
    let next = words[index + 1]
    if words[index].text == "i" { return next.text == "is" }
    return next.gap >= .comma || Self.followers.contains(next.text)
  }

  /// "A or B", "A, B": beside another label a capital letter is one.
  private func isBesideLabel(_ index: Int, _ indices: [String: Int]) -> Bool {
    guard words[index].isCapital else { return false }
    return [index + 1, index + 2, index - 1, index - 2].contains { other in
      guard words.indices.contains(other), words[other].isCapital, indices[words[other].text] != nil else {
        return false
      }
      let between = words[(min(index, other) + 1)..<max(index, other)]
      return between.allSatisfy { ["and", "or", "nor"].contains($0.text) }
        && (other != index + 1 || words[other].gap != .none)
    }
  }

  /// "(b)", "b)", "[b]"; "b." and "b:" at the start of a line, or before nothing else.
  private func isMarked(_ index: Int) -> Bool {
    let range = words[index].range
    let (before, after) = (scalar(endingAt: range.lowerBound), scalar(startingAt: range.upperBound))
    if after == ")" || after == "]" { return true }
    let startsLine = words[index].gap >= .stop
    let endsThere = index + 1 >= words.count || words[index + 1].gap >= .pause
    return startsLine && (after == "." || after == ":" || endsThere) || before == "(" && endsThere
  }

  private static let announcements = Set(words: "option choice answer letter number alternative")

  /// "option b", "the answer is A".
  private func isAnnounced(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    if Self.announcements.contains(words[index - 1].text) { return true }
    let endsThere = index + 1 >= words.count || words[index + 1].gap >= .comma
    let isNamed = index > 1 && words[index - 1].text == "is" && Self.announcements.contains(words[index - 2].text)
    return isNamed && (endsThere || words[index].isCapital)
  }

  private func scalar(startingAt offset: Int) -> Unicode.Scalar? { text.scalar(atUTF8: offset, skipping: "*_`") }

  private func scalar(endingAt offset: Int) -> Unicode.Scalar? { text.scalar(beforeUTF8: offset, skipping: "*_`") }
}
