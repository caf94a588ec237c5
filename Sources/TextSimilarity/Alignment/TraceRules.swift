/// A step of a path through the table of two sequences, from the start of both to their ends.
enum TraceMove {
  /// On by a symbol that both have.
  case keep
  /// On by a symbol of each that are not the same.
  case replace
  /// On by a symbol of the first sequence.
  case delete
  /// On by a symbol of the second sequence.
  case insert
}

/// How a table is worked off in stripes of rows, and which way leads back from a cell of it.
protocol TraceRules {
  /// How the row below a stripe changes from one column to the next.
  associatedtype Step: BitwiseCopyable
  /// A column of a stripe.
  associatedtype Column

  static var stripeHeight: Int { get }

  /// How the row below all others changes.
  static var firstStep: Step { get }

  /// Works off a stripe of rows, puts the steps of its top row in the place of those below it, and keeps its columns.
  static func pass<Symbol>(
    _ rows: Range<Int>, of pair: EncodedPair<Symbol>, _ masks: MatchMasks<UInt128>,
    steps: UnsafeMutableBufferPointer<Step>, keeping columns: UnsafeMutableBufferPointer<Column>)

  /// Which move led to a cell whose symbols are not the same; `row` counts within the stripe.
  static func move(to row: Int, _ column: Int, in columns: UnsafeMutableBufferPointer<Column>) -> TraceMove
}

/// The path along a longest common subsequence; among equals that whose places in the second sequence are as late as can
/// be.
enum SubsequenceTraceRules: TraceRules {
  static var stripeHeight: Int { UInt128.bitWidth - 1 }
  static var firstStep: UInt8 { 0 }

  static func pass<Symbol>(
    _ rows: Range<Int>, of pair: EncodedPair<Symbol>, _ masks: MatchMasks<UInt128>,
    steps: UnsafeMutableBufferPointer<UInt8>, keeping columns: UnsafeMutableBufferPointer<UInt128>
  ) {
    SubsequenceStripe(pair: pair, masks: masks, rises: steps).pass(rows, keeping: columns)
  }

  static func move(to row: Int, _ column: Int, in columns: UnsafeMutableBufferPointer<UInt128>) -> TraceMove {
    columns[column] >> UInt128(row + 1) & 1 == 0 ? .insert : .delete
  }
}

/// A path with the fewest insertions, deletions and replacements.
enum ReplacementTraceRules: TraceRules {
  typealias Column = ReplacementColumn<UInt128>

  static var stripeHeight: Int { UInt128.bitWidth }
  static var firstStep: ReplacementStep { .rise }

  static func pass<Symbol>(
    _ rows: Range<Int>, of pair: EncodedPair<Symbol>, _ masks: MatchMasks<UInt128>,
    steps: UnsafeMutableBufferPointer<ReplacementStep>, keeping columns: UnsafeMutableBufferPointer<Column>
  ) {
    EditStripe<Symbol, Column>(pair: pair, masks: masks, steps: steps).pass(rows, keeping: columns)
  }

  static func move(to row: Int, _ column: Int, in columns: UnsafeMutableBufferPointer<Column>) -> TraceMove {
    let bit: UInt128 = 1 << UInt128(row)
    if columns[column].more & bit != 0 { return .delete }
    let isLess = column > 0 && columns[column - 1].less & bit != 0
    return isLess ? .insert : .replace
  }
}
