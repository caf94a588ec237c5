import RagSpecCore

/// The names of a suite's cases, of which no two may be the same.
///
/// Parts of a suite collect theirs apart, and hash them on the processor that reads them. Whether any two are the same is
/// then seen without a look at the names.
struct CaseNames: Sendable {
  private struct Entry: Sendable {
    let hash: Int
    let name: String
    let node: ConfigNode
  }

  private var parts: [[Entry]] = [[]]

  mutating func add(_ name: String, _ node: ConfigNode) {
    parts[parts.count - 1].append(Entry(hash: name.hashValue, name: name, node: node))
  }

  /// Adds names that stand behind all others.
  mutating func append(_ names: CaseNames) {
    parts += names.parts
    parts.append([])
  }

  /// Returns each name that an earlier case has too, with the last such case, in their order.
  func repetitions() -> [(name: String, node: ConfigNode, earlier: ConfigNode)] {
    guard mayRepeat else { return [] }
    var seen: [String: ConfigNode] = [:]
    return parts.joined().compactMap { entry in
      seen.updateValue(entry.node, forKey: entry.name).map { (entry.name, entry.node, $0) }
    }
  }

  /// Whether two hashes are the same: put one after the other into the first free place behind where they belong.
  private var mayRepeat: Bool {
    let count = parts.reduce(0) { $0 + $1.count }
    var places = [Int](repeating: 0, count: 1 << (Int.bitWidth - (2 * count).leadingZeroBitCount))
    for part in parts {
      for entry in part {
        // 0 marks a free place.
        let hash = entry.hash == 0 ? 1 : entry.hash
        var place = hash & (places.count - 1)
        while places[place] != 0 {
          if places[place] == hash { return true }
          place = (place + 1) & (places.count - 1)
        }
        places[place] = hash
      }
    }
    return false
  }
}
