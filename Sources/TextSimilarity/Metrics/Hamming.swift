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
  @inline(__always)
  public func similarity(in pair: SymbolPair, cutoff: Double) -> Double? {
    let least = Int(roundingUp: cutoff)
    let count =
      switch pair.storage {
      case .bytes(let pair): pair.equalPlaceCount(atLeast: least)
      case .words(let pair): pair.equalPlaceCount(atLeast: least)
      }
    return count.map(Double.init)
  }

  /// Returns the normalized similarity, or nothing if it is less than `cutoff`.
  ///
  /// Short texts are compared in so few steps that the calls on the way there would take as long: ASCII goes without.
  public static func score(_ text: String, _ reference: String, cutoff: Double) -> Double? {
    var score: Double?
    let isFound = text.utf8.withContiguousStorageIfAvailable { text in
      reference.utf8.withContiguousStorageIfAvailable { reference in
        guard text.isASCII(with: reference) else { return false }
        let pair = SymbolPair(BufferPair(text, reference, alphabetSize: 128))
        score = Hamming().normalizedSimilarity(of: pair, cutoff: cutoff)
        return true
      } ?? false
    }
    return isFound == true ? score : normalizedSimilarity(text, reference, cutoff: cutoff)
  }
}

extension BufferPair {
  /// The number of places with the same symbol, or nothing if there are less than `least`.
  @inline(__always)
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

  @inline(__always)
  private func equalCount(in places: Range<Int>) -> Int {
    guard MemoryLayout<Symbol>.stride > 1 else { return equalByteCount(in: places) }
    return places.count { first[$0] == second[$0] }
  }

  /// The number of places with the same byte: sixteen in a step.
  @inline(__always)
  private func equalByteCount(in places: Range<Int>) -> Int {
    // A lane counts one for each step at most, of which there are 64.
    var (lanes, place) = (SIMD16<UInt8>(repeating: 0), places.lowerBound)
    while place &+ 16 <= places.upperBound {
      lanes = lanes &- equalLanes(at: place)
      place &+= 16
    }
    guard place < places.upperBound else { return lanes.sum }
    guard places.upperBound >= 16 else { return lanes.sum &+ equalCount(inRest: place..<places.upperBound) }
    // The sixteen bytes that end there reach back into those that have been counted: these lanes do not count.
    let counted = SIMD16(repeating: UInt8(truncatingIfNeeded: 16 &- (places.upperBound &- place)))
    let rest = equalLanes(at: places.upperBound &- 16).replacing(with: 0, where: .laneNumbers .< counted)
    return (lanes &- rest).sum
  }

  /// −1 in each lane whose bytes are the same, 0 in the others.
  @inline(__always)
  private func equalLanes(at place: Int) -> SIMD16<UInt8> {
    let (one, other) = blocks(at: place, SIMD16<UInt8>.self)
    return SIMD16<UInt8>(repeating: 0).replacing(with: 0xFF, where: one .== other)
  }

  /// The number of places with the same byte, of two sequences of less than sixteen.
  @inline(__always)
  private func equalCount(inRest places: Range<Int>) -> Int {
    guard places.upperBound >= 8 else { return places.count { first[$0] == second[$0] } }
    // Both eights of bytes together reach over all; what both hold is made to differ in the second.
    let counted = ~UInt64(0) &>> UInt64(truncatingIfNeeded: 8 &* (places.upperBound &- 8))
    let (one, other) = blocks(at: 0, UInt64.self)
    let (lastOne, lastOther) = blocks(at: places.upperBound &- 8, UInt64.self)
    return (one ^ other).zeroByteCount &+ ((lastOne ^ lastOther) | counted.littleEndian).zeroByteCount
  }

  /// What both sequences hold from a place on, which is also the byte offset.
  @inline(__always)
  private func blocks<Block>(at place: Int, _ type: Block.Type) -> (Block, Block) {
    (
      UnsafeRawBufferPointer(first).loadUnaligned(fromByteOffset: place, as: type),
      UnsafeRawBufferPointer(second).loadUnaligned(fromByteOffset: place, as: type)
    )
  }
}

extension SIMD16<UInt8> {
  fileprivate static var laneNumbers: Self { Self(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) }

  /// The sum of all lanes.
  @inline(__always)
  fileprivate var sum: Int {
    let words = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    let (even, odd) = (words & 0x00FF_00FF_00FF_00FF, (words &>> 8) & 0x00FF_00FF_00FF_00FF)
    let pairs = even &+ odd
    // A product with 1, 2¹⁶, 2³², … has the sum of the four parts in the uppermost one.
    return Int(truncatingIfNeeded: ((pairs[0] &+ pairs[1]) &* 0x0001_0001_0001_0001) &>> 48)
  }
}

extension UInt64 {
  /// The number of bytes that are 0.
  @inline(__always)
  fileprivate var zeroByteCount: Int {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    // The top bit of each byte is left where any bit of it is set.
    let flags = ~(((self & low) &+ low) | self | low)
    return Int(truncatingIfNeeded: ((flags &>> 7) &* 0x0101_0101_0101_0101) &>> 56)
  }
}
