import Foundation
import RagSpecTestSupport
import Testing
import TextSimilarity

/// Every score against the package that the field takes it from: RapidFuzz, rouge-score, and SQuAD's definition.
@Suite struct TextSimilarityReferenceTests {
  @Test func `texts of up to 140 pieces score as in the reference packages`() throws {
    try compare(RandomPairs(count: 5_500, longest: 140))
  }

  @Test func `texts of up to 2,000 pieces score as in the reference packages`() throws {
    try compare(RandomPairs(count: 60, longest: 2_000))
  }

  private func compare(_ request: RandomPairs) throws {
    let pairs: [ScoredPair] = try ReferencePython.run("text_similarity.py", on: request)
    #expect(pairs.count == request.count)
    for (index, pair) in pairs.enumerated() {
      let differences = pair.differences(from: ScoredPair(pair.text, pair.reference))
      #expect(differences.isEmpty, "\(differences) in pair \(index) of seed \(request.seed): \(pair)")
    }
  }
}

/// What `text_similarity.py` is asked for.
private struct RandomPairs: Encodable {
  var seed = ProcessInfo.processInfo.environment["RAGSPEC_TEST_SEED"].flatMap(Int.init) ?? 20_260_117
  let count: Int
  let longest: Int
}

/// A pair of texts with all its scores, by name.
private struct ScoredPair: Decodable, CustomStringConvertible {
  let text: String
  let reference: String
  let scores: [String: Double]
  let overlaps: [String: [String: Double]]

  var description: String { "\(text.debugDescription) \(reference.debugDescription)" }

  /// The names of the scores that are more than a rounding error apart, or that only one side has.
  func differences(from other: ScoredPair) -> [String] {
    let (ours, theirs) = (other.flat, flat)
    return Set(ours.keys).union(theirs.keys).sorted().filter { name in
      guard let our = ours[name], let their = theirs[name] else { return true }
      return abs(our - their) > 1e-9
    }
  }

  private var flat: [String: Double] {
    overlaps.reduce(into: scores) { flat, overlap in
      for (name, share) in overlap.value { flat["\(overlap.key) \(name)"] = share }
    }
  }
}

extension ScoredPair {
  init(_ text: String, _ reference: String) {
    self.init(
      text: text, reference: reference,
      scores: [
        "ratio": Ratio.score(text, reference),
        "partial ratio": PartialRatio.score(text, reference),
        "token sort ratio": TokenSortRatio.score(text, reference),
        "token set ratio": TokenSetRatio.score(text, reference),
        "Jaro": Jaro.similarity(text, reference),
        "Jaro-Winkler": JaroWinkler.similarity(text, reference),
        "Levenshtein": Double(Levenshtein.distance(text, reference)),
        "Levenshtein similarity": Levenshtein.normalizedSimilarity(text, reference),
        "Indel": Double(Indel.distance(text, reference)),
        "Indel similarity": Indel.normalizedSimilarity(text, reference),
        "exact match": ExactMatch.score(text, reference),
      ],
      overlaps: [
        "token F1": TokenF1.overlap(text, reference).shares,
        "ROUGE-1": Rouge1.overlap(text, reference, words: .ascii).shares,
        "ROUGE-2": Rouge2.overlap(text, reference, words: .ascii).shares,
        "ROUGE-L": RougeL.overlap(text, reference, words: .ascii).shares,
      ])
  }
}

extension Overlap {
  fileprivate var shares: [String: Double] { ["precision": precision, "recall": recall, "fMeasure": fMeasure] }
}
