/// The matches of two sequences in the sense of Jaro.
struct CommonSymbols {
  let count: Int
  /// How many matched symbols differ when those of both sequences are put side by side in order.
  let displacedCount: Int
}

extension CommonSymbols {
  /// Matches each symbol of the second sequence with the first free equal one that is no more than `bound` places away.
  init<Symbol>(in pair: BufferPair<Symbol>, within bound: Int) {
    self = pair.withEncoded { pair in
      Places.with(pattern: pair.pattern, rowCount: pair.rowCount) { places in
        withUnsafeTemporaryAllocation(of: Symbol.self, capacity: pair.pattern.count) { matched in
          var count = 0
          for (place, symbol) in pair.text.prefix(pair.pattern.count + bound).enumerated()
          where places.take(symbol, from: place &- bound, through: place &+ bound) {
            matched.initializeElement(at: count, to: symbol)
            count &+= 1
          }
          return CommonSymbols(count: count, displacedCount: places.differences(to: matched, in: pair.pattern))
        }
      }
    }
  }
}

/// The places of a pattern's symbols, as one list in ascending order for each symbol.
///
/// Places are asked for with bounds that only rise and the first fit is taken. So whatever lies before the place that
/// was found is of no use any more, and each list is walked through once.
private struct Places<Symbol: FixedWidthInteger & UnsignedInteger> {
  /// For each row the first place that may still be taken.
  let heads: UnsafeMutableBufferPointer<Int>
  /// For each place the next one with the same symbol.
  let successors: UnsafeMutableBufferPointer<Int>
  let isTaken: UnsafeMutableBufferPointer<Bool>

  @inline(__always)
  static func with<Result>(
    pattern: UnsafeBufferPointer<Symbol>, rowCount: Int, _ body: (Places) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: rowCount) { heads in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: pattern.count) { successors in
        withUnsafeTemporaryAllocation(of: Bool.self, capacity: pattern.count) { isTaken in
          heads.initialize(repeating: .max)
          isTaken.initialize(repeating: false)
          for place in pattern.indices.reversed() {
            let row = Int(truncatingIfNeeded: pattern[place])
            successors.initializeElement(at: place, to: heads[row])
            heads[row] = place
          }
          return body(Places(heads: heads, successors: successors, isTaken: isTaken))
        }
      }
    }
  }

  /// Takes the first free place of the symbol between the bounds, if there is one.
  @inline(__always)
  func take(_ symbol: Symbol, from lower: Int, through upper: Int) -> Bool {
    let row = Int(truncatingIfNeeded: symbol)
    var place = heads[row]
    while place < lower { place = successors[place] }
    guard place <= upper else {
      heads[row] = place
      return false
    }
    heads[row] = successors[place]
    isTaken[place] = true
    return true
  }

  /// How many of the taken places hold another symbol than `matched` has in the same position.
  @inline(__always)
  func differences(to matched: UnsafeMutableBufferPointer<Symbol>, in pattern: UnsafeBufferPointer<Symbol>) -> Int {
    var (position, count) = (0, 0)
    for place in pattern.indices where isTaken[place] {
      if pattern[place] != matched[position] { count &+= 1 }
      position &+= 1
    }
    return count
  }
}
