/// The ways in which the words of an item may be read, when prose stands around it.
///
/// "The offices are in Berlin" may end with the item, and "Rome (since 2010)" may begin with it. Only words of English
/// tell where prose ends and an item begins; in other languages a colon does, or a list without prose.
enum ItemWording {
  /// How many readings an item has at most.
  private static let mostReadings = 12

  /// Returns the readings of a line of a list: as a whole, and what stands before a remark.
  static func whole(_ text: String) -> [String] {
    let plain = withoutMarks(text)
    return unique([text, plain] + heads(of: text) + heads(of: plain))
  }

  /// Returns the readings of a segment of a sentence.
  static func inSentence(_ text: String, isFirst: Bool, isLast: Bool) -> [String] {
    var readings = [text] + (isFirst || startsWithVerb(text) ? behindLeadIns(text) : [])
    readings.append(withoutParticles(words(text)[...]))
    if isLast { readings += readings.prefix(6).flatMap(beforeRemainders) }
    readings += withoutParticles(unspaced: text)
    return unique(readings + readings.prefix(6).map(withoutNumber) + readings.prefix(6).flatMap(heads))
  }

  /// Without the number of an item in a sentence: "1) apples".
  private static func withoutNumber(_ text: String) -> String {
    let words = words(text)
    guard let first = words.first, first.hasSuffix(")"), first.count <= 4, words.count > 1 else { return text }
    return words.dropFirst().joined(separator: " ")
  }

  private static func unique(_ readings: [String]) -> [String] {
    var seen: Set<String> = []
    return Array(readings.filter { !$0.isEmpty && seen.insert($0).inserted }.prefix(mostReadings))
  }

  /// Without what ends a sentence of Japanese and Chinese, and leads to an item there.
  private static func withoutParticles(unspaced text: String) -> [String] {
    guard text.utf8.contains(where: { $0 >= 0xE3 }) else { return [] }
    var text = String(text.reversed().drop { "。！？!?.".contains($0) }.reversed())
    for ending in ["です", "である", "だ", "があります", "になります", "等", "など"] where text.hasSuffix(ending) {
      text.removeLast(ending.count)
    }
    var readings = [text]
    for lead in ["は", "是", "有", "为", "包括", "：", "在"] {
      if let place = text.lastRange(of: lead) { readings.append(String(text[place...])) }
    }
    return readings
  }

  /// Without signs and emoji before the first word: "🥇 Berlin", "→ Berlin".
  private static func withoutMarks(_ text: String) -> String {
    words(text).drop { !$0.contains { $0.isLetter || $0.isNumber } }.joined(separator: " ")
  }

  /// What stands before a dash, a colon or a parenthesis: the "Berlin" of "Berlin – the capital".
  private static func heads(of text: String) -> [String] {
    [" – ", " — ", " - ", ": ", ":** ", " (", ". "].compactMap { mark in
      let parts = text.split(separator: mark, maxSplits: 1)
      guard parts.count == 2, let head = parts.first else { return nil }
      return String(head).trimmingSpaces
    }
  }
}

// MARK: - Before and behind

extension ItemWording {
  private static let verbs = Set(
    words: """
      is are was were be includes include included including contains contain has have had offers offer provides provide \
      supports support lists list names covers cover comprises comprise uses use namely like follows sind ist waren lauten \
      heißen umfassen sont est étaient comprennent es son están fueron incluyen è sono erano comprendono são foram é \
      incluem zijn waren
      """)
  private static let prepositions = Set(words: "in at on of to from by with for as à en em a te zu aus von de bei")
  private static let particles = Set(
    words: """
      der die das den dem le la les el los las il lo gli i os as de het the a an both either also only just currently now of in then next finally lastly first second third fourth fifth \
      firstly secondly thirdly
      """)
  private static let subjects = Set(words: "we they it he she you there i")

  private static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

  /// Returns what stands behind the words that lead to an item.
  ///
  /// A verb or a colon leads to one. A preposition does so only behind a verb or a subject, for the sake of names such as
  /// "Bank of America".
  private static func behindLeadIns(_ text: String) -> [String] {
    let words = words(text)
    let first = words.first?.lowercased() ?? ""
    var isPredicate = subjects.contains(first) || prepositions.contains(first)
    var readings: [String] = []
    for (index, word) in words.enumerated() where index + 1 < words.count && readings.count < 8 {
      let plain = word.lowercased()
      // Whatever stands behind "they" is a verb.
      let isVerb = verbs.contains(plain) || index == 1 && subjects.contains(first)
      if isVerb || word.last == ":" || isPredicate && prepositions.contains(plain) {
        readings.append(withoutParticles(words[(index + 1)...]))
      }
      isPredicate = isPredicate || isVerb
    }
    return readings
  }

  private static func startsWithVerb(_ text: String) -> Bool {
    words(text).first.map { verbs.contains($0.lowercased()) } ?? false
  }

  private static func withoutParticles(_ words: ArraySlice<Substring>) -> String {
    let rest = words.drop { particles.contains($0.lowercased()) }
    return (rest.isEmpty ? words : rest).joined(separator: " ")
  }

  private static let remainders = Set(
    words: """
      in at as on for with which who that where is are was were has have according respectively since from sind ist haben \
      sont est ont son están tienen sono hanno são têm zijn hebben
      """)

  /// Returns what stands before the words that lead away from an item.
  private static func beforeRemainders(_ text: String) -> [String] {
    let words = words(text)
    return words.indices.dropFirst().filter { remainders.contains(words[$0].lowercased()) }.prefix(3).map { index in
      words[..<index].joined(separator: " ")
    }
  }
}

// MARK: - Prose between commas

extension ItemWording {
  private static let prose = Set(
    words: """
      according as based currently overall however therefore thus yes no sure so well today here there in on at for per \
      which who where with respectively among although though but because since while if please note etc
      """)
  private static let ordinals = Set(
    words: "first second third fourth fifth firstly secondly thirdly then next finally lastly")

  /// Whether a segment at the end of a sentence is prose by its first word: "according to the handbook".
  static func isProse(_ text: String) -> Bool {
    let words = words(text)
    guard let first = words.first?.filter(\.isLetter).lowercased() else { return true }
    return prose.contains(first) || words.count == 1 && ordinals.contains(first)
  }
}

extension String {
  /// How far from the end a lead is looked for: items are short.
  private static let mostBehind = 60

  /// Returns where the text goes on behind the last place of another one, near its end.
  fileprivate func lastRange(of other: String) -> Index? {
    let place = indices.suffix(Self.mostBehind).reversed().first { self[$0...].hasPrefix(other) }
    return place.map { index($0, offsetBy: other.count) }
  }
}
