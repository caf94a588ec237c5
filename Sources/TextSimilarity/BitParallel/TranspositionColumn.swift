/// Insertions, deletions, replacements and exchanges of neighbors.
enum TranspositionRules: EditRules {
  typealias ShortColumn = TranspositionColumn<UInt64>
  typealias LongColumn = TranspositionColumn<UInt128>
}

/// A column of the table of edits that count an exchange of neighbors as one (Hyyrö, 2003).
///
/// An exchange ends in a row whose symbol the text had one place before, while the row above has the symbol of now.
struct TranspositionColumn<Word: FixedWidthInteger & UnsignedInteger>: EditColumn {
  private(set) var more: Word
  private(set) var less: Word
  private var lastMatches = Word(0)
  /// The rows that held in the column before what is on their diagonal one row above.
  private var lastLevel = Word(0)

  @inline(__always)
  init(behindEqual count: Int) {
    more = ~Word(0) << Word(count)
    less = ~more
  }

  @inline(__always)
  mutating func advance(_ matches: Word) {
    let level = level(matches, matches, (~lastLevel & matches) << 1)
    let (rightMore, rightLess) = (less | ~(level | more), level & more)
    close(matches, level, rightMore << 1 | 1, rightLess << 1)
  }

  @inline(__always)
  mutating func advance(_ matches: Word, below: TranspositionStep) -> TranspositionStep {
    let first = ~lastLevel & matches
    let level = level(
      matches, matches | Word(truncatingIfNeeded: below.less), first << 1 | Word(truncatingIfNeeded: below.firstHalf))
    let (rightMore, rightLess) = (less | ~(level | more), level & more)
    let top = Word.bitWidth &- 1
    let last = TranspositionStep(
      more: UInt8(truncatingIfNeeded: rightMore >> top), less: UInt8(truncatingIfNeeded: rightLess >> top),
      firstHalf: UInt8(truncatingIfNeeded: first >> top))
    close(
      matches, level, rightMore << 1 | Word(truncatingIfNeeded: below.more),
      rightLess << 1 | Word(truncatingIfNeeded: below.less))
    return last
  }

  /// The rows that hold in the next column what is on their diagonal one row above.
  @inline(__always)
  private func level(_ matches: Word, _ starts: Word, _ aboveFirstHalf: Word) -> Word {
    (((starts & more) &+ more) ^ more) | starts | less | (aboveFirstHalf & lastMatches)
  }

  @inline(__always)
  private mutating func close(_ matches: Word, _ level: Word, _ rightMore: Word, _ rightLess: Word) {
    more = rightLess | ~(level | rightMore)
    less = rightMore & level
    (lastMatches, lastLevel) = (matches, level)
  }
}

/// How a row changes, and whether it may hold the first half of an exchange.
struct TranspositionStep: EditStep {
  let more: UInt8
  let less: UInt8
  let firstHalf: UInt8

  static let rise = TranspositionStep(more: 1, less: 0, firstHalf: 0)

  var change: Int { Int(more) &- Int(less) }
}
