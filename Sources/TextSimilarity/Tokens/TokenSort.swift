/// Sorts tokens by code points: a short list by insertion, a longer one by a byte of the keys into as many shorter ones.
///
/// To sort two texts of a few hundred words is as much work as to compare them, if each comparison is a call and a
/// branch that the processor cannot foresee.
enum TokenSort {
  /// Puts the tokens in ascending order; equal ones are the same.
  static func sort(_ tokens: UnsafeMutableBufferPointer<Token>) { sort(tokens, from: 0) }

  /// Sorts tokens whose keys have the same bytes before a place.
  private static func sort(_ tokens: UnsafeMutableBufferPointer<Token>, from byte: Int) {
    if tokens.count <= mostToInsert { return insert(tokens) }
    guard byte < MemoryLayout<UInt64>.size, tokens.count <= Int(Int32.max) else {
      var tokens = tokens
      return tokens.sort()
    }
    withParts(tokens, by: UInt64(56 &- 8 &* byte)) { sort($0, from: byte &+ 1) }
  }

  /// Sorts by moving each token to the front of those that are greater.
  private static func insert(_ tokens: UnsafeMutableBufferPointer<Token>) {
    for index in tokens.indices.dropFirst() {
      let token = tokens[index]
      var place = index
      while place > 0, token < tokens[place &- 1] {
        tokens[place] = tokens[place &- 1]
        place &-= 1
      }
      tokens[place] = token
    }
  }

  /// Sorts by the byte that begins at a bit of the keys, and calls `body` with the tokens of each value.
  private static func withParts(
    _ tokens: UnsafeMutableBufferPointer<Token>, by bit: UInt64, _ body: (UnsafeMutableBufferPointer<Token>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 256) { ends in
      ends.initialize(repeating: 0)
      for token in tokens { ends[Int(truncatingIfNeeded: token.key &>> bit & 0xFF)] &+= 1 }
      var total: Int32 = 0
      for value in ends.indices {
        total &+= ends[value]
        ends[value] = total
      }
      withUnsafeTemporaryAllocation(of: Token.self, capacity: tokens.count) { unsorted in
        _ = unsorted.initialize(fromContentsOf: tokens)
        for token in unsorted.reversed() {
          let value = Int(truncatingIfNeeded: token.key &>> bit & 0xFF)
          ends[value] &-= 1
          tokens[Int(ends[value])] = token
        }
      }
      // By now each end has moved to where its tokens begin.
      for value in ends.indices {
        let (start, end) = (Int(ends[value]), value < 255 ? Int(ends[value &+ 1]) : tokens.count)
        if end &- start > 1 { body(UnsafeMutableBufferPointer(rebasing: tokens[start..<end])) }
      }
    }
  }

  private static var mostToInsert: Int { 24 }
}
