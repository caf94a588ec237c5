/// Numbers that look random and are the same wherever and whenever they are drawn: SplitMix64.
///
/// The standard library's own draws may change with it, so whole numbers are drawn here as well.
///
/// - SeeAlso: Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, 2014.
struct PerturbationGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A generator of its own for one variant of one text, so that neither depends on what else a suite holds.
  ///
  /// - Parameters:
  ///   - name: the perturbation's name.
  ///   - number: the variant's number, from 1.
  init(_ name: String, seed: Int, number: Int, text: String) {
    state = Self.hash("\(name)\n\(seed)\n\(number)\n", text)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// Returns a number from 0 up to a bound, which is at least 1.
  ///
  /// The high half of a product: for bounds as small as a text's length no number is favored by what anyone could see.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Puts elements into any order: Fisher and Yates.
  mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in elements.indices.dropFirst().reversed() { elements.swapAt(below(last + 1), last) }
  }

  /// FNV-1a over the UTF-8 bytes: the standard library's hashes differ from process to process.
  private static func hash(_ texts: String...) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for text in texts {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
    return hash
  }
}
