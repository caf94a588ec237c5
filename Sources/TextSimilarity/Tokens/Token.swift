/// A part of a UTF-8 text, ordered by code points; it lives as long as the text.
struct Token: Comparable {
  let utf8: UnsafeBufferPointer<UInt8>
  /// The first eight bytes as a number: in most comparisons it decides.
  let key: UInt64

  @inline(__always)
  init(_ utf8: UnsafeBufferPointer<UInt8>) { self.init(0, utf8.count, of: utf8) }

  /// Takes the part of a text from a place up to another.
  @inline(__always)
  init(_ start: Int, _ end: Int, of text: UnsafeBufferPointer<UInt8>) {
    utf8 = UnsafeBufferPointer(rebasing: text[start..<end])
    key = Self.key(start, end, of: text)
  }

  /// One load does unless the whole text is shorter: then it takes in what stands before or behind, to be shifted out.
  @inline(__always)
  private static func key(_ start: Int, _ end: Int, of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let excess = UInt64(truncatingIfNeeded: Swift.max(0, 8 &- (end &- start)) &* 8)
    guard text.count >= 8 else { return text[start..<end].reduce(0) { $0 << 8 | UInt64($1) } << excess }
    let place = Swift.min(start, text.count &- 8)
    let bytes = UInt64(bigEndian: UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: place, as: UInt64.self))
    return (bytes &<< UInt64(truncatingIfNeeded: (start &- place) &* 8)) & (~0 << excess)
  }

  @inline(__always)
  static func < (one: Token, other: Token) -> Bool {
    one.key != other.key ? one.key < other.key : one.utf8.lexicographicallyPrecedes(other.utf8)
  }

  @inline(__always)
  static func == (one: Token, other: Token) -> Bool {
    guard one.key == other.key, one.utf8.count == other.utf8.count else { return false }
    return one.utf8.count <= 8 || one.utf8.dropFirst(8).elementsEqual(other.utf8.dropFirst(8))
  }
}

extension [Token] {
  /// The parts of a text between white space, as Python's `str.split` has them.
  init(splitting utf8: UnsafeBufferPointer<UInt8>) {
    self = []
    reserveCapacity(utf8.count / 5 + 1)
    append(splitting: utf8)
  }

  /// Adds the parts of a text between white space.
  mutating func append(splitting utf8: UnsafeBufferPointer<UInt8>) {
    var (index, start) = (0, 0)
    while index < utf8.count {
      // Most bytes are neither white space nor the beginning of any.
      if utf8[index] > 0x20, utf8[index] < 0x80 {
        index &+= 1
        continue
      }
      let gap = WhiteSpace.byteCount(at: index, of: utf8)
      if gap > 0 {
        if start < index { append(Token(start, index, of: utf8)) }
        start = index &+ gap
      }
      index &+= Swift.max(gap, 1)
    }
    if start < index { append(Token(start, index, of: utf8)) }
  }

  /// The number of Unicode scalars in the tokens, joined by a space each.
  var joinedScalarCount: Int {
    reduce(Swift.max(0, count - 1)) { $0 + $1.utf8.scalarCount }
  }

  /// Calls `body` with the UTF-8 of the tokens, joined by a space each.
  func withJoined<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    // Eight more, so that the first eight bytes of any token can be written at once.
    let capacity = reduce(count) { $0 &+ $1.utf8.count } &+ 8
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { joined in
      let bytes = UnsafeMutableRawBufferPointer(joined)
      var end = 0
      for token in self {
        bytes.storeBytes(of: token.key.bigEndian, toByteOffset: end, as: UInt64.self)
        if token.utf8.count > 8 { _ = joined[(end &+ 8)...].initialize(fromContentsOf: token.utf8.dropFirst(8)) }
        end &+= token.utf8.count
        joined.initializeElement(at: end, to: 0x20)
        end &+= 1
      }
      return body(UnsafeBufferPointer(rebasing: joined[..<Swift.max(0, end - 1)]))
    }
  }

  /// The parts of a text between white space, in ascending order.
  init(sorting utf8: UnsafeBufferPointer<UInt8>) {
    self.init(splitting: utf8)
    sortByCodePoints()
  }

  /// Puts the tokens in ascending order.
  mutating func sortByCodePoints() { withUnsafeMutableBufferPointer { TokenSort.sort($0) } }

  /// Whether a token is equal to the one before.
  var hasRepetition: Bool {
    for index in indices.dropFirst() where self[index] == self[index - 1] { return true }
    return false
  }

  /// The tokens but for those that are equal to the one before.
  var withoutRepetitions: [Token] {
    // Mostly there are none, and no array is made.
    guard hasRepetition else { return self }
    return indices.filter { $0 == 0 || self[$0] != self[$0 - 1] }.map { self[$0] }
  }
}
