/// The least cost of edits with any weights: the table of Wagner and Fischer, one row at a time.
///
/// - Complexity: O(*m* · *n*) time, with a bound on the cost only a band about the diagonal; O(*n*) space.
struct WeightedEdits<Symbol: FixedWidthInteger & UnsignedInteger> {
  let weights: EditWeights
  let pair: BufferPair<Symbol>
  let most: Int
  /// The cost from the part of the first sequence so far to each beginning of the second one.
  let row: UnsafeMutableBufferPointer<Int>

  /// The least cost; nothing if it is more than `most`.
  private var cost: Int? {
    let counts = (pair.first.count, pair.second.count)
    for index in 0...counts.1 { row.initializeElement(at: index, to: index * weights.insertion) }
    for index in 0..<counts.0 {
      guard advance(over: pair.first[index], columns: columns(ofRow: index + 1)) <= most else { return nil }
    }
    return row[counts.1] <= most ? row[counts.1] : nil
  }

  /// The columns of a row that a path of no more than `most` can touch.
  private func columns(ofRow row: Int) -> Range<Int> {
    let count = pair.second.count
    let lower = weights.deletion > 0 ? min(count, max(0, row - most / weights.deletion)) : 0
    let upper = weights.insertion > 0 ? min(count, row + most / weights.insertion) : count
    return lower..<upper + 1
  }

  /// Moves on by a symbol of the first sequence; returns the least cost in the row.
  private func advance(over symbol: Symbol, columns: Range<Int>) -> Int {
    var diagonal = row[columns.lowerBound]
    var left = columns.lowerBound == 0 ? diagonal + weights.deletion : Int.max / 2
    if columns.lowerBound > 0 {
      let corner = row[columns.lowerBound - 1]
      left = min(diagonal + weights.deletion, corner + replacementCost(symbol, at: columns.lowerBound))
    }
    row[columns.lowerBound] = left
    var least = left
    for column in columns.dropFirst() {
      let above = row[column]
      left = min(diagonal + replacementCost(symbol, at: column), above + weights.deletion, left + weights.insertion)
      (row[column], diagonal, least) = (left, above, min(least, left))
    }
    return least
  }

  /// What it costs to put the symbol that a column stands for in the place of another.
  private func replacementCost(_ symbol: Symbol, at column: Int) -> Int {
    symbol == pair.second[column - 1] ? 0 : weights.replacement
  }
}

extension WeightedEdits where Symbol == UInt8 {
  /// Returns the least cost, or nothing if it is more than `most`.
  static func cost(_ weights: EditWeights, in pair: SymbolPair, atMost most: Int) -> Int? {
    switch pair.storage {
    case .bytes(let pair): WeightedEdits<UInt8>.cost(weights, of: pair, atMost: most)
    case .words(let pair): WeightedEdits<UInt32>.cost(weights, of: pair, atMost: most)
    }
  }
}

extension WeightedEdits {
  fileprivate static func cost(_ weights: EditWeights, of pair: BufferPair<Symbol>, atMost most: Int) -> Int? {
    let surplus = pair.first.count - pair.second.count
    guard most >= max(surplus * weights.deletion, -surplus * weights.insertion, 0) else { return nil }
    var pair = pair
    _ = pair.trimCommonAffixes()
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: pair.second.count + 1) { row in
      WeightedEdits(weights: weights, pair: pair, most: most, row: row).cost
    }
  }
}
