import TextNormalization

/// A phrase to be found in a text, give or take a few letters.
///
/// It is compared with every run of whole words that has as many words as the phrase, or one more or fewer. The numbers
/// of the phrase must stand in the run as they are: one digit hardly changes a fuzzy score, and a meaning entirely. So
/// must its words, each with a word of its own that is like it (see ``WordAlignment``), so that no fragment passes. What
/// stands before and after the run does not count.
///
/// A phrase of fewer than four characters is looked for as it is: its fuzzy score would say nothing.
struct FuzzyPhrase: Sendable {
  let original: String
  private let normalizer: Normalizer
  private let metric: MentionMetric
  private let words: TextWords
  private let numbers: Set<String>
  private let exact: PhraseSearch
  /// The same with its numbers as they are without marks between thousands; `nil` for a phrase without numbers.
  private let plain: PhraseSearch?

  init(_ original: String, _ normalizer: Normalizer, using metric: MentionMetric = .ratio) {
    self.original = original
    self.metric = metric
    self.normalizer = normalizer
    let normalized = normalizer.normalize(original)
    words = TextWords(GroupedNumbers.plain(normalized))
    numbers = words.numbers(in: 0..<words.count)
    exact = PhraseSearch(normalized, wholeWords: true)
    plain = numbers.isEmpty ? nil : PhraseSearch(words.text, wholeWords: true)
  }

  /// Whether nothing is left to look for after normalization.
  var isEmpty: Bool { words.isEmpty }

  /// Whether the phrase is too short for anything but itself.
  var isLookedForAsItIs: Bool { words.text.hasFewerScalars(than: TextCaution.leastCharacters) }

  /// Returns how well the best run of words agrees, 0 when no run holds the phrase's numbers, and all of its words.
  ///
  /// - Parameter text: the text, normalized.
  func score(inNormalized text: String) -> Double {
    if isHeld(exact, in: text) { return 1 }
    let text = plain == nil ? text : GroupedNumbers.plain(text)
    if let plain, isHeld(plain, in: text) { return 1 }
    return isLookedForAsItIs ? 0 : best(in: TextWords(text), isStrict: true)?.score ?? 0
  }

  /// Whether a text holds the phrase, and not only behind a "non" of which it is the rest.
  private func isHeld(_ phrase: PhraseSearch, in text: String) -> Bool {
    guard let first = phrase.ranges(in: text, limit: 1).first else { return false }
    if !Self.isOpposed(text.utf8.prefix(first.lowerBound).suffix(Self.mostBefore)) { return true }
    return phrase.ranges(in: text).contains { !Self.isOpposed(text.utf8.prefix($0.lowerBound).suffix(Self.mostBefore)) }
  }

  /// What makes the opposite of a word behind its hyphen, which normalization makes a space of: "non-refundable".
  private static let opposites = ["non", "anti"]
  private static let mostBefore = 6

  private static func isOpposed(_ before: Substring.UTF8View.SubSequence) -> Bool {
    guard before.last == 0x20, let letter = before.dropLast().last,
      letter == UInt8(ascii: "n") || letter == UInt8(ascii: "i")
    else { return false }
    let words = Substring(before).split(separator: " ", omittingEmptySubsequences: false)
    return words.count > 1 && opposites.contains(String(words[words.count - 2]))
  }

  /// Says which phrases are looked for as they are, since they are so short; `nil` when none is.
  static func shortNote(_ phrases: some Sequence<FuzzyPhrase>) -> String? {
    let short = phrases.filter(\.isLookedForAsItIs).map(\.original)
    guard !short.isEmpty else { return nil }
    return "of fewer than four characters, and so looked for as whole words, letter by letter: \(short.quoted())"
  }

  /// The same phrase after another normalization.
  func normalized(by normalizer: Normalizer) -> FuzzyPhrase { FuzzyPhrase(original, normalizer, using: metric) }

  /// Returns where in a text, as it was given, the phrase or what comes nearest to it stands.
  ///
  /// Other numbers and fragments are near enough here; nothing is returned when no run of words is half alike.
  func nearestRange(in text: String) -> Range<Int>? { nearest(in: text)?.range }

  /// Returns the same with how near it comes, from 0.5 to 1.
  func nearest(in text: String) -> (range: Range<Int>, score: Double)? {
    let normalized = normalizer.normalizeKeepingOffsets(text)
    if let range = exact.ranges(in: normalized.text, limit: 1).first {
      return (normalized.originalRange(ofUTF8: range), 1)
    }
    let words = TextWords(normalized.text)
    let best = best(in: words, isStrict: true) ?? best(in: words, isStrict: false)
    guard let best, best.score >= 0.5 else { return nil }
    return (normalized.originalRange(ofUTF8: best.range), best.score)
  }
}

// MARK: - The best run

extension FuzzyPhrase {
  private struct Run {
    let score: Double
    /// UTF-8 offsets in the normalized text.
    let range: Range<Int>
  }

  /// How many cells of edit matrices are filled at most, which takes about a second; a megabyte of text rarely needs a
  /// thousandth of them.
  private static let mostWork = 20_000_000_000

  /// Returns the best run of words.
  ///
  /// - Complexity: O(length of the text) for runs that share too few letters with the phrase to be the best so far, and
  ///   the cost of the metric for the others, as long as the work lasts.
  private func best(in text: TextWords, isStrict: Bool) -> Run? {
    guard !words.isEmpty else { return nil }
    var best: Run?
    var work = 0
    // What only comes near is found by the quickest metric.
    let metric = isStrict ? metric : .ratio
    // Runs with a word less come last: most of them are fragments, which set no score for others to beat.
    for count in [words.count, words.count + 1, words.count - 1] where count > 0 && count <= text.count {
      var letters = CommonLetters(with: words)
      for first in -count + 1..<text.count - count + 1 {
        letters.add(text.symbols(ofWord: first + count - 1))
        if first > 0 { letters.remove(text.symbols(ofWord: first - 1)) }
        guard first >= 0, work < Self.mostWork,
          letters.mostScore(metric, spaces: count - 1) > best?.score ?? 0,
          // Words that are like each other share so many letters.
          !isStrict || letters.mostScore(.ratio, spaces: count - 1) > WordAlignment.leastCommon
        else {
          continue
        }
        let run = first..<first + count
        guard !isStrict || numbers.isEmpty || numbers.isSubset(of: text.numbers(in: run)) else { continue }
        // A slow metric is asked only about runs that can count.
        guard !isStrict || metric.relativeCost == 1 || holdsEveryWord(run, of: text) else { continue }
        work += (words.length * letters.length + 1_000) * metric.relativeCost
        let score = metric.score(words.text, text.text(ofWords: run), cutoff: best?.score ?? 0) ?? 0
        guard score > best?.score ?? 0, !isStrict || holdsEveryWord(run, of: text) else { continue }
        if isStrict, first > 0, Self.opposites.contains(text.text(ofWords: first - 1..<first)) { continue }
        best = Run(score: score, range: text.range(ofWords: run))
        if score == 1 { return best }
      }
    }
    return best
  }

  private func holdsEveryWord(_ run: Range<Int>, of text: TextWords) -> Bool {
    metric.isFreeOfOrder
      ? WordAlignment.areSameInAnyOrder(words, run, of: text) : WordAlignment.areSame(words, run, of: text)
  }
}

/// The letters that a run of words shares with a phrase, in whatever order: more than any alignment can use.
private struct CommonLetters {
  private let wanted: [Int32]
  private let wantedSpaces: Int
  private let wantedLength: Int
  private var present = [Int32](repeating: 0, count: 256)
  private var shared = 0
  private(set) var length = 0

  init(with phrase: TextWords) {
    var wanted = [Int32](repeating: 0, count: 256)
    for word in 0..<phrase.count {
      for symbol in phrase.symbols(ofWord: word) { wanted[Int(symbol)] += 1 }
    }
    self.wanted = wanted
    wantedSpaces = phrase.count - 1
    wantedLength = phrase.length
  }

  mutating func add(_ word: ArraySlice<UInt8>) {
    for symbol in word {
      if present[Int(symbol)] < wanted[Int(symbol)] { shared += 1 }
      present[Int(symbol)] += 1
    }
    length += word.count
  }

  mutating func remove(_ word: ArraySlice<UInt8>) {
    for symbol in word {
      present[Int(symbol)] -= 1
      if present[Int(symbol)] < wanted[Int(symbol)] { shared -= 1 }
    }
    length -= word.count
  }

  /// Returns what the score of run and phrase cannot exceed.
  func mostScore(_ metric: MentionMetric, spaces: Int) -> Double {
    metric.mostScore(common: shared + min(spaces, wantedSpaces), wantedLength, length + spaces)
  }
}
