/// Two running sums over the words of some memory: the second is of the first, so that the place of a word counts.
///
/// It tells a file that was damaged from one that was not, as fast as memory is read. It is no protection against somebody
/// who wants it to come out the same.
struct SectionSums {
  private typealias Lanes = SIMD8<UInt64>

  private var first = Lanes.zero
  private var second = Lanes.zero
  private var rest: UInt64 = 0

  init(of bytes: UnsafeRawBufferPointer) {
    let step = MemoryLayout<Lanes>.size
    var place = 0
    while place + step <= bytes.count {
      first &+= bytes.loadUnaligned(fromByteOffset: place, as: Lanes.self)
      second &+= first
      place += step
    }
    for byte in bytes[place...] { rest = rest &* 257 &+ UInt64(byte) &+ 1 }
  }

  /// All of it in one word.
  var word: UInt64 {
    var word = rest
    for lane in 0..<Lanes.scalarCount {
      for sum in [first[lane], second[lane]] {
        // An odd factor and a shift, so that every bit counts wherever it stands.
        word = (word ^ sum) &* 0x9E37_79B9_7F4A_7C15
        word ^= word >> 29
      }
    }
    return word
  }
}
