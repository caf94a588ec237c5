/// The stem of an English word, by Porter's rules as the `nltk` package has extended them.
///
/// Other languages have other endings: on a German or French text it does harm.
///
/// - SeeAlso: Porter, *An algorithm for suffix stripping*, 1980.
struct PorterStemmer {
  private var letters: [UInt8]

  /// Returns the stem of a word of lower-case letters and digits of ASCII; a word of one or two letters is its own.
  static func stem(_ word: [UInt8]) -> [UInt8] {
    if let stem = irregularStems[word] { return stem }
    guard word.count > 2 else { return word }
    var stemmer = PorterStemmer(letters: word)
    stemmer.stripAll()
    return stemmer.letters
  }

  private static let irregularStems: [[UInt8]: [UInt8]] = {
    let stems = [
      "sky": ["sky", "skies"], "die": ["dying"], "lie": ["lying"], "tie": ["tying"], "news": ["news"],
      "inning": ["innings", "inning"], "outing": ["outings", "outing"], "canning": ["cannings", "canning"],
      "howe": ["howe"], "proceed": ["proceed"], "exceed": ["exceed"], "succeed": ["succeed"],
    ]
    let words = stems.flatMap { stem, words in words.map { (Array($0.utf8), Array(stem.utf8)) } }
    return Dictionary(words) { stem, _ in stem }
  }()

  private mutating func stripAll() {
    stripPlural()
    stripPastAndProgressive()
    if ends(with: "y"), letters.count > 2, isConsonant(letters.count - 2) { replace(1, with: "i") }
    while ends(with: "alli"), measure(without: 4) > 0 { replace(4, with: "al") }
    apply(Self.doubleSuffixes, measure: 1)
    apply(Self.suffixes, measure: 1)
    stripLastSuffix()
    stripFinalE()
    if ends(with: "ll"), measure(without: 1) > 1 { letters.removeLast() }
  }
}

// MARK: - The shape of a word

extension PorterStemmer {
  /// Whether the letter at a place is a consonant; *y* is one unless it follows one.
  private func isConsonant(_ place: Int) -> Bool {
    switch letters[place] {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): return false
    case UInt8(ascii: "y"): break
    default: return true
    }
    let start = letters[..<place].lastIndex { $0 != UInt8(ascii: "y") }
    let startsWithConsonant = start.map { isConsonant($0) } ?? false
    return (place - (start ?? -1)) % 2 == 1 ? !startsWithConsonant : startsWithConsonant
  }

  /// How often a vowel is followed by a consonant in all but the last letters.
  private func measure(without count: Int) -> Int {
    var (measure, wasConsonant) = (0, true)
    for place in 0..<max(0, letters.count - count) {
      let isConsonant =
        letters[place] == UInt8(ascii: "y") && place > 0 ? !wasConsonant : isConsonant(place)
      if isConsonant, !wasConsonant { measure += 1 }
      wasConsonant = isConsonant
    }
    return measure
  }

  private func hasVowel(without count: Int) -> Bool {
    (0..<max(0, letters.count - count)).contains { !isConsonant($0) }
  }

  private var endsWithDoubleConsonant: Bool {
    let count = letters.count
    return count >= 2 && letters[count - 1] == letters[count - 2] && isConsonant(count - 1)
  }

  /// Whether all but the last letters end with consonant, vowel, consonant, the last of which is not w, x or y, or are a
  /// vowel and a consonant.
  private func endsWithShortSyllable(without removed: Int = 0) -> Bool {
    let last = letters.count - removed - 1
    guard last >= 1, isConsonant(last), !isConsonant(last - 1) else { return false }
    guard last >= 2 else { return true }
    return isConsonant(last - 2) && !"wxy".utf8.contains(letters[last])
  }

  private func ends(with suffix: StaticString) -> Bool {
    suffix.withUTF8Buffer { letters.count >= $0.count && letters.suffix($0.count).elementsEqual($0) }
  }

  private mutating func replace(_ count: Int, with suffix: StaticString) {
    letters.removeLast(count)
    suffix.withUTF8Buffer { letters.append(contentsOf: $0) }
  }
}

// MARK: - The steps

extension PorterStemmer {
  private typealias Rule = (suffix: StaticString, replacement: StaticString)

  /// The first rule whose suffix fits decides; it applies if what it leaves has the measure.
  private mutating func apply(_ rules: [Rule], measure least: Int) {
    guard let rule = rules.first(where: { ends(with: $0.suffix) }) else { return }
    let count = rule.suffix.utf8CodeUnitCount
    // The l of "logi" counts for the stem, so that "geologi" becomes "geolog".
    let kept = rule.replacement.utf8CodeUnitCount == 3 && ends(with: "logi") ? 1 : 0
    if measure(without: count - kept) >= least { replace(count, with: rule.replacement) }
  }

  private mutating func stripPlural() {
    if ends(with: "ies") {
      replace(3, with: letters.count == 4 ? "ie" : "i")
    } else if ends(with: "sses") {
      letters.removeLast(2)
    } else if ends(with: "s"), !ends(with: "ss") {
      letters.removeLast()
    }
  }

  private mutating func stripPastAndProgressive() {
    if ends(with: "ied") {
      replace(3, with: letters.count == 4 ? "ie" : "i")
    } else if ends(with: "eed") {
      if measure(without: 3) > 0 { letters.removeLast() }
    } else if ends(with: "ed"), hasVowel(without: 2) {
      letters.removeLast(2)
      mendEnd()
    } else if ends(with: "ing"), hasVowel(without: 3) {
      letters.removeLast(3)
      mendEnd()
    }
  }

  /// Restores the end of a stem that lost its *-ed* or *-ing*.
  private mutating func mendEnd() {
    if ends(with: "at") || ends(with: "bl") || ends(with: "iz") {
      letters.append(UInt8(ascii: "e"))
    } else if endsWithDoubleConsonant {
      if let last = letters.last, !"lsz".utf8.contains(last) { letters.removeLast() }
    } else if measure(without: 0) == 1, endsWithShortSyllable() {
      letters.append(UInt8(ascii: "e"))
    }
  }

  private static let doubleSuffixes: [Rule] = [
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"),
    ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
    ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
    ("iviti", "ive"), ("biliti", "ble"), ("fulli", "ful"), ("logi", "log"),
  ]

  private static let suffixes: [Rule] = [
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
  ]

  private static let lastSuffixes: [Rule] = [
    ("al", ""), ("ance", ""), ("ence", ""), ("er", ""), ("ic", ""), ("able", ""), ("ible", ""), ("ant", ""),
    ("ement", ""), ("ment", ""), ("ent", ""), ("ou", ""), ("ism", ""), ("ate", ""), ("iti", ""), ("ous", ""),
    ("ive", ""), ("ize", ""),
  ]

  private mutating func stripLastSuffix() {
    guard ends(with: "ion") else { return apply(Self.lastSuffixes, measure: 2) }
    if ends(with: "sion") || ends(with: "tion"), measure(without: 3) > 1 { letters.removeLast(3) }
  }

  private mutating func stripFinalE() {
    guard ends(with: "e") else { return }
    let measure = measure(without: 1)
    if measure > 1 || measure == 1 && !endsWithShortSyllable(without: 1) { letters.removeLast() }
  }
}
