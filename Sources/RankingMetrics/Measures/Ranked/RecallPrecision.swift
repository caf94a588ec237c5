/// The precision that a ranking still reaches after shares of what is relevant.
struct RecallPrecision {
  private let level: Int
  private let roundsUp: Bool

  init(_ arguments: inout MeasureArguments) throws(MeasureSyntaxError) {
    level = try arguments.relevanceLevel()
    roundsUp = try arguments.choice("rounding", of: ["nearest", "up"]) == "up"
  }

  /// Returns the values at shares from 0 to 1, or nothing without relevant documents.
  func values(of ranking: JudgedRanking, at recalls: [Double]) -> [Double]? {
    let relevant = ranking.pool.relevantCount(from: level)
    guard relevant > 0 else { return nil }
    let best = bestPrecisions(at: ranking.relevantPlaces(from: level))
    return recalls.map { recall in
      let wanted = max(count(recall * Double(relevant)), 1)
      return wanted > best.count ? 0 : best[wanted - 1]
    }
  }

  private func count(_ share: Double) -> Int {
    guard !roundsUp else { return Int(share + 0.9) }
    return share - Double(Int(share)) < 0.5 ? Int(share) : Int(share) + 1
  }

  /// For each relevant document the highest precision at its place or at that of a later one.
  private func bestPrecisions(at places: [Int]) -> [Double] {
    var (precisions, best) = (places.map { _ in 0.0 }, 0.0)
    for (index, place) in places.enumerated().reversed() {
      best = max(best, Double(index + 1) / Double(place))
      precisions[index] = best
    }
    return precisions
  }
}
