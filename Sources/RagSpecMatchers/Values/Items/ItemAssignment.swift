/// Gives items of an output to expected items, one to one, as many as can be.
enum ItemAssignment {
  /// Returns for each expected item the item that it got, in whatever order they stand.
  ///
  /// What is given first is taken away again where that lets one more be given, so that no assignment gives more.
  /// - Parameter candidates: for each item the expected ones that it may be.
  /// - Complexity: O(expected items × candidates). A search that fails is never repeated, so that mostly it is O(candidates).
  /// - SeeAlso: Kuhn, *The Hungarian method for the assignment problem*, 1955, with weights of 0 and 1.
  static func inAnyOrder(_ candidates: [[Int]], expected: Int) -> [Int?] {
    var search = PathSearch(candidates, expected: expected)
    for item in candidates.indices { search.give(item) }
    return search.itemOf
  }

  /// Returns for each expected item the item that it got, where both stand in the same order.
  ///
  /// - Complexity: O(candidates × log of the expected items).
  /// - SeeAlso: Hunt and Szymanski, *A fast algorithm for computing longest common subsequences*, 1977.
  static func inOrder(_ candidates: [[Int]], expected: Int) -> [Int?] {
    var chains = Chains()
    for (item, wanted) in candidates.enumerated() {
      // The last expected one first, so that an item lengthens no chain twice.
      for index in wanted.sorted(by: >) { chains.add(item, to: index) }
    }
    return chains.longest(expected: expected)
  }
}

/// Looks for paths along which items change places, so that one more finds its own.
private struct PathSearch {
  private let candidates: [[Int]]
  private(set) var itemOf: [Int?]
  private var wantedOf: [Int?]
  /// Expected items from which no free one can be reached.
  private var isDead: [Bool]

  init(_ candidates: [[Int]], expected: Int) {
    self.candidates = candidates
    itemOf = Array(repeating: nil, count: expected)
    wantedOf = Array(repeating: nil, count: candidates.count)
    isDead = Array(repeating: false, count: expected)
  }

  mutating func give(_ item: Int) {
    if let free = candidates[item].first(where: { itemOf[$0] == nil }) { return give(item, free) }
    var from: [Int: Int] = [:]
    var queue = [item]
    var next = 0
    while next < queue.count {
      let current = queue[next]
      next += 1
      for wanted in candidates[current] where !isDead[wanted] && from[wanted] == nil {
        from[wanted] = current
        guard let holder = itemOf[wanted] else { return shift(to: wanted, from) }
        queue.append(holder)
      }
    }
    for wanted in from.keys { isDead[wanted] = true }
  }

  /// Every item on the path moves on to the next expected one.
  private mutating func shift(to free: Int, _ from: [Int: Int]) {
    var wanted: Int? = free
    while let current = wanted, let item = from[current] {
      wanted = wantedOf[item]
      give(item, current)
    }
  }

  private mutating func give(_ item: Int, _ wanted: Int) {
    itemOf[wanted] = item
    wantedOf[item] = wanted
  }
}

/// Chains of pairs in which items and expected items rise together, the best of each length.
private struct Chains {
  private var pairs: [(item: Int, expected: Int, before: Int?)] = []
  /// The pair at the end of the best chain of each length: the one with the least expected item.
  private var ends: [Int] = []

  mutating func add(_ item: Int, to expected: Int) {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if pairs[ends[middle]].expected < expected { low = middle + 1 } else { high = middle }
    }
    pairs.append((item, expected, low > 0 ? ends[low - 1] : nil))
    if low == ends.count { ends.append(pairs.count - 1) } else { ends[low] = pairs.count - 1 }
  }

  func longest(expected: Int) -> [Int?] {
    var itemOf = [Int?](repeating: nil, count: expected)
    var pair = ends.last
    while let current = pair {
      itemOf[pairs[current].expected] = pairs[current].item
      pair = pairs[current].before
    }
    return itemOf
  }
}
