/// A hash of 64 bits that is the same in every process, as those of the standard library are not. It is no protection
/// against somebody who wants two texts to have the same one.
///
/// - SeeAlso: Fowler, Noll and Vo, *FNV-1a*.
struct FNV1a {
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private(set) var value = seed

  @inline(__always)
  mutating func add(_ number: UInt64) { value = (value ^ number) &* 0x0000_0100_0000_01B3 }
}
