/// One of the best paths through a table itself, not only what it costs.
///
/// The table is gone through a second time from its end: the rows between any two stripes have been kept, so one stripe
/// after the other is worked off again and its columns are looked at.
///
/// - Complexity: twice that of the number alone, and memory for one step for each 127 cells of the table.
struct StripeTrace<Symbol: FixedWidthInteger & UnsignedInteger, Rules: TraceRules> {
  private let pair: EncodedPair<Symbol>
  private let columns: UnsafeMutableBufferPointer<Rules.Column>
  private let masks: MatchMasks<UInt128>
  private var backward: [TraceMove] = []
  private var row: Int
  private var column: Int

  /// Returns the moves from the start of both sequences to their ends.
  static func moves(of pair: EncodedPair<Symbol>) -> [TraceMove] {
    withUnsafeTemporaryAllocation(of: Rules.Column.self, capacity: pair.text.count) { columns in
      MatchMasks<UInt128>.with(rowCount: pair.rowCount) { masks in
        var trace = StripeTrace(pair, columns, masks)
        trace.run()
        return trace.backward.reversed()
      }
    }
  }

  private init(
    _ pair: EncodedPair<Symbol>, _ columns: UnsafeMutableBufferPointer<Rules.Column>, _ masks: MatchMasks<UInt128>
  ) {
    self.pair = pair
    self.columns = columns
    self.masks = masks
    (row, column) = (pair.pattern.count - 1, pair.text.count - 1)
  }

  private mutating func run() {
    let starts = Array(stride(from: 0, to: pair.pattern.count, by: Rules.stripeHeight))
    var below = [[Rules.Step](repeating: Rules.firstStep, count: pair.text.count)]
    for start in starts.dropLast() { below.append(pass(start, above: below[below.count - 1])) }
    for start in starts.reversed() {
      if let steps = below.popLast() { _ = pass(start, above: steps) }
      walk(above: start)
    }
    backward += repeatElement(.delete, count: row + 1)
    backward += repeatElement(.insert, count: column + 1)
  }

  /// Works off the stripe of rows from `start` on and returns the steps of its top row.
  private func pass(_ start: Int, above steps: [Rules.Step]) -> [Rules.Step] {
    var steps = steps
    let rows = start..<min(start + Rules.stripeHeight, pair.pattern.count)
    steps.withUnsafeMutableBufferPointer { Rules.pass(rows, of: pair, masks, steps: $0, keeping: columns) }
    return steps
  }

  /// Goes back to the row below a stripe, along equal symbols wherever there are some.
  private mutating func walk(above start: Int) {
    while row >= start, column >= 0 {
      let isEqual = pair.pattern[row] == pair.text[column]
      let move = isEqual ? .keep : Rules.move(to: row - start, column, in: columns)
      backward.append(move)
      if move != .insert { row -= 1 }
      if move != .delete { column -= 1 }
    }
  }
}

extension StripeTrace where Symbol == UInt8 {
  /// Returns the moves from the start of both sequences to their ends.
  static func moves(of pair: SymbolPair) -> [TraceMove] {
    switch pair.storage {
    case .bytes(let pair): pair.withEncoded { StripeTrace<UInt8, Rules>.moves(of: $0) }
    case .words(let pair): pair.withEncoded { StripeTrace<UInt32, Rules>.moves(of: $0) }
    }
  }
}
