/// What a ``NumberTable`` can number.
protocol TableKey: BitwiseCopyable, Equatable {
  /// A number that is the same for equal keys, and whose upper bits differ for nearly all others.
  var tableHash: UInt64 { get }
}

/// Numbers for keys in order of appearance: an open-addressing table with linear probing.
struct NumberTable<Key: TableKey> {
  /// For each slot the number and one; 0 marks a free slot, and only these have to be cleared.
  private let ranks: UnsafeMutableBufferPointer<UInt32>
  /// For each slot that is not free its key.
  private let keys: UnsafeMutableBufferPointer<Key>
  private let shift: UInt64
  /// How many different keys there are so far.
  private(set) var count = 0

  /// Calls `body` with a table for so many different keys at most.
  static func with<Result>(capacity: Int, _ body: (inout NumberTable) -> Result) -> Result {
    let bits = max(3, Int.bitWidth - (2 * capacity).leadingZeroBitCount)
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1 << bits) { ranks in
      ranks.initialize(repeating: 0)
      return withUnsafeTemporaryAllocation(of: Key.self, capacity: 1 << bits) { keys in
        var table = NumberTable(ranks: ranks, keys: keys, shift: UInt64(64 - bits))
        return body(&table)
      }
    }
  }

  private init(ranks: UnsafeMutableBufferPointer<UInt32>, keys: UnsafeMutableBufferPointer<Key>, shift: UInt64) {
    self.ranks = ranks
    self.keys = keys
    self.shift = shift
  }

  /// Returns the number of a key: the next free one when it is new.
  @inline(__always)
  mutating func number(of key: Key) -> UInt32 {
    var slot = Int(key.tableHash >> shift)
    while ranks[slot] != 0 {
      if keys[slot] == key { return ranks[slot] &- 1 }
      slot = (slot &+ 1) & (ranks.count &- 1)
    }
    count &+= 1
    keys.initializeElement(at: slot, to: key)
    ranks[slot] = UInt32(truncatingIfNeeded: count)
    return UInt32(truncatingIfNeeded: count &- 1)
  }
}

extension UInt64: TableKey {
  @inline(__always)
  var tableHash: UInt64 { self &* 0x9E37_79B9_7F4A_7C15 }
}

extension Token: TableKey {
  @inline(__always)
  var tableHash: UInt64 {
    var hash = key.tableHash ^ UInt64(utf8.count)
    for byte in utf8.dropFirst(8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (hash ^ hash >> 32).tableHash
  }
}
