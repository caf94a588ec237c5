/// For each row of an ``EncodedPair`` one word, with a bit set at each place where the pattern has that symbol.
///
/// A `UInt128` is kept as two halves in tables of their own: with 128 rows, as ASCII has, each of them is as large as a
/// temporary allocation may be to be sure to lie on the stack.
struct MatchMasks<Word: FixedWidthInteger & UnsignedInteger>: SymbolMasks {
  private let low: UnsafeMutableBufferPointer<UInt64>
  private let high: UnsafeMutableBufferPointer<UInt64>

  /// Calls `body` with masks without any bit.
  @inline(__always)
  static func with<Result>(rowCount: Int, _ body: (MatchMasks) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: rowCount) { low in
      low.initialize(repeating: 0)
      return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: isWide ? rowCount : 0) { high in
        high.initialize(repeating: 0)
        return body(MatchMasks(low: low, high: high))
      }
    }
  }

  @inline(__always)
  subscript<Symbol: BinaryInteger>(symbol: Symbol) -> Word {
    let row = Int(truncatingIfNeeded: symbol)
    return Self.isWide ? Word(high[row]) << 64 | Word(low[row]) : Word(truncatingIfNeeded: low[row])
  }

  /// Enters the pattern, its first symbol at the given bit.
  @inline(__always)
  func insert<Symbol: BinaryInteger>(_ pattern: Slice<UnsafeBufferPointer<Symbol>>, at firstBit: Int = 0) {
    let lowCount = min(pattern.count, UInt64.bitWidth &- firstBit)
    Self.enter(pattern.prefix(lowCount), into: low, at: firstBit)
    if Self.isWide { Self.enter(pattern.dropFirst(lowCount), into: high, at: 0) }
  }

  /// Takes the pattern out again, so that the next stripe finds empty masks at a cost that the alphabet has no part in.
  @inline(__always)
  func remove<Symbol: BinaryInteger>(_ pattern: Slice<UnsafeBufferPointer<Symbol>>) {
    for symbol in pattern {
      low[Int(truncatingIfNeeded: symbol)] = 0
      if Self.isWide { high[Int(truncatingIfNeeded: symbol)] = 0 }
    }
  }

  /// The lower halves, which are all there is of a pattern that ends within them.
  var lowHalves: MatchMasks<UInt64> { MatchMasks<UInt64>(low: low, high: high) }

  private static var isWide: Bool { Word.bitWidth > UInt64.bitWidth }

  @inline(__always)
  private static func enter<Symbol: BinaryInteger>(
    _ pattern: Slice<UnsafeBufferPointer<Symbol>>, into half: UnsafeMutableBufferPointer<UInt64>, at firstBit: Int
  ) {
    var bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: firstBit)
    for symbol in pattern {
      half[Int(truncatingIfNeeded: symbol)] |= bit
      bit &<<= 1
    }
  }
}
