import Foundation
import TextSimilarity

/// What the scripts are asked for that score random pairs of texts.
struct RandomPairs: Encodable, Sendable {
  var seed = ProcessInfo.processInfo.environment["RAGSPEC_TEST_SEED"].flatMap(Int.init) ?? 20_260_117
  let count: Int
  let longest: Int
}

/// A pair of texts with all its scores in the reference packages, by name.
struct ScoredPair: Decodable, CustomStringConvertible {
  let text: String
  let reference: String
  let scores: [String: Double]
  let overlaps: [String: [String: Double]]
  /// A second reference, and the scores against both.
  let other: String?
  let scoresOfTwo: [String: Double]?

  var description: String { "\(text.debugDescription) \(reference.debugDescription)" }

  /// The scores that are more than a rounding error away, or that only the reference has.
  var differences: [String] { scoreDifferences + overlapDifferences + differencesOfTwo }

  private var scoreDifferences: [String] {
    scores.keys.sorted().compactMap { name in
      let score = ReferenceScores.byName[name] ?? OverlapScores.byName[name]
      return Self.difference(name, score?(text, reference), scores[name])
    }
  }

  private var overlapDifferences: [String] {
    overlaps.sorted { $0.key < $1.key }.flatMap { name, shares in
      let our = ReferenceOverlaps.byName[name]?(text, reference).shares
      return shares.keys.sorted().compactMap { Self.difference("\(name) \($0)", our?[$0], shares[$0]) }
    }
  }

  private var differencesOfTwo: [String] {
    guard let other, let scoresOfTwo else { return [] }
    return scoresOfTwo.keys.sorted().compactMap { name in
      let our = OverlapScores.ofReferences[name]?.score(text, against: [reference, other])
      return Self.difference("\(name) of two", our, scoresOfTwo[name])
    }
  }

  static func difference(_ name: String, _ our: Double?, _ their: Double?) -> String? {
    guard let our, let their else { return "\(name) is missing" }
    return abs(our - their) <= 1e-9 ? nil : "\(name) is \(our), not \(their)"
  }
}

extension Overlap {
  fileprivate var shares: [String: Double] { ["precision": precision, "recall": recall, "fMeasure": fMeasure] }
}
