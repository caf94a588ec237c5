/// A column of the table of edit counts: which rows hold one more, and one less, than the row above.
protocol EditColumn {
  associatedtype Word: FixedWidthInteger & UnsignedInteger
  associatedtype Step: EditStep

  /// The column behind so many symbols that both sequences begin with: up to their row each holds one less, then more.
  init(behindEqual count: Int)

  /// Moves on by a symbol of the text below a row that holds 0, 1, 2, ….
  mutating func advance(_ matches: Word)

  /// Moves on by a symbol, below a row that changes by `step` there; returns how the last row changes.
  mutating func advance(_ matches: Word, below: Step) -> Step

  var more: Word { get }
  var less: Word { get }
}

extension EditColumn {
  /// The column before the first symbol of the text: each row holds one more.
  @inline(__always)
  init() { self.init(behindEqual: 0) }

  /// How much more the last of the given rows holds than the row below the first.
  @inline(__always)
  func rise(over rows: Word) -> Int { (more & rows).nonzeroBitCount &- (less & rows).nonzeroBitCount }
}

/// How a row of the table changes from one column to the next, and what else the rows above it have to know.
protocol EditStep: BitwiseCopyable {
  /// One more, as in the row below all others.
  static var rise: Self { get }

  /// By how much the row changes: 1, 0 or -1.
  var change: Int { get }
}

/// The kinds of edits that are counted, by the columns that count them.
protocol EditRules {
  associatedtype ShortColumn: EditColumn where ShortColumn.Word == UInt64
  associatedtype LongColumn: EditColumn where LongColumn.Word == UInt128
}
