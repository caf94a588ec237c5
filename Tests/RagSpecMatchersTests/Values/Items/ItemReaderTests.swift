import RagSpecTestSupport
import Testing

@testable import RagSpecMatchers

@Suite struct ItemReaderTests {
  /// Outputs and the items that they list; a sentence each in prose.
  private static let read: [(text: String, items: [[String]])] = [
    ("Berlin, Paris and Rome", [["Berlin", "Paris", "Rome"]]),
    ("Berlin, Paris, and Rome.", [["Berlin", "Paris", "Rome."]]),
    ("Berlin; Paris, France; and Rome", [["Berlin", "Paris, France", "Rome"]]),
    ("- Berlin\n- Paris, France\n* Rome", [["Berlin", "Paris, France", "Rome"]]),
    ("The offices:\n\n1. Berlin\n2) Paris\n(3) Rome\n\nI hope this helps, thanks!", [["Berlin", "Paris", "Rome"]]),
    ("• Berlin\r\n• Paris", [["Berlin", "Paris"]]), ("a) Berlin\nb) Paris", [["Berlin", "Paris"]]),
    ("- [x] Berlin\n- [ ] Paris", [["Berlin", "Paris"]]), ("- Berlin", [["Berlin"]]),
    ("Offices:\nBerlin\nParis and Lyon\n\nRome", [["Berlin", "Paris and Lyon", "Rome"]]),
    ("[\"Berlin\", 5, true, {\"a\": 1}]", [["Berlin", "5", "true", "{\"a\":1}"]]),
    ("```json\n[\"Berlin\"]\n```", [["Berlin"]]), ("{\"offices\": [\"Berlin\"]}", [["Berlin"]]), ("[]", [[]]),
    ("[Berlin, Paris]", [["[Berlin, Paris]"]]), ("1, 2, 3", [["1", "2", "3"]]), ("1,2,3", [["1", "2", "3"]]),
    ("1,234 and 1,5", [["1,234", "1,5"]]), ("\"Paris, France\", Rome", [["\"Paris, France\"", "Rome"]]),
    ("Berlin (HQ, since 2010), Paris", [["Berlin (HQ, since 2010)", "Paris"]]),
    ("Berlin (HQ, Paris", [["Berlin (HQ", "Paris"]]),
    ("Berlin, Paris as well as Rome", [["Berlin", "Paris", "Rome"]]), ("Berlin & Paris", [["Berlin", "Paris"]]),
    ("AT&T, IBM", [["AT&T", "IBM"]]), ("Berlin und Paris oder Rom", [["Berlin", "Paris", "Rom"]]),
    ("苹果、梨，桃", [["苹果", "梨", "桃"]]), ("Berlin. Paris!", [["Berlin."], ["Paris!"]]),
    ("St. Louis, Dr. Who", [["St. Louis", "Dr. Who"]]), ("Android, Orlando", [["Android", "Orlando"]]),
    ("The offices are in Berlin and Rome", [["Berlin", "Rome"]]), ("", []), (" \n ", []), (",;,", [[]]), ("...", [[]]),
    ("and", [["and"]]), ("| Berlin | Paris |", [["Berlin", "Paris"]]), ("-5\n-6", [["-5", "-6"]]),
    ("👍, Paris", [["👍", "Paris"]]),
    ("Berlin/Paris / Rome", [["Berlin", "Paris", "Rome"]]), ("Berlin, Paris/Rome", [["Berlin", "Paris/Rome"]]),
    ("24/7 and n/a", [["24/7", "n/a"]]), ("(1) Berlin (2) Paris (3) Rome", [["Berlin", "Paris", "Rome"]]),
    ("There are two: 1. Berlin 2. Paris, France", [["Berlin", "Paris, France"]]),
    ("1) Berlin, 2) Paris, and 3) Rome", [["Berlin,", "Paris,", "Rome"]]),
    ("(1) Berlin (2) ", [["Berlin (2)"]]), ("x: 1. a 2. b 3. \n", [["a", "b 3."]]),
    ("(1) Berlin (3) Paris", [["Berlin (3) Paris"]]), ("It has (1) a roof", [["(1) a roof"]]),
    ("Here: [\"Berlin\", \"Paris\"]. Thanks!", [["Berlin", "Paris"]]),
    ("Berlin [1], Paris [2]", [["Berlin [1]", "Paris [2]"]]),
  ]

  @Test func `reads items in all the ways in which they are listed`() {
    for (text, items) in Self.read {
      #expect(ItemReader.groups(in: text).map { $0.items.map(\.text) } == items, "'\(text)'")
    }
  }

  @Test func `ranges point at the items`() {
    var generator = SeededGenerator(seed: 4)
    let pieces = [
      "Berlin", " ", ", ", " and ", "\n", "- ", "é", "1. ", "2. ", "(1) ", "(2) ", "/", "→", "(", ")", ";", ":", ".",
      "👍", "\"", "苹果", "、", "1,2",
    ]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0...14, using: &generator)).compactMap { _ in
        pieces.randomElement(using: &generator)
      }
      .joined()
      for item in ItemReader.groups(in: text).flatMap(\.items) {
        let written = item.range.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
        #expect(written == nil || written == item.readings[0], "'\(text)'")
        #expect(!item.readings.isEmpty && item.readings.count <= 12)
      }
    }
  }

  @Test func `nothing separates inside what is protected`() {
    let text = "é Trinidad and Tobago, Cuba"
    let groups = ItemReader.groups(in: text, protected: [3..<22])
    #expect(groups.map { $0.items.map { $0.readings[0] } } == [["é Trinidad and Tobago", "Cuba"]])
  }
}
