import TextSimilarity

/// Tells whether one text has all the words of another, give or take a few letters in each.
///
/// A fuzzy score hardly tells a long phrase from a fragment of it, or from one with another short word in its midst: a
/// "no", an "a". So each word must have one of its own that is like it. "Parttimers" for "part timers" is a way of writing;
/// "parental leave" for "the parental leave" is a fragment, also behind "for", and cannot pass for the whole.
enum WordAlignment {
  /// Words of fewer letters must be the same, but for a plural: one letter makes "now" of "not".
  private static let leastLetters = 4
  /// How alike two longer words must be: less than "policy" and "policies", more than "with" and "without".
  private static let leastSimilarity = 0.6
  /// What the share of letters in common is at least where the words are alike: four letters of seven, for two words of
  /// which a shorter one is made.
  static let leastCommon = 0.55
  /// How alike a word must be to two that it is made of.
  private static let leastSimilarityOfJoined = 0.8

  /// Whether the words of a phrase and of a run stand for each other one by one, where two neighbors may be one word.
  ///
  /// - Complexity: O(words × length of the words), as long as they have no more than one word more or less.
  static func areSame(_ phrase: TextWords, _ run: Range<Int>, of text: TextWords) -> Bool {
    guard abs(phrase.count - run.count) <= 1 else { return false }
    return Steps(phrase, run, of: text).reachEnd(from: 0, run.lowerBound, joins: 1)
  }

  /// Whether the words of a phrase and of a run stand for each other one by one, in whatever order.
  static func areSameInAnyOrder(_ phrase: TextWords, _ run: Range<Int>, of text: TextWords) -> Bool {
    guard phrase.count == run.count else { return false }
    let words = (0..<phrase.count).map { phrase.text(ofWords: $0..<$0 + 1) }
    let candidates = run.map { index in
      let word = text.text(ofWords: index..<index + 1)
      return words.indices.filter { isLike(words[$0], word) }
    }
    return !ItemAssignment.inAnyOrder(candidates, expected: words.count).contains(nil)
  }

  fileprivate static func isLike(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    let (short, long) = one.utf8.count < other.utf8.count ? (one, other) : (other, one)
    guard !short.hasFewerScalars(than: leastLetters) else {
      return short.unicodeScalars.count == leastLetters - 1 && [short + "s", short + "es"].contains(long)
    }
    return OptimalStringAlignment.score(one, other) >= leastSimilarity && !WordOpposition.areOpposed(short, long)
  }

  /// Whether a word is two neighbors written as one: more like both of them together than like either alone.
  ///
  /// Where a word is missing and the others are as they were, each word of the run *is* one of any two neighbors that it
  /// could be made of, so that a fragment never passes.
  fileprivate static func isJoined(_ word: String, of left: String, _ right: String) -> Bool {
    guard !word.hasFewerScalars(than: leastLetters) else { return false }
    let both = Ratio.score(word, left + right)
    return both >= leastSimilarityOfJoined && both > max(Ratio.score(word, left), Ratio.score(word, right))
  }
}

/// A walk over the words of a phrase and of a run at once.
private struct Steps {
  private let phrase: TextWords
  private let run: Range<Int>
  private let text: TextWords

  init(_ phrase: TextWords, _ run: Range<Int>, of text: TextWords) {
    (self.phrase, self.run, self.text) = (phrase, run, text)
  }

  /// - Parameter joins: how many times two words may still be one.
  func reachEnd(from first: Int, _ second: Int, joins: Int) -> Bool {
    var (first, second) = (first, second)
    while first < phrase.count || second < run.upperBound {
      if joins > 0, joinsPhrase(first, second), reachEnd(from: first + 2, second + 1, joins: joins - 1) { return true }
      if joins > 0, joinsRun(first, second), reachEnd(from: first + 1, second + 2, joins: joins - 1) { return true }
      guard first < phrase.count, second < run.upperBound, WordAlignment.isLike(ofPhrase(first), ofRun(second)) else {
        return false
      }
      (first, second) = (first + 1, second + 1)
    }
    return true
  }

  private func joinsPhrase(_ first: Int, _ second: Int) -> Bool {
    guard first + 1 < phrase.count, second < run.upperBound else { return false }
    return WordAlignment.isJoined(ofRun(second), of: ofPhrase(first), ofPhrase(first + 1))
  }

  private func joinsRun(_ first: Int, _ second: Int) -> Bool {
    guard first < phrase.count, second + 1 < run.upperBound else { return false }
    return WordAlignment.isJoined(ofPhrase(first), of: ofRun(second), ofRun(second + 1))
  }

  private func ofPhrase(_ index: Int) -> String { phrase.text(ofWords: index..<index + 1) }
  private func ofRun(_ index: Int) -> String { text.text(ofWords: index..<index + 1) }
}
