/// A part of a UTF-8 text, ordered by code points; it lives as long as the text.
struct Token: Comparable {
  let utf8: UnsafeBufferPointer<UInt8>
  /// The first eight bytes as a number: in most comparisons it decides.
  let key: UInt64

  @inline(__always)
  init(_ utf8: UnsafeBufferPointer<UInt8>) {
    self.utf8 = utf8
    var key: UInt64 = 0
    for index in 0..<8 { key = key << 8 | (index < utf8.count ? UInt64(utf8[index]) : 0) }
    self.key = key
  }

  @inline(__always)
  static func < (one: Token, other: Token) -> Bool {
    one.key != other.key ? one.key < other.key : one.utf8.lexicographicallyPrecedes(other.utf8)
  }

  @inline(__always)
  static func == (one: Token, other: Token) -> Bool {
    one.key == other.key && one.utf8.elementsEqual(other.utf8)
  }
}

extension [Token] {
  /// The parts of a text between white space, as Python's `str.split` has them.
  init(splitting utf8: UnsafeBufferPointer<UInt8>) {
    self = []
    reserveCapacity(utf8.count / 5 + 1)
    var (index, start) = (0, 0)
    while index < utf8.count {
      let gap = WhiteSpace.byteCount(at: index, of: utf8)
      if gap > 0 {
        if start < index { append(Token(UnsafeBufferPointer(rebasing: utf8[start..<index]))) }
        start = index &+ gap
      }
      index &+= Swift.max(gap, 1)
    }
    if start < index { append(Token(UnsafeBufferPointer(rebasing: utf8[start..<index]))) }
  }

  /// The number of Unicode scalars in the tokens, joined by a space each.
  var joinedScalarCount: Int {
    reduce(Swift.max(0, count - 1)) { $0 + $1.utf8.scalarCount }
  }

  /// Calls `body` with the UTF-8 of the tokens, joined by a space each.
  func withJoined<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let capacity = reduce(count) { $0 + $1.utf8.count }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { joined in
      var end = 0
      for token in self {
        end = joined[end...].initialize(fromContentsOf: token.utf8)
        joined.initializeElement(at: end, to: 0x20)
        end += 1
      }
      return body(UnsafeBufferPointer(rebasing: joined[..<Swift.max(0, end - 1)]))
    }
  }

  /// The parts of a text between white space, in ascending order.
  init(sorting utf8: UnsafeBufferPointer<UInt8>) {
    self.init(splitting: utf8)
    sort()
  }

  /// Removes tokens that are equal to the one before.
  mutating func removeRepetitions() {
    guard var last = indices.first else { return }
    for index in indices.dropFirst() where self[index] != self[last] {
      last += 1
      self[last] = self[index]
    }
    removeSubrange((last + 1)...)
  }
}
