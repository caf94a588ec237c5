/// Two sequences as integers that are equal where the symbols are equal.
struct BufferPair<Symbol: FixedWidthInteger & UnsignedInteger> {
  private(set) var first: UnsafeBufferPointer<Symbol>
  private(set) var second: UnsafeBufferPointer<Symbol>
  /// The number that all symbols are below, when it is known and small enough to index a table.
  let alphabetSize: Int?

  init(_ first: UnsafeBufferPointer<Symbol>, _ second: UnsafeBufferPointer<Symbol>, alphabetSize: Int?) {
    self.first = first
    self.second = second
    self.alphabetSize = alphabetSize
  }
}

extension BufferPair {
  /// The pair with the shorter sequence in front.
  var shorterFirst: BufferPair { first.count <= second.count ? self : swapped }

  var swapped: BufferPair { BufferPair(second, first, alphabetSize: alphabetSize) }

  /// Removes the prefix and the suffix that both have in common; returns how many symbols that were.
  mutating func trimCommonAffixes() -> Int {
    let prefix = trimCommonPrefix()
    let suffix = commonSuffixCount
    first = UnsafeBufferPointer(rebasing: first.dropLast(suffix))
    second = UnsafeBufferPointer(rebasing: second.dropLast(suffix))
    return prefix + suffix
  }

  /// Removes the prefix that both have in common; returns how many symbols that were.
  @inline(__always)
  mutating func trimCommonPrefix() -> Int {
    let prefix = commonPrefixCount
    first = UnsafeBufferPointer(rebasing: first[prefix...])
    second = UnsafeBufferPointer(rebasing: second[prefix...])
    return prefix
  }

  /// The number of symbols that both sequences begin with, and how many those behind them end with.
  var commonAffixCounts: (prefix: Int, suffix: Int) {
    var rest = self
    let (prefix, total) = (commonPrefixCount, rest.trimCommonAffixes())
    return (prefix, total - prefix)
  }

  /// The number of symbols that both sequences begin with.
  var commonPrefixCount: Int {
    let limit = Swift.min(first.count, second.count)
    var count = 0
    while count &+ Self.blockCount <= limit, blocksAreEqual(count, count) {
      count &+= Self.blockCount
    }
    while count < limit, first[count] == second[count] { count &+= 1 }
    return count
  }

  /// The number of symbols that both sequences end with.
  var commonSuffixCount: Int {
    let limit = Swift.min(first.count, second.count)
    var (count, next) = (0, Self.blockCount)
    while next <= limit, blocksAreEqual(first.count &- next, second.count &- next) {
      (count, next) = (next, next &+ Self.blockCount)
    }
    while count < limit, first[first.count &- 1 &- count] == second[second.count &- 1 &- count] { count &+= 1 }
    return count
  }

  private static var blockCount: Int { MemoryLayout<UInt64>.size / MemoryLayout<Symbol>.stride }

  /// Whether the eight bytes from the given places on are the same.
  private func blocksAreEqual(_ firstIndex: Int, _ secondIndex: Int) -> Bool {
    let stride = MemoryLayout<Symbol>.stride
    let one = UnsafeRawBufferPointer(first).loadUnaligned(fromByteOffset: firstIndex &* stride, as: UInt64.self)
    let other = UnsafeRawBufferPointer(second).loadUnaligned(fromByteOffset: secondIndex &* stride, as: UInt64.self)
    return one == other
  }
}
