import RagSpecTestSupport
import Testing

@testable import TextSimilarity

@Suite struct NGramTests {
  @Test func `the reference's runs are looked for in the text`() {
    #expect(NGramContainment.score("it said that the cat sat on the mat", "the cat sat on") == 1)
    #expect(NGramContainment.score("the cat sat on", "it said that the cat sat on") == 2.0 / 5)
    #expect(NGramContainment.score("The CAT sat.", "the cat, sat") == 1)
    #expect(NGramContainment.score("the cat", "cat") == 1)
    #expect(NGramContainment.score("a b", "") == 1)
    #expect(NGramContainment.score("", "a", cutoff: 0.1) == nil)
    #expect(NGramContainment(order: 2).share(of: "東京都", in: "東京の") == 0.5)
    #expect(NGramContainment(order: 2, unit: .characters).share(of: "ab c", in: "xAB") == 0.5)
    #expect(NGramContainment(order: 0).order == 1)
    #expect(NGramContainment(order: 1).share(of: "a a b", in: "a") == 0.5)
  }

  @Test func `runs have equal numbers where all their symbols are equal`() {
    var source = TextSource(seed: SeededGenerator.seed)
    for _ in 0..<40 {
      let texts = (0..<3).map { _ in
        Textbook.scalars(source.text(source.number(0...60), alphabet: source.number(0...8)))
      }
      for (length, runs) in allRuns(of: texts).enumerated() {
        let expected = texts.map { text in
          text.count > length ? (0..<text.count - length).map { Array(text[$0...$0 + length]) } : []
        }
        let found = texts.indices.map(runs.sequence)
        #expect(found.map(\.count) == expected.map(\.count) && texts.indices.map(runs.count(of:)) == found.map(\.count))
        let (numbers, parts) = (found.joined(), expected.joined())
        #expect(Set(zip(numbers, parts).map { [$0] + $1 }).count == Set(parts).count)
        #expect(Set(numbers).count == Set(parts).count && runs.bound == max(Set(parts).count, 0))
        #expect(runs.commonCount(0, 1) == common(expected[0], expected[1]))
      }
    }
  }

  /// The runs of 1 to 5 symbols, found both one after the other and each for itself.
  private func allRuns(of texts: [[UInt32]]) -> [NumberedSequences] {
    var runs: [NumberedSequences] = []
    let symbols = NumberedSequences(scalars: texts)
    symbols.forEachRunLength(upTo: 5) { runs.append($0) }
    #expect(runs.indices.allSatisfy { symbols.runs(of: $0 + 1).numbers == runs[$0].numbers })
    return runs
  }

  private func common(_ one: [[UInt32]], _ other: [[UInt32]]) -> Int {
    Set(one).reduce(0) { sum, run in sum + min(one.count { $0 == run }, other.count { $0 == run }) }
  }
}
