/// A limit that a text says a number is, and not its value: "at least 5", "up to 5", "5 or more", "> 5".
enum StatedBound: String, CaseIterable, Sendable {
  case atLeast = "at-least"
  case atMost = "at-most"
  case moreThan = "more-than"
  case lessThan = "less-than"

  /// Returns the limit that a text makes of what stands at a place, `nil` where it states the value.
  ///
  /// - Complexity: O(1): a few words on both sides are looked at.
  static func of(_ range: Range<Int>, in text: ScalarText) -> StatedBound? {
    let before = Self.before(range.lowerBound, in: text)
    return before ?? sign(before: range.lowerBound, in: text) ?? behind(range.upperBound, in: text)
  }

  /// As people say it: "at least".
  var words: String { String(rawValue.map { $0 == "-" ? " " : $0 }) }
}

// MARK: - Words before

extension StatedBound {
  /// Phrases before a number, of which the longest counts.
  private static let phrases: [(StatedBound, String)] = [
    (
      .atLeast,
      """
      at least|a minimum of|no less than|not less than|no fewer than|not fewer than|not under|not below|as few as|\
      as little as|mindestens|wenigstens|nicht weniger als|au moins|au minimum|pas moins de|al menos|por lo menos|\
      como mínimo|no menos de|almeno|come minimo|non meno di|pelo menos|no mínimo|não menos de|minstens|ten minste|\
      niet minder dan|minimaal
      """
    ),
    (
      .atMost,
      """
      at most|a maximum of|no more than|not more than|not over|not above|not exceed|not exceeding|up to|as many as|\
      as much as|cannot exceed|höchstens|maximal|bis zu|nicht mehr als|au plus|au maximum|jusqu'à|pas plus de|\
      como máximo|hasta|a lo sumo|no más de|al massimo|fino a|non più di|no máximo|até|não mais de|hoogstens|\
      ten hoogste|niet meer dan|maximaal
      """
    ),
    (
      .moreThan,
      """
      more than|over|above|beyond|exceeding|exceeds|exceeded|in excess of|upwards of|greater than|higher than|\
      larger than|longer than|mehr als|über|größer als|höher als|plus de|más de|mayor que|superior a|più di|oltre|\
      superiore a|mais de|acima de|meer dan|hoger dan
      """
    ),
    (
      .lessThan,
      """
      less than|fewer than|under|below|lower than|smaller than|shorter than|weniger als|unter|kleiner als|moins de|\
      menos de|menor que|inferior a|meno di|inferiore a|abaixo de|minder dan|lager dan
      """
    ),
  ]

  private struct Phrase {
    /// From the last to the first.
    let words: [String]
    let bound: StatedBound
  }

  /// The phrases by their last word, the longest first.
  private static let byLastWord: [String: [Phrase]] = {
    let all = phrases.flatMap { bound, lines in
      lines.split(separator: "|").map {
        Phrase(words: $0.split(separator: " ").reversed().map(String.init), bound: bound)
      }
    }
    return Dictionary(grouping: all) { $0.words[0] }.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }()

  /// Words between a phrase and its number.
  private static let small = Set(words: "about around approximately roughly some circa ca etwa environ unos de a just")
  /// Before "up to" they make a result of the number: "adds up to 5", "went up to 5".
  private static let results = Set(
    words: """
      add adds added adding sum sums summed summing total totals totaled come comes came amount amounts go goes went gone \
      rise rises rose risen climb climbs climbed move moves moved shot jumps jumped increase increases increased grow \
      grows grew bring brings brought get gets got round rounded rounds is was
      """)

  private static func before(_ start: Int, in text: ScalarText) -> StatedBound? {
    var words = NeighboringWords(before: start, in: text)
    while let word = words.next() {
      if let bound = byLastWord[word]?.lazy.compactMap({ fits($0, words) }).first { return bound }
      guard small.contains(word) else { break }
    }
    return unspacedBefore.first { text.ends(with: $0.word, before: start) }?.bound
  }

  private static func fits(_ phrase: Phrase, _ words: NeighboringWords) -> StatedBound? {
    var words = words
    for word in phrase.words.dropFirst() where words.next() != word { return nil }
    guard phrase.words == ["to", "up"], let verb = words.next() else { return phrase.bound }
    return results.contains(verb) ? nil : phrase.bound
  }
}

// MARK: - Signs

extension StatedBound {
  /// Reads ">", "≥", ">=" and their opposites; not the mark of a quotation, an arrow or the end of a tag.
  private static func sign(before start: Int, in text: ScalarText) -> StatedBound? {
    var end = start
    while text.isHorizontalSpace(end - 1) || text[end - 1]?.isCurrencySign ?? false { end -= 1 }
    switch text[end - 1] {
    case "≥", "⩾": return .atLeast
    case "≤", "⩽": return .atMost
    case "=" where text.holds(">", at: end - 2): return .atLeast
    case "=" where text.holds("<", at: end - 2): return .atMost
    case "<", "＜": return text.holds("<", at: end - 2) ? nil : .lessThan
    case ">", "＞": return isComparison(end - 1, in: text) ? .moreThan : nil
    default: return nil
    }
  }

  /// How far the start of a tag is looked for.
  private static let mostTag = 40

  private static func isComparison(_ position: Int, in text: ScalarText) -> Bool {
    if let before = text[position - 1], Joint.isDash(before) || before == "=" || before == ">" { return false }
    var start = position
    while text.isHorizontalSpace(start - 1) { start -= 1 }
    // "> 5" at the start of a line is a quotation.
    guard let before = text[start - 1], before != "\n", before != "\r" else { return text.isDigit(position + 1) }
    return !(max(0, position - mostTag)..<position).contains { text.holds("<", at: $0) }
  }
}

// MARK: - Behind

extension StatedBound {
  private static let endings: [(StatedBound, Set<String>)] = [
    (
      .atLeast,
      [
        "or more", "or greater", "or higher", "or above", "or over", "or longer", "or later", "or larger", "and above",
        "and up", "and over", "and more", "at least", "oder mehr", "und mehr", "ou plus", "o más", "o mayor", "o più",
        "ou mais", "of meer", "of hoger",
      ]
    ),
    (
      .atMost,
      [
        "or less", "or fewer", "or lower", "or below", "or under", "or shorter", "or earlier", "or smaller",
        "and below", "and under", "at most", "oder weniger", "ou moins", "o menos", "o meno", "ou menos", "of minder",
      ]
    ),
  ]

  private static func behind(_ end: Int, in text: ScalarText) -> StatedBound? {
    if text.holds("+", at: end), !text.isWord(end + 1), !text.holds("/", at: end + 1), !text.holds("+", at: end + 1) {
      let next = text.end(of: text.isHorizontalSpace, from: end + 1)
      // "5+ years" is a limit, "5+ 3" a sum.
      if !text.isDigit(next) { return .atLeast }
    }
    let words = Array(NeighboringWords(behind: end, in: text).prefix(3))
    for start in words.indices.prefix(2) where start + 1 < words.count {
      let pair = "\(words[start]) \(words[start + 1])"
      if let bound = endings.first(where: { $0.1.contains(pair) })?.0 { return bound }
    }
    return unspacedBehind.first { text.begins(with: $0.word, at: end, passing: 2) }?.bound
  }

  private static let unspacedBefore: [(word: String, bound: StatedBound)] = [
    ("不超过", .atMost), ("不少于", .atLeast), ("不多于", .atMost), ("不低于", .atLeast), ("不高于", .atMost),
    ("超过", .moreThan), ("多于", .moreThan), ("大于", .moreThan), ("高于", .moreThan), ("至少", .atLeast), ("最少", .atLeast),
    ("至多", .atMost), ("最多", .atMost), ("不到", .lessThan), ("少于", .lessThan), ("小于", .lessThan), ("低于", .lessThan),
    ("少なくとも", .atLeast), ("多くとも", .atMost), ("最大で", .atMost),
  ]
  private static let unspacedBehind: [(word: String, bound: StatedBound)] = [
    ("以上", .atLeast), ("以下", .atMost), ("未満", .lessThan), ("未满", .lessThan), ("を超え", .moreThan), ("이상", .atLeast),
    ("이하", .atMost), ("미만", .lessThan),
  ]
}
