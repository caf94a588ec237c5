import Testing

@testable import RagSpecVariants

@Suite struct TyposPerturbationTests {
  @Test func `each kind does what its name says`() throws {
    let original = "leave"
    let swaps: Set = ["elave", "laeve", "levae", "leaev"]
    let drops: Set = ["eave", "lave", "leve", "leae", "leav"]
    let doubles: Set = ["lleave", "leeave", "leaave", "leavve", "leavee"]
    for (kind, expected) in [("swap", swaps), ("drop", drops), ("double", doubles)] {
      let texts = try Perturbed("typos: {count: 30, kinds: [\(kind)]}").texts(from: original).compactMap(\.self)
      #expect(Set(texts) == expected, "\(kind)")
    }
  }

  @Test func `a neighbor is a key that touches, in the same case`() throws {
    #expect(KeyboardLayout.qwerty.neighbors(of: "g") == ["t", "y", "f", "h", "v", "b"])
    #expect(KeyboardLayout.qwerty.neighbors(of: "Q") == ["W", "A"])
    #expect(KeyboardLayout.qwertz.neighbors(of: "ö") == ["p", "ü", "l", "ä"])
    #expect(KeyboardLayout.azerty.neighbors(of: "a").contains("z"))
    #expect(KeyboardLayout.russian.neighbors(of: "ц").contains("у"))
    #expect(KeyboardLayout.qwerty.neighbors(of: "é").isEmpty && KeyboardLayout.qwerty.neighbors(of: "育").isEmpty)
  }

  @Test func `to touch goes both ways`() {
    for layout in KeyboardLayout.allCases {
      for letter in "abcdefghijklmnopqrstuvwxyzäöüйцукенгшщзхъ" {
        for neighbor in layout.neighbors(of: letter) {
          #expect(layout.neighbors(of: neighbor).contains(letter), "\(layout): \(letter) and \(neighbor)")
        }
      }
    }
  }

  @Test func `edits hit different words, short ones last`() throws {
    let perturbed = try Perturbed("typos: {count: 20, edits: 2}")
    for text in perturbed.texts(from: "is it leave or pay").compactMap(\.self) {
      let words = text.split(separator: " ")
      #expect(words.count == 5 && words[0] == "is" && words[1] == "it" && words[3] == "or")
      #expect(words[2] != "leave" && words[4] != "pay", "\(text)")
    }
  }

  @Test func `what no kind can change is left as it is`() throws {
    #expect(try Perturbed("typos: {kinds: [swap]}").texts(from: "aaaa") == [nil])
    #expect(try Perturbed("typos: {kinds: [neighbor]}").texts(from: "育休") == [nil])
    #expect(try Perturbed("typos: {kinds: [drop]}").texts(from: "a b c") == [nil])
    #expect(try Perturbed("typos: {count: 3, kinds: [swap]}").texts(from: "ab") == ["ba", nil, nil])
  }

  /// A syllable behind a lone consonant of Hangul is one character with it.
  @Test func `characters that would join are not put together`() throws {
    #expect(try Perturbed("typos: {kinds: [swap]}").texts(from: "\u{AC00}\u{1100}") == [nil])
    #expect(try Perturbed("typos: {kinds: [swap]}").texts(from: "\u{AC00}\u{B098}") == ["\u{B098}\u{AC00}"])
  }

  @Test func `a wrong option is told at its place`() {
    #expect(told { _ = try Perturbed("typos: {edit: 1}") } == ["s.yaml:1:9 unknown-key"])
    #expect(told { _ = try Perturbed("typos: {kinds: []}") } == ["s.yaml:1:16 empty-list"])
    #expect(
      told { _ = try Perturbed("typos: {kinds: [swop], count: 0}") } == [
        "s.yaml:1:17 unknown-value", "s.yaml:1:31 wrong-type",
      ])
    #expect(told { _ = try Perturbed("typos: many") } == ["s.yaml:1:8 wrong-type"])
    #expect(told { _ = try Perturbed("typoes: 1") } == ["s.yaml:1:1 unknown-perturbation"])
  }
}
