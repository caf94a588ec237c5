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
      count &+= equalCount(in: place..<end)
      place = end
    }
    return nil
  }

  /// The number of places with the same symbol: sixteen bytes in a step, then one symbol at a time.
  private func equalCount(in places: Range<Int>) -> Int {
    let isWide = MemoryLayout<Symbol>.stride > 1
    let stepCount = isWide ? 0 : places.count / Self.step
    let (one, other) = (UnsafeRawBufferPointer(first), UnsafeRawBufferPointer(second))
    // A lane counts one for each step at most, of which there are 64.
    var lanes = SIMD16<UInt8>(repeating: 0)
    for step in 0..<stepCount {
      let offset = places.lowerBound &+ step &* Self.step
      let (left, right) = (
        one.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self),
        other.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
      )
      lanes = lanes &+ SIMD16<UInt8>(repeating: 0).replacing(with: 1, where: left .== right)
    }
    var count = 0
    for lane in 0..<Self.step { count &+= Int(lanes[lane]) }
    for place in (places.lowerBound &+ stepCount &* Self.step)..<places.upperBound where first[place] == second[place] {
      count &+= 1
    }
    return count
  }

  private static var step: Int { 16 }
}
