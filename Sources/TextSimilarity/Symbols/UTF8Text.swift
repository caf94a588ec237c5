extension String {
  /// Calls `body` with the UTF-8 of the text, in place where the string stores it so.
  @inline(__always)
  func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    return withCopiedUTF8(body)
  }

  /// Never inlined, so that a text that is there already is not retained.
  @inline(never)
  private func withCopiedUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    ContiguousArray(utf8).withUnsafeBufferPointer(body)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether every byte is below 128, so that bytes and Unicode scalars are the same.
  @inline(__always)
  var isASCII: Bool { usedBits.isASCII }

  /// Whether both texts are ASCII: as ``isASCII`` of each, in fewer steps.
  @inline(__always)
  func isASCII(with other: Self) -> Bool { (usedBits | other.usedBits).isASCII }

  /// The bits that are set in any byte, in the same bit of some byte.
  @inline(__always)
  private var usedBits: SIMD2<UInt64> {
    let bytes = UnsafeRawBufferPointer(self)
    guard count >= 8 else { return SIMD2(UInt64(reduce(0) { $0 | $1 }), 0) }
    var (sum, index) = (SIMD4<UInt64>(), 0)
    while index &+ 32 <= count {
      sum |= bytes.loadUnaligned(fromByteOffset: index, as: SIMD4<UInt64>.self)
      index &+= 32
    }
    var bits = sum.lowHalf | sum.highHalf
    // The last bytes reach back into those that have been seen: that is cheaper than to look at each of the rest.
    guard count >= 16 else {
      bits[0] = bytes.loadUnaligned(as: UInt64.self)
      bits[1] = bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      return bits
    }
    if index &+ 16 <= count { bits |= bytes.loadUnaligned(fromByteOffset: index, as: SIMD2<UInt64>.self) }
    return bits | bytes.loadUnaligned(fromByteOffset: count &- 16, as: SIMD2<UInt64>.self)
  }

  /// The number of Unicode scalars that the UTF-8 holds.
  var scalarCount: Int {
    reduce(0) { $0 &+ ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// Calls `body` with the values of the Unicode scalars that the UTF-8 encodes.
  func withScalars<Result>(_ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { scalars in
      var (index, written) = (0, 0)
      while index < count {
        scalars.initializeElement(at: written, to: decodeScalar(at: &index))
        written &+= 1
      }
      return body(UnsafeBufferPointer<UInt32>(rebasing: scalars[..<written]))
    }
  }

  /// Reads one scalar and moves the index behind it. A sequence cut off by the end, which no `String` has, is read as
  /// its first byte.
  @inline(__always)
  func decodeScalar(at index: inout Int) -> UInt32 {
    let lead = UInt32(self[index])
    let width = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    defer { index &+= width }
    guard width > 1, index &+ width <= count else { return lead }
    switch width {
    case 2: return (lead & 0x1F) << 6 | tail(index &+ 1)
    case 3: return (lead & 0x0F) << 12 | tail(index &+ 1) << 6 | tail(index &+ 2)
    default: return (lead & 0x07) << 18 | tail(index &+ 1) << 12 | tail(index &+ 2) << 6 | tail(index &+ 3)
    }
  }

  /// The six bits that the byte adds to a scalar.
  @inline(__always)
  private func tail(_ index: Int) -> UInt32 { UInt32(self[index] & 0x3F) }
}

extension SIMD2<UInt64> {
  @inline(__always)
  fileprivate var isASCII: Bool { (self[0] | self[1]) & 0x8080_8080_8080_8080 == 0 }
}
