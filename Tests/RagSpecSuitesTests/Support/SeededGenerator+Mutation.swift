import RagSpecTestSupport

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
