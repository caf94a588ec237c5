/// The number of places at which two sequences differ.
///
/// `Hamming.distance("karolin", "kathrin")` is 3. What one sequence has more than the other differs at each place, so one
/// symbol that was left out makes all behind it differ: it is for codes of a fixed length.
///
/// - Range: 0 to the longer of both lengths. Two empty sequences are equal. Symmetric.
/// - Complexity: O(*n*); it ends where a cut-off is out of reach.
/// - SeeAlso: Hamming, *Error detecting and error correcting codes*, 1950.
public struct Hamming: SequenceMetric {
  /// A number of places.
  public typealias Value = Int

  /// Makes the metric, which has no parameters.
  public init() {}

  /// Returns the number of places that agree, or nothing if it is less than `cutoff`.
  public func similarity(in pair: SymbolPair, cutoff: Double) -> Double? {
    let least = Int(cutoff.rounded(.up))
    let count =
      switch pair.storage {
      case .bytes(let pair): pair.equalPlaceCount(atLeast: least)
      case .words(let pair): pair.equalPlaceCount(atLeast: least)
      }
    return count.map(Double.init)
  }
}

extension BufferPair {
  /// The number of places with the same symbol, or nothing if there are less than `least`.
  fileprivate func equalPlaceCount(atLeast least: Int) -> Int? {
    let limit = Swift.min(first.count, second.count)
    var (place, count) = (0, 0)
    while count &+ (limit &- place) >= least {
      guard place < limit else { return count }
      let end = Swift.min(place &+ 1_024, limit)
      for place in place..<end where first[place] == second[place] { count &+= 1 }
      place = end
    }
    return nil
  }
}
