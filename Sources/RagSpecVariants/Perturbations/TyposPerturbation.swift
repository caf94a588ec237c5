package import RagSpecCore

/// Slips of the fingers.
package struct TyposPerturbation: RandomPerturbation {
  package static let descriptor = ExtensionDescriptor(
    name: "typos", summary: "letters are swapped, dropped, doubled, or hit on the next key",
    discussion: """
      Each edit is drawn from `kinds` and hits a letter of another word, as long as there are words; words of three letters \
      and more are preferred. Digits and marks stay as they are, since another number is another question. Letters are \
      what a reader takes for one, accents included.
      """,
    value: .either([
      edits,
      .mapping(
        [
          Field("edits", edits, default: "1", "how many edits in each variant"),
          Field(
            "kinds", .list(.choice(Kind.allCases.map(\.rawValue))),
            default: "[\(Kind.allCases.map(\.rawValue).joined(separator: ", "))]", "the edits that may be drawn"),
          Field(
            "keyboard", .choice(KeyboardLayout.allCases.map(\.rawValue)), default: "qwerty",
            "whose next keys are hit; letters that it lacks get another edit"),
        ] + Draws.fields),
    ]),
    rewordings: [
      Rewording("typos: 1", of: "How many weeks of parental leave?", "How many weeks of prental leave?"),
      Rewording(
        "typos: {count: 2, seed: 7, edits: 2}", of: "Wie viel Urlaub bekomme ich?", "Wie vile Urlaub bekkomme ich?",
        "Wei viell Urlaub bekomme ich?"),
      Rewording("typos: {kinds: [swap]}", of: "育休は何週間ですか", "育休は週何間ですか"),
      Rewording("typos: 1", of: "2 + 2 = ?", nil),
    ])

  private static let edits = ValueType.integer(1...100)

  enum Kind: String, CaseIterable, Sendable { case swap, drop, double, neighbor }

  let draws: Draws
  private let edits: Int
  private let kinds: [Kind]
  private let keyboard: KeyboardLayout

  package init(_ value: ConfigNode, files: (any ProjectFiles)?) throws(InvalidInput) {
    draws = Draws(value)
    edits = value.integer ?? value["edits"]?.integer ?? 1
    keyboard = value["keyboard"].flatMap { KeyboardLayout(rawValue: $0.text) } ?? .qwerty
    let kinds = value["kinds"]?.elements.compactMap { Kind(rawValue: $0.text) } ?? Kind.allCases
    guard !kinds.isEmpty else {
      throw InvalidInput("empty-list", "the list of edits is empty", at: (value["kinds"] ?? value).location)
    }
    self.kinds = kinds
  }

  func text(from original: String, by generator: inout PerturbationGenerator) -> String? {
    var letters = Array(original)
    var edited: Set<Int> = []
    for _ in 0..<edits {
      guard edit(&letters, &edited, by: &generator) else { return nil }
    }
    return String(letters)
  }

  /// Edits one letter; returns whether any edit was possible.
  ///
  /// - Parameter edited: words that were edited before, by their number.
  private func edit(
    _ letters: inout [Character], _ edited: inout Set<Int>, by generator: inout PerturbationGenerator
  ) -> Bool {
    let places = places(in: letters, except: edited)
    guard !places.isEmpty else { return false }
    // The first edit that is possible, from one that is drawn on.
    let count = places.count * kinds.count
    let start = generator.below(count)
    for step in 0..<count {
      let draw = (start + step) % count
      let place = places[draw / kinds.count]
      guard let changed = Self.whole(change(letters, at: place, kinds[draw % kinds.count], &generator)) else {
        continue
      }
      letters = changed
      edited.insert(place.word)
      return true
    }
    return false
  }

  /// A letter and the word that it is in.
  private struct Place {
    let word: Int
    let letter: Int
    let isLast: Bool
  }

  private func places(in letters: [Character], except edited: Set<Int>) -> [Place] {
    let words = Array(LetterRuns(in: letters).runs.enumerated())
    let fresh = words.filter { !edited.contains($0.offset) }
    let candidates = [fresh.filter { $0.element.count >= 3 }, fresh.filter { $0.element.count == 2 }, words]
    let chosen = candidates.first { !$0.isEmpty } ?? []
    return chosen.flatMap { word, range in
      range.map { Place(word: word, letter: $0, isLast: $0 == range.upperBound - 1) }
    }
  }

  private func change(
    _ letters: [Character], at place: Place, _ kind: Kind, _ generator: inout PerturbationGenerator
  ) -> [Character]? {
    var letters = letters
    let letter = letters[place.letter]
    switch kind {
    case .swap:
      guard !place.isLast, letters[place.letter + 1] != letter else { return nil }
      letters.swapAt(place.letter, place.letter + 1)
    case .drop:
      // The only letter of a word is the word.
      let isAlone = place.isLast && (place.letter == 0 || !letters[place.letter - 1].isLetter)
      guard !isAlone else { return nil }
      letters.remove(at: place.letter)
    case .double: letters.insert(letter, at: place.letter)
    case .neighbor:
      let neighbors = keyboard.neighbors(of: letter)
      guard !neighbors.isEmpty else { return nil }
      letters[place.letter] = neighbors[generator.below(neighbors.count)]
    }
    return letters
  }

  /// Returns letters that stay what they are when they stand together: parts of Hangul would join to others.
  private static func whole(_ letters: [Character]?) -> [Character]? {
    guard let letters, String(letters).count == letters.count else { return nil }
    return letters
  }
}
