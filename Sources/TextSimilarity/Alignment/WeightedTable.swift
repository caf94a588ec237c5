/// The table of insertions, deletions and replacements with any weights (Wagner and Fischer, 1974).
struct WeightedTable<Symbol: FixedWidthInteger & UnsignedInteger>: EditTable {
  private let weights: EditWeights
  private let pair: BufferPair<Symbol>
  /// The costs in the row filled in last, and its number.
  private var costs: [Int]
  private var row = 0

  init(_ weights: EditWeights, _ pair: BufferPair<Symbol>) {
    self.weights = weights
    self.pair = pair
    costs = (0...pair.second.count).map { $0 * weights.insertion }
  }

  var rowCount: Int { pair.first.count }
  var columnCount: Int { pair.second.count }

  mutating func fillNextRow(_ kinds: inout [EditSpan.Kind]) {
    let symbol = pair.first[row]
    var diagonal = costs[0]
    costs[0] += weights.deletion
    for column in 1..<columnCount + 1 {
      let isEqual = symbol == pair.second[column - 1]
      let replaced = diagonal + (isEqual ? 0 : weights.replacement)
      let (deleted, inserted) = (costs[column] + weights.deletion, costs[column - 1] + weights.insertion)
      diagonal = costs[column]
      costs[column] = min(replaced, deleted, inserted)
      kinds[column] =
        costs[column] == replaced
        ? isEqual ? .equal : .replacement : costs[column] == deleted ? .deletion : .insertion
    }
    row += 1
  }
}
