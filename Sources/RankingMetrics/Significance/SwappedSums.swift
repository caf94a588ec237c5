/// The sums of differences of which some are turned around, looked up for eight differences at a time.
///
/// A randomization test adds up the same differences a hundred thousand times: tables make that more than ten times as fast.
struct SwappedSums {
  /// For each eight differences a sum for each way to turn some of them around.
  private let tables: [Double]
  private let groupCount: Int

  private static var groupSize: Int { 8 }
  private static var ways: Int { 1 << groupSize }

  /// - Complexity: O(*n*) time and space for *n* differences, 32 sums for each.
  init(_ differences: [Double]) {
    groupCount = (differences.count + Self.groupSize - 1) / Self.groupSize
    tables = (0..<groupCount).flatMap { group in
      let members = differences.dropFirst(group * Self.groupSize).prefix(Self.groupSize)
      return (0..<Self.ways).map { Self.sum(of: members, swapping: $0) }
    }
  }

  /// Returns a sum without its sign.
  ///
  /// - Parameter nextBits: A bit for each of the next 64 differences, the lowest for the first: whether it is turned around.
  func magnitude(swapping nextBits: () -> UInt64) -> Double {
    var (sum, bits) = (0.0, 0 as UInt64)
    for group in 0..<groupCount {
      if group % Self.groupSize == 0 { bits = nextBits() }
      sum += tables[group * Self.ways + Int(bits % UInt64(Self.ways))]
      bits >>= UInt64(Self.groupSize)
    }
    return abs(sum)
  }

  private static func sum(of members: ArraySlice<Double>, swapping way: Int) -> Double {
    members.enumerated().reduce(0) { $0 + ((way >> $1.offset) & 1 == 0 ? $1.element : -$1.element) }
  }
}
