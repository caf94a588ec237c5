/// The matches of two sequences in the sense of Jaro.
struct CommonSymbols {
  let count: Int
  /// How many matched symbols differ when those of both sequences are put side by side in order.
  let displacedCount: Int
}

extension CommonSymbols {
  /// Matches each symbol of the second sequence with the first free equal one that is no more than `bound` places away.
  init<Symbol>(in pair: BufferPair<Symbol>, within bound: Int) {
    // In a common prefix each symbol finds itself: those before it are taken.
    var rest = pair
    let prefix = rest.trimCommonPrefix()
    guard !rest.first.isEmpty, !rest.second.isEmpty else {
      self.init(count: prefix, displacedCount: 0)
      return
    }
    let common = rest.withEncoded { pair in
      max(pair.pattern.count, pair.text.count) <= UInt64.bitWidth
        ? CommonSymbols(inWords: pair, within: bound) : CommonSymbols(inLists: pair, within: bound)
    }
    self.init(count: prefix + common.count, displacedCount: common.displacedCount)
  }

  /// Both sequences fit into a word: of the places that are left the first free one is the lowest bit.
  private init<Symbol>(inWords pair: EncodedPair<Symbol>, within bound: Int) {
    self = MatchMasks<UInt64>.with(rowCount: pair.rowCount) { masks in
      masks.insert(pair.pattern[...])
      let reach = min(bound, UInt64.bitWidth &- 1)
      // The places no further off than the bound, as the text goes on: they come in from above and leave below.
      var near = ~UInt64(0) &>> UInt64(truncatingIfNeeded: UInt64.bitWidth &- 1 &- reach)
      var (free, matched, bit) = (~UInt64(0), UInt64(0), UInt64(1))
      for place in 0..<pair.text.count {
        let places = masks[pair.text[place]] & near & free
        free ^= places & (0 &- places)
        matched |= places == 0 ? 0 : bit
        bit &<<= 1
        near = near &<< 1 | (place < reach ? 1 : 0)
      }
      return CommonSymbols(
        count: matched.nonzeroBitCount, displacedCount: Self.displacedCount(~free, matched, pair.text, masks))
    }
  }

  /// How many of the matched symbols of the text are not what the taken place of the same rank holds.
  private static func displacedCount(
    _ taken: UInt64, _ matched: UInt64, _ text: UnsafeBufferPointer<some BinaryInteger>, _ masks: MatchMasks<UInt64>
  ) -> Int {
    var (taken, matched, count) = (taken, matched, 0)
    while matched != 0 {
      let place = taken & (0 &- taken)
      count &+= masks[text[matched.trailingZeroBitCount]] & place == 0 ? 1 : 0
      taken ^= place
      matched &= matched &- 1
    }
    return count
  }

  private init<Symbol>(inLists pair: EncodedPair<Symbol>, within bound: Int) {
    self = Places.with(pattern: pair.pattern, rowCount: pair.rowCount) { places in
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
