import RagSpecCore
import Testing

@testable import RagSpecVariants

/// What holds for every perturbation and every text.
@Suite struct PerturbationPropertyTests {
  private static let items = [
    "typos: {count: 20}", "typos: {count: 5, edits: 4, seed: 9, keyboard: qwertz}", "typos: {count: 5, kinds: [drop]}",
    "typos: {count: 3, kinds: [neighbor], keyboard: russian}", "case: [lower, upper, title, sentence]",
    "punctuation: [drop, end]", "word-order: {count: 20}", "word-order: {way: swap, count: 9}",
    "filler: {count: 20}", "filler: {language: french, count: 4}", "synonyms: {file: s, count: 4, edits: 3}",
    "quotes: [straight, english, german, french, swiss, polish, swedish, japanese]",
  ]
  private static let files = ["s": "leave\tabsence\tholiday\nfathers\tdads\n週間\t週\nplan m\tthe medium plan\nab\tcd"]

  @Test(arguments: items) func `a text comes out changed or not at all, and the same each time`(_ item: String) throws {
    let perturbed = try Perturbed(item, files: Self.files)
    for question in Questions.all {
      let texts = perturbed.texts(from: question)
      #expect(texts.count == perturbed.perturbation.names.count)
      #expect(texts.allSatisfy { $0 != question }, "\(question)")
      #expect(texts == (try Perturbed(item, files: Self.files)).texts(from: question))
    }
  }

  @Test func `variants that are drawn differ from each other`() throws {
    for item in Self.items where item.contains("count") {
      let perturbed = try Perturbed(item, files: Self.files)
      for question in Questions.all {
        let texts = perturbed.texts(from: question).compactMap(\.self)
        #expect(Set(texts).count == texts.count, "\(item) of \(question)")
      }
    }
  }

  @Test func `fewer variants are the first of more`() throws {
    for (few, many) in [
      ("typos: {count: 3}", "typos: {count: 9}"), ("word-order: {count: 2}", "word-order: {count: 6}"),
    ] {
      let (some, all) = (try Perturbed(few), try Perturbed(many))
      for question in Questions.all {
        let texts = some.texts(from: question)
        #expect(Array(all.texts(from: question).prefix(texts.count)) == texts)
      }
    }
  }

  @Test func `another seed draws other changes`() throws {
    let question = Questions.all[0]
    let texts = try (0..<20).flatMap { try Perturbed("typos: {seed: \($0)}").texts(from: question) }
    #expect(Set(texts).count > 12)
  }

  @Test func `typos neither split nor join what a reader takes for one character`() throws {
    let perturbed = try Perturbed("typos: {count: 40}")
    for question in Questions.all {
      let before = Set(question)
      for text in perturbed.texts(from: question).compactMap(\.self) {
        #expect(abs(text.count - question.count) <= 1, "\(question) → \(text)")
        // At most one key that was hit by mistake is new.
        #expect(text.count { !before.contains($0) } <= 1, "\(question) → \(text)")
        #expect(text.filter(\.isNumber) == question.filter(\.isNumber))
      }
    }
  }

  @Test func `another order keeps the words`() throws {
    let words = { (text: String) in text.split { $0.isWhitespace || $0.isPunctuation }.map(String.init).sorted() }
    let perturbed = try Perturbed("word-order: {count: 10}")
    for question in Questions.all {
      for text in perturbed.texts(from: question).compactMap(\.self) { #expect(words(text) == words(question)) }
    }
  }

  @Test func `a change of case and of marks keeps the letters`() throws {
    let letters = { (text: String) in text.filter(\.isLetter).uppercased() }
    for item in ["case: [lower, title, sentence]", "punctuation: [drop, end]", "quotes: [german, french]"] {
      let perturbed = try Perturbed(item)
      for question in Questions.all where !question.contains("İ") {
        for text in perturbed.texts(from: question).compactMap(\.self) {
          #expect(letters(text) == letters(question), "\(question) → \(text)")
        }
      }
    }
  }

  @Test func `a filler leaves the question as it is`() throws {
    let perturbed = try Perturbed("filler: {count: 8}")
    for text in perturbed.texts(from: Questions.all[0]).compactMap(\.self) {
      #expect(text.hasPrefix(Questions.all[0]) || text.hasSuffix(Questions.all[0]), "\(text)")
    }
  }
}
