import RagSpecTestSupport
import Testing

@testable import RagSpecVariants

@Suite struct PerturbationGeneratorTests {
  /// The first numbers of the reference implementation for the seed 1234567.
  ///
  /// - source: Vigna, https://prng.di.unimi.it/splitmix64.c
  @Test func `it is SplitMix64`() {
    var generator = PerturbationGenerator(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
      16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
    var (one, other) = (PerturbationGenerator(seed: 7), SeededGenerator(seed: 7))
    for _ in 0..<100 { #expect(one.next() == other.next()) }
  }

  /// What a name, a seed and a text draw is a promise to suites that are already written.
  ///
  /// - source: FNV-1a, SplitMix64 and the shuffle in a few lines of Python.
  @Test func `what is drawn for a text never changes`() {
    var generator = PerturbationGenerator("typos", seed: 1, number: 1, text: "How many weeks?")
    #expect((0..<8).map { _ in generator.below(100) } == [5, 60, 64, 14, 92, 97, 78, 71])
    var elements = Array(0..<8)
    generator.shuffle(&elements)
    #expect(elements == [7, 5, 1, 4, 0, 6, 2, 3])
  }

  @Test func `every number below a bound comes up, and none besides`() {
    var generator = PerturbationGenerator(seed: 3)
    #expect(Set((0..<200).map { _ in generator.below(7) }) == Set(0..<7))
    #expect(generator.below(1) == 0)
  }
}
