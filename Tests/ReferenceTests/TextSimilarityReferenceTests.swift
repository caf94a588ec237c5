import RagSpecTestSupport
import Testing
import TextSimilarity

/// Every score against the package that the field takes it from: RapidFuzz, rouge-score, and SQuAD's definition.
@Suite struct TextSimilarityReferenceTests {
  /// Short texts in great number, and some up to about 10,000 scalars.
  @Test(arguments: [
    RandomPairs(count: 5_500, longest: 16), RandomPairs(count: 100, longest: 200),
    RandomPairs(count: 4, longest: 4_000),
  ]) func `texts score as in the reference packages`(request: RandomPairs) throws {
    let pairs: [ScoredPair] = try ReferencePython.run("text_similarity.py", on: request)
    #expect(pairs.count == request.count)
    for (index, pair) in pairs.enumerated() {
      let differences = pair.differences
      #expect(differences.isEmpty, "\(differences) in pair \(index) of seed \(request.seed): \(pair)")
    }
  }
}
