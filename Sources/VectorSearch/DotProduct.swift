/// Sums of products of numbers in single precision, many at once.
enum DotProduct {
  private typealias Lanes = SIMD8<Float>

  /// Numbers in a step of the loop: four sums run side by side, so that none waits for the one before it.
  private static let stride = 4 * Lanes.scalarCount

  /// Returns the sum of the products of two rows.
  ///
  /// The order of the additions depends on the count alone, so that equal rows have equal products, to the bit.
  /// - Complexity: O(*count*), about as fast as memory is read.
  static func of(_ one: UnsafePointer<Float>, _ other: UnsafePointer<Float>, count: Int) -> Float {
    let (left, right) = (UnsafeRawPointer(one), UnsafeRawPointer(other))
    var (first, second, third, fourth) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    let size = MemoryLayout<Lanes>.size
    var place = 0
    let end = count - count % stride
    while place < end {
      let offset = place * MemoryLayout<Float>.size
      first += lanes(left, offset) * lanes(right, offset)
      second += lanes(left, offset + size) * lanes(right, offset + size)
      third += lanes(left, offset + 2 * size) * lanes(right, offset + 2 * size)
      fourth += lanes(left, offset + 3 * size) * lanes(right, offset + 3 * size)
      place += stride
    }
    var sum = ((first + second) + (third + fourth)).sum()
    while place < count {
      sum += one[place] * other[place]
      place += 1
    }
    return sum
  }

  @inline(__always)
  private static func lanes(_ row: UnsafeRawPointer, _ offset: Int) -> Lanes {
    row.loadUnaligned(fromByteOffset: offset, as: Lanes.self)
  }
}
