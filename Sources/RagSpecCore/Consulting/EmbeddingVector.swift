/// The vector that a model makes of a text: finite numbers, not all of them 0.
///
/// Numbers are kept in single precision, as models compute them: of 1,536 numbers that is 6 kB, and recorded 8 kB, where
/// decimal digits would take 20 kB and a hundred times as long to read.
package struct EmbeddingVector: Sendable, Hashable {
  package let components: [Float]

  /// Returns `nil` for an empty vector, for one of zeros, and for one with a number that is not finite.
  package init?(_ components: [Float]) {
    guard components.contains(where: { $0 != 0 }), components.allSatisfy(\.isFinite) else { return nil }
    self.components = components
  }

  /// Reads the form in which vectors are recorded: the numbers as IEEE 754 binary32, low byte first, in base 64.
  package init?(recorded text: String) {
    guard let components = Self.components(inBase64: text) else { return nil }
    self.init(components)
  }

  /// Returns the numbers of that form, whatever they are; `nil` for a text of another form.
  package static func components(inBase64 text: String) -> [Float]? {
    guard let bytes = Base64.bytes(of: text), bytes.count.isMultiple(of: 4) else { return nil }
    return bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / 4).map { place in
        Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place * 4, as: UInt32.self)))
      }
    }
  }

  /// The form in which it is recorded.
  package var recorded: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(components.count * 4)
    for component in components { withUnsafeBytes(of: component.bitPattern.littleEndian) { bytes += $0 } }
    return Base64.text(of: bytes)
  }

  /// Returns the cosine of the angle between two vectors, `nil` when they are not of one length.
  ///
  /// - Range: −1 for opposite directions to 1 for the same, exactly 1 for equal vectors.
  /// - Complexity: O(*n*). Sums are in double precision, in which squares of single precision neither overflow nor vanish.
  package func cosine(with other: EmbeddingVector) -> Double? {
    guard components.count == other.components.count else { return nil }
    if components == other.components { return 1 }
    var (product, own, others) = (0.0, 0.0, 0.0)
    for (one, another) in zip(components, other.components) {
      product += Double(one) * Double(another)
      own += Double(one) * Double(one)
      others += Double(another) * Double(another)
    }
    return min(max(product / (own.squareRoot() * others.squareRoot()), -1), 1)
  }
}
