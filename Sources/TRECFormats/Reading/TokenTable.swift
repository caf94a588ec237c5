/// Finds words among others by their hash: open addressing in one array, which is used again for the next words.
struct TokenTable {
  private var slots: [Int32] = []
  private var mask = 0
  private var count = 0

  /// Forgets all words and makes room for so many.
  mutating func reset(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(-1, count: size))
    (mask, count) = (size - 1, 0)
  }

  /// Whether another word needs more room.
  var isFull: Bool { 2 * (count + 1) > slots.count }

  /// Returns the index of the word that a test accepts among those with a hash.
  func index(hash: UInt32, where isSame: (Int) -> Bool) -> Int? {
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if isSame(index) { return index }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Enters a word, known to be new, under its index.
  mutating func insert(_ index: Int, hash: UInt32) {
    var slot = Int(hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(index)
    count += 1
  }
}
