/// What a ``NumberTable`` can number.
protocol TableKey: Equatable {
  /// Any key: a free slot must hold one, and nobody looks at it.
  static var filler: Self { get }

  /// A number that is the same for equal keys, and whose upper bits differ for nearly all others.
  var tableHash: UInt64 { get }
}

/// Numbers for keys in order of appearance: an open-addressing table with linear probing.
struct NumberTable<Key: TableKey> {
  private struct Slot {
    let key: Key
    /// The number and one; 0 marks a free slot.
    let rank: UInt32
  }

  private let slots: UnsafeMutableBufferPointer<Slot>
  private let shift: UInt64
  /// How many different keys there are so far.
  private(set) var count = 0

  /// Calls `body` with a table for so many different keys at most.
  static func with<Result>(capacity: Int, _ body: (inout NumberTable) -> Result) -> Result {
    let bits = max(3, Int.bitWidth - (2 * capacity).leadingZeroBitCount)
    return withUnsafeTemporaryAllocation(of: Slot.self, capacity: 1 << bits) { slots in
      slots.initialize(repeating: Slot(key: .filler, rank: 0))
      var table = NumberTable(slots: slots, shift: UInt64(64 - bits))
      return body(&table)
    }
  }

  private init(slots: UnsafeMutableBufferPointer<Slot>, shift: UInt64) {
    self.slots = slots
    self.shift = shift
  }

  /// Returns the number of a key: the next free one when it is new.
  @inline(__always)
  mutating func number(of key: Key) -> UInt32 {
    var slot = Int(key.tableHash >> shift)
    while slots[slot].rank != 0 {
      if slots[slot].key == key { return slots[slot].rank &- 1 }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    count &+= 1
    slots[slot] = Slot(key: key, rank: UInt32(truncatingIfNeeded: count))
    return UInt32(truncatingIfNeeded: count &- 1)
  }
}

extension UInt64: TableKey {
  static var filler: UInt64 { 0 }

  @inline(__always)
  var tableHash: UInt64 { self &* 0x9E37_79B9_7F4A_7C15 }
}

extension Token: TableKey {
  static var filler: Token { Token(UnsafeBufferPointer(start: nil, count: 0)) }

  @inline(__always)
  var tableHash: UInt64 {
    var hash = key.tableHash ^ UInt64(utf8.count)
    for byte in utf8.dropFirst(8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (hash ^ hash >> 32).tableHash
  }
}
