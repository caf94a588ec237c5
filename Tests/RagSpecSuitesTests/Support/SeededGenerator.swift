/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SeededGenerator {
  /// Deletes, doubles, replaces or swaps a few bytes, or cuts the end.
  mutating func mutate(_ bytes: [UInt8], favorites: String) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &self) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &self)
      switch Int.random(in: 0..<6, using: &self) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(contentsOf: bytes[place..<min(place + 8, bytes.count)], at: place)
      case 2: bytes[place] = UInt8.random(in: .min ... .max, using: &self)
      case 3: bytes[place] = Array(favorites.utf8).randomElement(using: &self) ?? 0
      case 4: bytes.swapAt(place, Int.random(in: bytes.indices, using: &self))
      default: bytes.removeLast(Int.random(in: 0...min(20, bytes.count), using: &self))
      }
    }
    return bytes
  }
}
