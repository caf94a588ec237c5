/// A word of a file: where it is in the file's bytes, and its hash, so that no text needs to be made of it.
struct Token: Sendable {
  let start: Int
  let count: UInt32
  let hash: UInt32

  init(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) {
    start = range.lowerBound
    count = UInt32(clamping: range.count)
    hash = Self.hash(range, in: bytes)
  }

  var range: Range<Int> { start..<start + Int(count) }

  /// Mixes eight bytes at a time, then what is left over.
  private static func hash(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> UInt32 {
    var hash = UInt64(truncatingIfNeeded: range.count)
    var position = range.lowerBound
    while position + 8 <= range.upperBound {
      hash = mixed(hash, bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      position += 8
    }
    var rest: UInt64 = 0
    while position < range.upperBound {
      rest = rest << 8 | UInt64(bytes[position])
      position += 1
    }
    return UInt32(truncatingIfNeeded: mixed(hash, rest) >> 32)
  }

  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 29)
  }
}

/// Whether two words, perhaps of different files, have the same bytes.
func areEqual(
  _ first: Token, in firstBytes: UnsafeRawBufferPointer, _ second: Token, in secondBytes: UnsafeRawBufferPointer
) -> Bool {
  guard first.hash == second.hash, first.count == second.count else { return false }
  var offset = 0
  let count = Int(first.count)
  while offset + 8 <= count {
    let word = firstBytes.loadUnaligned(fromByteOffset: first.start + offset, as: UInt64.self)
    guard word == secondBytes.loadUnaligned(fromByteOffset: second.start + offset, as: UInt64.self) else {
      return false
    }
    offset += 8
  }
  while offset < count {
    guard firstBytes[first.start + offset] == secondBytes[second.start + offset] else { return false }
    offset += 1
  }
  return true
}

/// Whether the first of two words of one file comes before the second, byte for byte.
func precedes(_ first: Token, _ second: Token, in bytes: UnsafeRawBufferPointer) -> Bool {
  bytes[first.range].lexicographicallyPrecedes(bytes[second.range])
}
