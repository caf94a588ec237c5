/// A table of what edits cost, filled in row by row; a value, so that it can be gone on with from any row once more.
protocol EditTable {
  /// The number of symbols of the first sequence, each with a row.
  var rowCount: Int { get }

  /// The number of symbols of the second sequence, each with a column.
  var columnCount: Int { get }

  /// Fills in the next row, and puts the kind of the best last step to each cell in its column; column 0 is before the
  /// second sequence.
  mutating func fillNextRow(_ kinds: inout [EditSpan.Kind])

  /// How many rows and columns an exchange takes that ends in a cell; rows and columns count from 1.
  func sizeOfExchange(endingAt row: Int, _ column: Int) -> (rows: Int, columns: Int)
}

extension EditTable {
  func sizeOfExchange(endingAt row: Int, _ column: Int) -> (rows: Int, columns: Int) { (2, 2) }

  /// One of the best paths through the table, from the start of both sequences to their ends.
  ///
  /// No more is kept of the table than its state before some rows. Then, from the end on, the rows behind each of these
  /// are filled in again, this time with all their steps.
  ///
  /// - Complexity: twice that of the cost alone; O(√*m* · *n*) space.
  var bestPath: [AlignmentStep] {
    let height = max(1, Int(Double(rowCount).squareRoot()))
    var (states, backward, row, column) = (states(every: height), [AlignmentStep](), rowCount, columnCount)
    while row > 0, column > 0 {
      states.removeSubrange(((row - 1) / height + 1)...)
      let start = (states.count - 1) * height
      let kinds = states[states.count - 1].kinds(ofNext: row - start)
      while row > start, column > 0 {
        let step = step(to: row, column, kinds[row - start - 1][column])
        backward.append(step)
        (row, column) = (row - step.rows, column - step.columns)
      }
    }
    if row > 0 { backward.append(AlignmentStep(kind: .deletion, rows: row, columns: 0)) }
    if column > 0 { backward.append(AlignmentStep(kind: .insertion, rows: 0, columns: column)) }
    return backward.reversed()
  }

  /// The table as it is before each row whose number is a multiple of `height`.
  private func states(every height: Int) -> [Self] {
    var (states, table) = ([Self](), self)
    var kinds = [EditSpan.Kind](repeating: .deletion, count: columnCount + 1)
    for row in 0..<rowCount {
      if row % height == 0 { states.append(table) }
      table.fillNextRow(&kinds)
    }
    return states
  }

  private func kinds(ofNext count: Int) -> [[EditSpan.Kind]] {
    var (table, kinds) = (self, [EditSpan.Kind](repeating: .deletion, count: columnCount + 1))
    return (0..<count).map { _ in
      table.fillNextRow(&kinds)
      return kinds
    }
  }

  private func step(to row: Int, _ column: Int, _ kind: EditSpan.Kind) -> AlignmentStep {
    switch kind {
    case .equal, .replacement: AlignmentStep(kind: kind, rows: 1, columns: 1)
    case .deletion: AlignmentStep(kind: kind, rows: 1, columns: 0)
    case .insertion: AlignmentStep(kind: kind, rows: 0, columns: 1)
    case .exchange:
      AlignmentStep(
        kind: kind, rows: sizeOfExchange(endingAt: row, column).rows,
        columns: sizeOfExchange(endingAt: row, column).columns)
    }
  }
}
