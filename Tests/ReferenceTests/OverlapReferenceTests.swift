import RagSpecTestSupport
import Testing

@testable import TextSimilarity

/// BLEU, chrF and TER against sacrebleu, ROUGE against rouge-score, and error rates against RapidFuzz's distances.
@Suite struct OverlapReferenceTests {
  /// Short texts in great number, and some up to thousands of scalars.
  @Test(arguments: [
    RandomPairs(count: 5_000, longest: 8), RandomPairs(count: 50, longest: 140), RandomPairs(count: 4, longest: 2_000),
  ]) func `texts score as in the reference packages`(request: RandomPairs) throws {
    let reply: ScoredCorpus = try ReferencePython.run("overlap_metrics.py", on: request)
    #expect(reply.pairs.count == request.count)
    for (index, pair) in reply.pairs.enumerated() {
      let differences = pair.differences
      #expect(differences.isEmpty, "\(differences) in pair \(index) of seed \(request.seed): \(pair)")
    }
    #expect(reply.corpusDifferences.isEmpty, "\(reply.corpusDifferences) in seed \(request.seed)")
    #expect(reply.stemDifferences.isEmpty, "\(reply.stemDifferences) in seed \(request.seed)")
  }
}

/// Pairs of texts with their scores, and the scores of all taken together.
private struct ScoredCorpus: Decodable {
  let pairs: [ScoredPair]
  let corpus: [String: Double]
  /// Words with their stems.
  let stems: [String: String]

  var stemDifferences: [String] {
    stems.keys.sorted().compactMap { word in
      let stem = String(decoding: PorterStemmer.stem(Array(word.utf8)), as: UTF8.self)
      return stem == stems[word] ? nil : "\(word) is \(stem), not \(stems[word] ?? "")"
    }
  }

  var corpusDifferences: [String] {
    let texts = pairs.map { (text: $0.text, references: [$0.reference]) }
    return corpus.keys.sorted().compactMap { name in
      ScoredPair.difference(name, OverlapScores.ofReferences[name]?.score(ofCorpus: texts), corpus[name])
    }
  }
}
